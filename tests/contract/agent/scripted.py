"""A server outside the program, speaking the OpenAI protocol: it says what a test has written down, and keeps what it
was asked. It stands for a model that is wrong, hostile or endless, which no real model can be relied on to be."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], list[dict[str, Any]]]
"""From the body of a request to the deltas of its answer."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.asked: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(body)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for delta in self.server.answer(body):
            self._say(json.dumps({"choices": [{"index": 0, "delta": delta}]}))
        self._say("[DONE]")

    def _say(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    server = Server(answer)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def call(name: str, arguments: dict[str, Any], id_: str = "c1") -> list[dict[str, Any]]:
    """The deltas of a call, its arguments in two pieces, as servers send them."""
    text = json.dumps(arguments)
    half = len(text) // 2
    first = {"index": 0, "id": id_, "type": "function", "function": {"name": name, "arguments": text[:half]}}
    return [{"tool_calls": [first]}, {"tool_calls": [{"index": 0, "function": {"arguments": text[half:]}}]}]


def say(*pieces: str) -> list[dict[str, Any]]:
    return [{"content": piece} for piece in pieces]


def results(body: dict[str, Any]) -> list[str]:
    """What the tools have returned so far."""
    return [message["content"] for message in body["messages"] if message["role"] == "tool"]

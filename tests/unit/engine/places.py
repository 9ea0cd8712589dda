"""A server on this machine whose next answers a test decides, and an engine that asks it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from assistant.api import CapabilityName, Generation
from assistant.engine import Engine, EngineSettings, Job
from assistant.engine.settings import Server
from tests.unit.engine import parts
from tests.unit.engine.parts import PlainDecoder, asked

KEY = "sk-very-secret"
DONE = b"data: [DONE]\n\n"
Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


class Place:
    """A server whose next answers the test decides."""

    def __init__(self) -> None:
        self.reply: Reply = said(200, {})
        self.bodies: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.go_on = threading.Event()


def said(status: int, value: Any, kind: str = "application/json", headers: dict[str, str] | None = None) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        handler.send_response(status)
        for name, text in {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})}.items():
            handler.send_header(name, text)
        handler.end_headers()
        handler.wfile.write(data)

    return reply


def event(**choice: Any) -> bytes:
    """An event whose first choice is this."""
    return b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"


def chunk(text: str) -> bytes:
    return event(delta={"content": text})


def ends(reason: str) -> bytes:
    """The event that ends an answer."""
    return event(delta={}, finish_reason=reason)


@contextmanager
def placed() -> Iterator[tuple[Place, str]]:
    """The server and its address."""
    place = Place()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            place.keys.append(self.headers.get("Authorization", ""))
            body = self.rfile.read(int(self.headers["Content-Length"]))
            place.bodies.append(json.loads(body) if self.headers["Content-Type"] == "application/json" else {})
            place.reply(self, place.bodies[-1])

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield place, f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        place.go_on.set()
        server.shutdown()
        server.server_close()


def engine_of(url: str, root: Path, pocket: Path, offline: bool = False) -> Engine:
    server = Server(url, "big/model", key=KEY)
    servers: dict[CapabilityName, Server] = {"vision_language": server, "image_text_embedding": server}
    settings = EngineSettings(profile="remote", device="cpu", servers=servers, offline=offline)
    return Engine(settings, PlainDecoder(), parts.folders(root, pocket))


def answer(engine: Engine, limits: Generation | None = None) -> str:
    return "".join(engine.capability("vision_language", Job()).reply(asked("hello"), limits or Generation()))

"""A cancel reaches the server, so that it need not go on: before it has answered, too, and while it is connected to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.api import AssistantError, Cancelled, CapabilityName, Drawing, Generation
from assistant.engine import Engine, EngineSettings, Job
from assistant.engine.remote import lines
from assistant.engine.remote.server import Connection
from assistant.engine.remote.stream import Breaks
from assistant.engine.settings import Server
from tests.unit.engine import parts
from tests.unit.engine.places import Place

ASKED: dict[CapabilityName, Callable[[Any], Iterator[Any]]] = {
    "vision_language": lambda model: model.reply(parts.asked("hello"), Generation()),
    "image_generation": lambda model: model.draw(Drawing("a house")),
    "image_text_embedding": lambda model: iter([model.embed_texts(["red"])]),
    "transcription": lambda model: model.transcribe(parts.audio("sound")),
}


@pytest.fixture
def asking(place: tuple[Place, str], tmp_path: Path, pocket: Path) -> Iterator[Engine]:
    servers = {name: Server(place[1], "big/model") for name in ASKED}
    decoder = parts.PlainDecoder()
    decoder.sounds["sound"] = [np.sin(np.arange(32_000, dtype=np.float32))]
    settings = EngineSettings(profile="remote", device="cpu", servers=servers)
    engine = Engine(settings, decoder, parts.folders(tmp_path, pocket))
    yield engine
    engine.close()


@pytest.mark.parametrize("name", ASKED)
def test_a_cancel_reaches_a_server_that_has_not_answered(
    place: tuple[Place, str], asking: Engine, name: CapabilityName
) -> None:
    job, gone = Job(), threading.Event()

    def wait(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        job.cancelled.set()
        handler.connection.settimeout(20)
        if handler.rfile.read(1) == b"":
            gone.set()

    place[0].reply = wait
    with pytest.raises(Cancelled):
        list(ASKED[name](asking.capability(name, job)))
    assert gone.wait(30)


def test_what_is_opened_after_a_cancel_is_broken_off_at_once() -> None:
    breaks, broken = Breaks(), list[str]()
    breaks.add(lambda: broken.append("before"))
    breaks.break_off()
    assert broken == ["before"]
    breaks.add(lambda: broken.append("after"))
    breaks.break_off()
    assert broken == ["before", "after"]


def test_what_has_ended_is_not_kept_for_a_cancel(keeping: tuple[Keeping, Connection]) -> None:
    """A description of many pictures is one piece of work with a request for each."""
    breaks = Breaks()
    for _ in range(2):
        keeping[1].post("/a", breaks, json={})
    assert breaks._waiting == []


def test_a_connection_that_nobody_uses_is_closed(
    keeping: tuple[Keeping, Connection], tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, connection = keeping
    monkeypatch.setattr(lines, "KEPT_S", 0.0)
    servers: dict[CapabilityName, Server] = {"image_text_embedding": Server(connection._url, "m")}
    settings = EngineSettings(profile="remote", device="cpu", servers=servers)
    with closing(Engine(settings, parts.PlainDecoder(), parts.folders(tmp_path, pocket))) as engine:
        for count in (1, 2):
            with pytest.raises(AssistantError):
                engine.capability("image_text_embedding", Job()).embed_texts(["red"])
            assert server.left.acquire(timeout=30)
            assert len(set(server.ports)) == count, "another one is opened for the next request"
    assert connection.rest() is None, "it was never used"


class Keeping:
    """A server that keeps connections, as real ones do; it does not answer its third request."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.left = threading.Semaphore(0)
        self.stalls, self.gone = threading.Event(), threading.Event()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.ports.append(handler.client_address[1])
        handler.rfile.read(int(handler.headers["Content-Length"]))
        if len(self.ports) == 3:
            self.stalls.set()
            handler.connection.settimeout(20)
            if handler.rfile.read(1) == b"":
                self.gone.set()
            return
        handler.send_response(200)
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"{}")


@pytest.fixture
def keeping() -> Iterator[tuple[Keeping, Connection]]:
    kept = Keeping()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def finish(self) -> None:
            super().finish()
            kept.left.release()

        def do_POST(self) -> None:
            kept.serve(self)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with closing(Connection(Server(f"http://127.0.0.1:{server.server_port}/v1", "m"), "vision_language")) as connection:
        yield kept, connection
    server.shutdown()
    server.server_close()


def test_requests_share_a_connection_and_a_cancel_ends_only_its_own(keeping: tuple[Keeping, Connection]) -> None:
    server, connection = keeping
    earlier, breaks = Breaks(), Breaks()
    assert [connection.post("/a", each, json={}) for each in (earlier, None)] == [{}, {}]
    assert len(set(server.ports)) == 1
    ended: list[AssistantError] = []

    def ask() -> None:
        try:
            connection.post("/a", breaks, json={})
        except AssistantError as error:
            ended.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert server.stalls.wait(20)
    earlier.break_off()  # its request is over: another has the connection now
    assert connection.post("/a", json={}) == {}
    assert not ended
    breaks.break_off()
    asking.join(20)
    assert server.gone.wait(20)
    assert len(ended) == 1
    assert [connection.post("/a", json={}) for _ in range(3)] == [{}] * 3

"""A cancel reaches the server, so that it need not go on: before it has answered, too, and while it is connected to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.api import Cancelled, CapabilityName, Drawing, Generation
from assistant.engine import Engine, EngineSettings, Job
from assistant.engine.remote.stream import Breaks
from assistant.engine.settings import Server
from tests.unit.engine import parts
from tests.unit.engine.places import Place

ASKED: dict[CapabilityName, Callable[[Any], Iterator[Any]]] = {
    "vision_language": lambda model: model.reply(parts.asked("hello"), Generation()),
    "image_generation": lambda model: model.draw(Drawing("a house")),
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

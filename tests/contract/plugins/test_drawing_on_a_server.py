"""Drawing in a conversation whose pictures a server draws."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from assistant.api import Progress
from assistant.dialogue.registry import Registry
from assistant.engine import EngineSettings
from assistant.engine.settings import Server
from assistant.media.decoder import Decoder
from tests.contract.plugins.drawing import Bench, drawn
from tests.unit.engine.places import Place, placed, said


@pytest.fixture
def place() -> Iterator[tuple[Place, str]]:
    with placed() as place:
        buffer = io.BytesIO()
        Image.new("RGB", (8, 6), "red").save(buffer, "PNG")
        place[0].reply = said(200, {"data": [{"b64_json": base64.b64encode(buffer.getvalue()).decode()}]})
        yield place


@pytest.fixture
def bench(place: tuple[Place, str], tmp_path: Path, registry: Registry, decoder: Decoder) -> Iterator[Bench]:
    settings = EngineSettings(profile="remote", device="cpu", servers={"image_generation": Server(place[1], "painter")})
    made = Bench(tmp_path, tmp_path / "no models", registry, decoder, settings)
    yield made
    made.library.close()
    made.engine.close()
    made.store.close()


def test_steps_that_nobody_asked_for_stay_the_servers_own(bench: Bench, place: tuple[Place, str]) -> None:
    events = bench.say("draw a cat")
    told = [event for event in events if isinstance(event, Progress) and event.task == "Drawing"]
    assert (told[0].total, told[0].unit) == (0, "")
    assert drawn(events)["steps"] == 0
    assert drawn(bench.say("another one"))["prompt"] == "a cat"
    assert [body.get("num_inference_steps") for body in place[0].bodies] == [None, None]


def test_steps_that_were_asked_for_are_asked_for_again(bench: Bench, place: tuple[Place, str]) -> None:
    bench.say("draw a cat", arguments={"steps": 9})
    bench.say("another one")
    assert [body.get("num_inference_steps") for body in place[0].bodies] == [9, 9]

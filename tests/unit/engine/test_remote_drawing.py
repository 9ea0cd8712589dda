"""Drawing on a server: what is sent, what is refused, and that hostile pictures are sentences."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from assistant.api import AssistantError, BadInput, Drawing, Notice, Sketch
from assistant.engine import Engine, EngineSettings, Job
from assistant.engine.settings import JobEvent, Server
from assistant.media.decoder import Decoder
from tests.unit.engine import parts
from tests.unit.engine.parts import picture
from tests.unit.engine.places import Place, said
from tests.unit.media.hostile import png


def encoded() -> str:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (8, 6), "red").save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


def shown(data: str) -> dict[str, Any]:
    return {"created": 1, "data": [{"b64_json": data}]}


@pytest.fixture
def painter(place: tuple[Place, str], tmp_path: Path, pocket: Path) -> Iterator[Engine]:
    """An engine that draws on the place, with the decoder that the program has."""
    decoder = Decoder(1)
    settings = EngineSettings(profile="remote", device="cpu", servers={"image_generation": Server(place[1], "painter")})
    engine = Engine(settings, decoder, parts.folders(tmp_path, pocket))
    yield engine
    engine.close()
    decoder.close()


def drawn(engine: Engine, drawing: Drawing) -> tuple[list[Sketch], list[JobEvent]]:
    told: list[JobEvent] = []
    sketches = list(engine.capability("image_generation", Job(notify=told.append)).draw(drawing))
    return sketches, [each for each in told if isinstance(each, Notice)]


def test_what_is_sent(place: tuple[Place, str], painter: Engine) -> None:
    place[0].reply = said(200, shown(encoded()))
    sketches, told = drawn(painter, Drawing("a red \udcff circle", seed=7))
    assert [(sketch.done, sketch.total, sketch.finished) for sketch in sketches] == [(0, 0, False), (1, 1, True)]
    assert PIL.Image.open(io.BytesIO(sketches[-1].picture)).size == (8, 6)
    assert told == []
    plain = {"model": "painter", "n": 1, "response_format": "b64_json", "prompt": "a red ? circle", "seed": 7}
    assert place[0].bodies == [plain]
    drawn(painter, Drawing("a", negative="text", width=64, height=32, steps=9, guidance=2.0))
    more = {"size": "64x32", "negative_prompt": "text", "num_inference_steps": 9, "guidance_scale": 2.0}
    assert more.items() <= place[0].bodies[-1].items()
    drawn(painter, Drawing("a", height=48))
    assert place[0].bodies[-1]["size"] == "48x48"


def test_a_server_without_seeds_draws_and_that_is_told(place: tuple[Place, str], painter: Engine) -> None:
    def picky(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        refused = next((name for name in ("response_format", "seed") if name in body), "")
        error = {"error": {"message": f"Unknown parameter: '{refused}'."}}
        (said(400, error) if refused else said(200, shown(encoded())))(handler, body)

    place[0].reply = picky
    for asked in (3, 4):
        sketches, (notice,) = drawn(painter, Drawing("a circle"))
        assert sketches[-1].finished
        assert "painter takes no seed" in notice.message  # type: ignore[union-attr]
        assert len(place[0].bodies) == asked


def test_a_picture_to_vary_is_refused_before_anything_is_sent(
    place: tuple[Place, str], painter: Engine, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="from words alone") as refused:
        drawn(painter, Drawing("a circle", start=picture(tmp_path, "red")))
    assert "不能在图片的基础上变化" in refused.value.said("zh")
    assert place[0].bodies == []


@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        (200, {"data": [{"url": "http://example.org/a.png"}]}, "without a picture in `b64_json`"),
        (200, {"data": []}, "without a picture"),
        (200, {"data": [[1]]}, "without a picture"),
        (200, {"data": [{"b64_json": 5}]}, "without a picture"),
        (200, {"data": [{"b64_json": "é"}]}, "without a picture"),
        (200, shown(base64.b64encode(b"<svg/>").decode()), "is no picture"),
        (200, shown(encoded()[:40]), "no picture|without a picture"),
        (200, shown(base64.b64encode(png(30_000, 20_000)).decode()), "is no picture"),
        (400, {"error": {"message": "Your request was rejected by the safety system."}}, "answers 400: Your request"),
        (404, {"error": {"message": "no painter"}}, "does not have that"),
    ],
)
def test_what_is_no_picture_is_told(
    place: tuple[Place, str], painter: Engine, status: int, answer: dict[str, Any], expected: str
) -> None:
    place[0].reply = said(status, answer)
    with pytest.raises(AssistantError, match=expected):
        drawn(painter, Drawing("a circle"))
    place[0].reply = said(200, shown(encoded()))
    assert drawn(painter, Drawing("a circle"))[0][-1].finished

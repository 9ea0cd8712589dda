"""What is not drawn, or not kept: no clear request, a wrong description, a stop, a full disk, no model."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import Any

import pytest

from assistant.api import (
    Failed,
    PicturesShown,
    Progress,
    Routed,
    TurnEnded,
)
from assistant.dialogue.manager import Given
from assistant.dialogue.registry import Registry
from assistant.media.decoder import Decoder
from tests.contract.plugins.drawing import Bench, drawn


@pytest.mark.parametrize(
    "text", ["draw a conclusion", "what did you draw?", "don't draw anything", "画蛇添足是什么意思", "can you draw?"]
)
def test_nothing_is_drawn_without_a_clear_request(bench: Bench, text: str) -> None:
    assert next(event for event in bench.say(text) if isinstance(event, Routed)).action != "draw"


def test_a_description_may_not_be_endless_or_missing(bench: Bench) -> None:
    for text, message in (
        ("/draw " + "very " * 300 + "big", "more than 1000"),
        ("/draw " + "big, " * 180_000, "more than 1000"),
        ("/draw", "What should I draw?"),
    ):
        failed = next(event for event in bench.say(text) if isinstance(event, Failed))
        assert message in failed.message
    failed = next(event for event in bench.say("/draw", language="zh") if isinstance(event, Failed))
    assert failed.message == "要画什么呢？"


def test_a_hostile_description_is_only_text(bench: Bench) -> None:
    events = bench.say("/draw ../../etc/passwd\x1b[31m; $(touch x) {unet}", arguments={"steps": 1})
    (picture,) = next(event for event in events if isinstance(event, PicturesShown)).pictures
    assert Path(picture.stored).name == picture.digest
    assert bench.left() == []


def test_a_cancelled_drawing_leaves_nothing(bench: Bench) -> None:
    cancelled = threading.Event()
    events = []
    for event in bench.manager.turn(Given(bench.conversation, "draw a red circle"), cancelled):
        events.append(event)
        if isinstance(event, Progress) and event.unit == "steps" and event.done == 2:
            cancelled.set()
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].status == "cancelled"
    assert not [event for event in events if isinstance(event, PicturesShown)]
    assert bench.left() == []
    assert drawn(bench.say("draw a red circle", arguments={"steps": 1}))


def test_a_disk_that_fills_while_saving_is_told_with_the_seed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def full(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if "x" in mode and "assistant_image_generation" in str(path):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", full)
    failed = next(
        event for event in bench.say("/draw a star", arguments={"steps": 1, "seed": 3}) if isinstance(event, Failed)
    )
    assert "No space left" in failed.message
    assert "seed 3" in failed.hint
    monkeypatch.undo()
    assert bench.left() == []
    assert drawn(bench.say("/draw a star", arguments={"steps": 1, "seed": 3}))["seed"] == 3


def test_without_a_model_it_says_how_to_get_one(tmp_path: Path, registry: Registry, decoder: Decoder) -> None:
    bare = Bench(tmp_path, tmp_path / "no models", registry, decoder)
    failed = next(event for event in bare.say("draw a red circle") if isinstance(event, Failed))
    assert "assistant models pull stable-diffusion" in failed.hint
    bare.engine.close()
    bare.store.close()

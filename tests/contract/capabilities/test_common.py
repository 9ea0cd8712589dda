"""What holds for every capability: who answers is known, told once, and cancelled work ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Cancelled, CapabilityName, Drawing, ModelInfo, ModelUsed
from assistant.engine import Engine, Job
from tests.contract.capabilities.pieces import noise, scene, sound
from tests.unit.engine.parts import asked

USES: dict[CapabilityName, Callable[[Any, Path], object]] = {
    "vision_language": lambda model, folder: list(model.reply(asked(scene(folder), "what is in the picture?"))),
    "image_text_embedding": lambda model, folder: model.embed_pictures([scene(folder)]),
    "image_generation": lambda model, folder: list(model.draw(Drawing("a red circle", width=32, height=32, steps=2))),
    "transcription": lambda model, folder: list(model.transcribe(sound(folder, noise(1, 0.05)))),
}


@pytest.mark.parametrize("name", USES)
def test_who_answers_is_told(engine: Engine, tmp_path: Path, name: CapabilityName) -> None:
    assert engine.has(name)
    events: list[object] = []
    model = engine.capability(name, Job(notify=events.append))
    info: ModelInfo = model.info
    assert (info.capability, bool(info.id), bool(info.revision), bool(info.device)) == (name, True, True, True)
    for _ in range(2):
        USES[name](model, tmp_path)
    assert [event for event in events if isinstance(event, ModelUsed)] == [ModelUsed(name, info.id, info.device)]
    loaded = [loaded.capability for loaded in engine.status().models]
    assert (name in loaded) != (info.device == "remote")


@pytest.mark.parametrize("name", USES)
def test_cancelled_work_ends_and_the_next_works(engine: Engine, tmp_path: Path, name: CapabilityName) -> None:
    job = Job()
    job.cancelled.set()
    with pytest.raises(Cancelled):
        USES[name](engine.capability(name, job), tmp_path)
    USES[name](engine.capability(name, Job()), tmp_path)

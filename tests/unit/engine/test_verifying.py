"""Comparing models with the hashes of the day they came: one, or those of a profile that have some."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assistant.api import BadInput, MissingCapability, Notice, Progress
from assistant.engine import Engine
from tests.unit.engine.parts import added

EMBEDDING = "google/siglip2-base-patch16-224"


def verified(engine: Engine, name: str) -> tuple[list[str], list[str]]:
    """What was compared, and what was told."""
    events = list(engine.verify(name, threading.Event()))
    compared = dict.fromkeys(event.task for event in events if isinstance(event, Progress))
    return list(compared), [event.message for event in events if isinstance(event, Notice)]


def test_of_a_profile_what_came_here_is_compared_and_the_rest_is_named(
    engine: Engine, tmp_path: Path, pocket: Path
) -> None:
    added(tmp_path, pocket / "image_text_embedding", EMBEDDING)
    compared, (told,) = verified(engine, "cpu")
    assert compared == [f"Verifying {EMBEDDING}"]
    assert told == "Not compared, since they were not pulled or added here: Qwen/Qwen3.5-0.8B, openai/whisper-base."
    with (tmp_path / "models" / EMBEDDING.replace("/", "--") / "config.json").open("a") as file:
        file.write(" ")
    with pytest.raises(MissingCapability, match=r"config\.json"):
        verified(engine, "cpu")


def test_without_any_record_there_is_nothing_to_compare(engine: Engine) -> None:
    with pytest.raises(BadInput, match="None of the models of cpu was pulled or added here") as refused:
        verified(engine, "cpu")
    assert "assistant models pull cpu" in refused.value.hint
    with pytest.raises(BadInput, match=f"{EMBEDDING} was not pulled or added here"):
        verified(engine, EMBEDDING)


@pytest.mark.parametrize("name", ["pocket", "pocket/vision_language"])
def test_what_comes_with_the_program_has_no_record(engine: Engine, name: str) -> None:
    with pytest.raises(BadInput, match=f"{name} comes with the program"):
        verified(engine, name)

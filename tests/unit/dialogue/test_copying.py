"""What was given is copied one after the other: a turn that is stopped, or whose conversation goes, ends in between."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, cast

import pytest

from assistant.api import Notice, TurnEnded, TurnStarted
from tests.unit.dialogue.test_manager import Make, one


def after_each_copy(bench: Any, happens: Callable[[], None]) -> list[str]:
    """Lets something happen as soon as a picture was copied; the names of the copied ones, as they come."""
    copied: list[str] = []
    copy = bench.pictures.add_bytes

    def add_bytes(data: bytes, name: str) -> Any:
        kept = copy(data, name)
        copied.append(name)
        happens()
        return kept

    bench.pictures.add_bytes = add_bytes
    return copied


def test_a_turn_is_cancelled_while_what_was_given_is_copied(bench: Any, picture: Make) -> None:
    copied = after_each_copy(bench, bench.cancelled.set)
    events = bench.turn("describe this picture", picture(1), picture(2), picture(3))
    assert copied == ["drawing1.png"]
    assert [kept.number for kept in one(events, TurnStarted).pictures] == [1]
    assert [type(event) for event in events] == [TurnStarted, TurnEnded]
    saved = bench.store.get(events[0].conversation).turns[0]
    assert (saved.status, saved.attached) == ("cancelled", (1,)), "what was copied goes when the turn is deleted"


def test_nothing_is_copied_into_a_conversation_that_was_just_deleted(
    bench: Any, picture: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = bench.turn("hello")[0].conversation
    recording = bench.pictures.recording

    def late() -> AbstractContextManager[None]:
        monkeypatch.undo()
        bench.manager.delete(conversation)
        return cast("AbstractContextManager[None]", recording())

    monkeypatch.setattr(bench.pictures, "recording", late)
    events = bench.turn("describe this picture", picture(1), picture(2), conversation=conversation)
    assert one(events, Notice).message == "This conversation was deleted while it was being answered."
    assert list(bench.pictures.root.iterdir()) == []

"""What becomes of a run that does not end by itself, and whose fault it is called."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.api import AssistantError, Cancelled, Event, Failed, Notice, PluginProblem, TextDelta, TurnEnded
from assistant.api.language import in_language
from assistant.dialogue.declaration import is_word
from assistant.dialogue.runner import LANGUAGE_MODEL, LOOKING, Limits, Run, Tick, left_behind
from tests.unit.dialogue.conftest import Bad


class Deaf:
    """Says one word, and then hears nothing until it is released."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def events(self) -> Iterator[Event]:
        yield TextDelta("word")
        self.released.wait()


def given_up(name: str, begin: Callable[[], Iterator[Event]], limits: Limits) -> AssistantError:
    with pytest.raises(AssistantError) as raised:
        list(Run(name, threading.Event(), limits, accept=lambda event, _: event).events(begin))
    return raised.value


def failing() -> Iterator[Event]:
    yield TextDelta("word")
    raise KeyError("inside")


def flooding() -> Iterator[Event]:
    while True:
        yield TextDelta("word")


def test_a_plugin_that_is_given_up_and_goes_on_is_named_with_its_cure(bench: Any) -> None:
    events = bench.turn("go", action="hang", language="zh")
    (told,) = (event for event in events if isinstance(event, Notice))
    assert told.message == "插件 bad 没有停下，仍在后台运行。"
    assert "assistant host stop" in told.hint
    (failed,) = (event for event in events if isinstance(event, Failed))
    assert failed.message == "插件 bad 在 0.4 秒内没有任何动静，已被停止。"
    assert events[-1] == TurnEnded(events[0].conversation, 1, "failed", events[-1].first_token_ms, events[-1].total_ms)
    assert left_behind() == ["bad"]
    (thread,) = (each for each in threading.enumerate() if each.name == "left behind: bad")
    Bad.released.set()
    thread.join()
    assert left_behind() == []


def test_a_run_that_nobody_reads_any_more_is_named_until_it_ends() -> None:
    deaf = Deaf()
    run = Run("deaf", threading.Event(), Limits(stopping_s=0.1))
    events = run.events(deaf.events)
    assert any(not isinstance(event, Tick) for event in events)
    events.close()  # type: ignore[attr-defined]
    assert left_behind() == ["deaf"]
    deaf.released.set()
    run._thread.join()
    assert left_behind() == []


def test_what_ends_when_it_is_stopped_is_not_named() -> None:
    assert isinstance(given_up("talker", flooding, Limits(characters=100)), PluginProblem)
    assert left_behind() == []


@pytest.mark.parametrize("name", [LANGUAGE_MODEL, LOOKING])
def test_the_programs_own_failures_are_no_plugins(name: str) -> None:
    assert not is_word(name)
    deaf = Deaf()
    silent = given_up(name, deaf.events, Limits(silent_s=0.1, stopping_s=0.1))
    deaf.released.set()
    for error in (silent, given_up(name, failing, Limits()), given_up(name, flooding, Limits(characters=100))):
        assert not isinstance(error, PluginProblem)
        for text in (error.message, error.hint):
            assert "plugin" not in text.lower()
            assert "KeyError" not in text
            assert "插件" not in in_language(text, "zh")


def test_nothing_begins_for_a_turn_that_is_stopped_already() -> None:
    begun: list[str] = []

    def working() -> Iterator[Event]:
        begun.append("begun")
        yield TextDelta("word")

    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(Cancelled):
        list(Run("bad", cancelled, Limits()).events(working))
    assert not begun

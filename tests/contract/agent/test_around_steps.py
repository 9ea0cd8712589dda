"""What the agent is told of earlier turns, and what becomes of a step that does not stop."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Action, Cancelled, Context, Notice, Plugin, PluginEvent, Request, TurnStarted
from assistant.dialogue.agent import Agent, AgentLimits, Task
from assistant.dialogue.context import NoConversation
from assistant.dialogue.given import Given
from assistant.dialogue.outcome import Numbers
from assistant.dialogue.performer import Performer
from assistant.dialogue.runner import Limits, left_behind
from assistant.host.compose import Services
from tests.contract.agent.scripted import call, say
from tests.contract.agent.test_scripted import UNSETTLED, remote
from tests.unit.dialogue.conftest import Plugins


class Deaf(Plugin):
    """Does not hear that it is cancelled."""

    name = "deaf"
    title = "Deaf"
    summary = "Goes on."
    actions = (Action("wait", "waits", {"en": ("wait",), "zh": ("等待",)}),)
    begun, released = threading.Event(), threading.Event()

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        Deaf.begun.set()
        Deaf.released.wait(120)
        yield from ()


def test_a_step_that_does_not_stop_is_told_by_its_own_name(services: Services, tmp_path: Path) -> None:
    shared, limits = services.manager._shared, Limits(stopping_s=0.3)
    plugins, around = Plugins(Deaf()), shared.performer._services
    performer = Performer(plugins, around, limits, shared.performer._at_work)
    agent = Agent(plugins, performer, around, limits, AgentLimits())
    numbers = Numbers(shared.pictures, tmp_path)
    task = Task("wait", "wait", "en", NoConversation(), numbers, dict, lambda picture: picture)
    cancelled = threading.Event()
    notices: list[str] = []

    def run() -> None:
        for event in agent.run(task, cancelled):
            notices.extend([event.message] if isinstance(event, Notice) else [])

    def stop() -> None:
        Deaf.begun.wait(60)
        cancelled.set()

    threading.Thread(target=stop, daemon=True).start()
    try:
        with remote(services, lambda _: call("wait", {})):
            with pytest.raises(Cancelled):
                run()
            names = left_behind()
    finally:
        Deaf.released.set()
    assert notices == ["The plugin deaf does not stop; it goes on working unseen."]
    assert names == ["deaf"]


def test_a_turn_without_an_answer_hides_none_before_it(services: Services) -> None:
    def turn(words: str, conversation: str | None, **more: Any) -> str:
        events = list(services.manager.turn(Given(conversation, words, **more), threading.Event()))
        assert isinstance(events[0], TurnStarted)
        return events[0].conversation

    with remote(services, lambda _: say("The first answer.")):
        conversation = turn(UNSETTLED, None)
        turn("/caption #9", conversation)  # fails
    with remote(services, lambda _: say("Yes.")) as server:
        turn(UNSETTLED, conversation)
    told = [(each["role"], str(each["content"])) for each in server.asked[0]["messages"]]
    assert ("assistant", "The first answer.") in told

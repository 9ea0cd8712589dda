"""What the agent is told of earlier turns."""

from __future__ import annotations

import threading
from typing import Any

from assistant.api import TurnStarted
from assistant.dialogue.given import Given
from assistant.host.compose import Services
from tests.contract.agent.scripted import say
from tests.contract.agent.test_scripted import UNSETTLED, remote


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

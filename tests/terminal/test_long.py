"""A conversation of 200 turns, opened again: both ends by a key, a search hit, and what was asked in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.dialogue.store import ConversationStore
from assistant.paths import paths
from assistant.terminal.widgets.composer import Composer
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)
TURNS = 200


def long_conversation() -> str:
    """The id of one with a zebra in the middle. The host must not run yet: it alone writes."""
    place = paths()
    place.data.mkdir(parents=True)
    store = ConversationStore(place.conversations, lambda digest: str(place.pictures / digest))
    conversation = store.create("long")
    for number in range(TURNS):
        turn = store.turns.add(conversation, f"question {number}{' on a zebra' if number == 100 else ''}", "en")
        store.turns.append(conversation, turn, f"answer {number}.")
        store.turns.finish(conversation, turn, "done")
    store.close()
    return conversation


async def test_both_ends_a_search_hit_and_earlier_questions_are_reached_by_keys(empty_home: Path) -> None:
    async with sitting(conversation=long_conversation(), size=(80, 24)) as person:
        await person.sees("answer 199.")
        line = person.app.query_one(Composer)
        await person.type("a draft")
        await person.press("up", "up")
        assert line.text == "question 198"
        await person.press("down", "down")
        assert line.text == "a draft"
        await person.press("ctrl+u")
        while "question 0\n" not in person.screen():
            await person.press("home")
            await person.pilot.pause(0.2)
        await person.press("end")
        await person.sees("answer 199.")
        await person.press("ctrl+l")
        await person.sees("Conversations")
        await person.type("zebra")
        await person.sees("question 100 on a zebra")
        await person.press("enter")
        screen = await person.until(lambda s: "answer 100." in s and len(person.app.screen_stack) == 1, "the zebra")
        await person.look("found")
        assert "answer 99." not in screen
        await person.press("end")
        await person.sees("answer 199.")
        await person.ask("hello")
        await person.sees("› hello", "Here I can")
        await person.finished()
        await person.press("up", "up")
        assert line.text == "question 199"

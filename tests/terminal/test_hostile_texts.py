"""Conversations whose texts nobody would write: they are opened, every word is there, and the chat goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.dialogue.store import ConversationStore
from assistant.paths import paths
from assistant.terminal.widgets.composer import Composer
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)


def conversation(question: str, answer: str) -> str:
    """The id of one with this turn. The host must not run yet: it alone writes."""
    place = paths()
    place.data.mkdir(parents=True)
    store = ConversationStore(place.conversations, lambda digest: str(place.pictures / digest))
    conversation = store.create("hostile")
    turn = store.turns.add(conversation, question, "en")
    store.turns.append(conversation, turn, answer)
    store.turns.finish(conversation, turn, "done")
    store.close()
    return conversation


async def test_an_answer_that_nests_beyond_all_measure_is_words_and_the_chat_goes_on(empty_home: Path) -> None:
    answer = "*a " * 250 + "zebra " + "a* " * 250 + "\n\n" + "> - " * 200 + "giraffe\n\n```\nx = 1\n```\n"
    async with sitting(conversation=conversation("say it", answer), size=(80, 40)) as person:
        await person.sees("zebra", "giraffe", "x = 1")
        await person.look("nested")
        await person.ready()
        await person.ask("/code")
        await person.sees("1 line")
        assert person.app.clipboard == "x = 1"
        await person.ask("hello")
        await person.sees("› hello", "Here I can")
        await person.finished()


async def test_a_question_of_thousands_of_lines_is_drawn_by_its_ends_and_kept_whole(empty_home: Path) -> None:
    question = "first words\n" + "a\n" * 20_000 + "last words"
    begun = conversation(question, "It is long.")
    async with sitting(conversation=begun, size=(80, 40)) as person:
        await person.sees("last words", "It is long.")
        await person.pilot.resize_terminal(70, 40)
        await person.press("home")
        await person.sees("› first words")
        await person.press("pagedown")
        await person.sees("more characters")
        await person.look("long-question")
        await person.ready()
        await person.ask("/edit")
        await person.until(lambda _: question == person.app.query_one(Composer).text, "all of it")

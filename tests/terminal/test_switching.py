"""Going over to another conversation while questions run and wait: each stays where it was asked, and nothing of it is
lost or shown cut off."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, Literal

import pytest

from assistant.api.language import Language
from assistant.host.protocol import TurnRequest, files_of
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES, assistant
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)


async def saved(person: Person, conversation: str = "") -> dict[str, Any]:
    """A conversation as the host has it, else the one on the screen."""
    got: dict[str, Any] = await person.app.connection.get(
        f"/conversations/{conversation or person.app.dialogue.conversation}"
    )
    return got


def asked(conversation: dict[str, Any]) -> list[str]:
    return [turn["text"] for turn in conversation["turns"]]


async def test_what_is_asked_behind_a_running_answer_goes_into_the_new_conversation(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated new")
        await person.press("ctrl+n")
        await person.sees("What shall we look at?")
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("#1 red-circle.png")
        await person.type("what color is the circle?", send=True)
        (home / "gate-new").touch()
        await person.sees("› what color is the circle?", "is red")
        await person.finished()
        assert "first half" not in person.screen()
        assert "#1" in person.screen()
        here = await saved(person)
        assert asked(here) == ["what color is the circle?"]
        assert len(here["pictures"]) == 1
        await person.press("ctrl+g")
        await person.sees("› /gated new", "The first half and the second half.")


async def test_a_waiting_question_is_asked_where_it_was_typed(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        first = person.app.dialogue.conversation
        await person.ask("/gated old")
        await person.sees("first half")
        await person.ask("what did I ask?")
        await person.sees("› what did I ask?", "takes it back")
        await person.press("ctrl+n")
        await person.sees("What shall we look at?", "1 waiting")
        assert "what did I ask?" not in person.inside("#bottom")
        (home / "gate-old").touch()
        await person.finished()
        assert person.app.dialogue.conversation == ""
        assert asked(await saved(person, first)) == ["hello", "/gated old", "what did I ask?"]
        assert "› what did I ask?" not in person.screen()


async def test_a_waiting_question_is_seen_and_taken_back_with_what_belongs_to_it(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated back")
        await person.sees("first half")
        await person.ask("what can you do?")
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("✕")
        await person.ask("what is this?")
        await person.sees("› what can you do?", "› what is this? red-circle.png  (waiting, ↑ takes it back)")
        await person.look("waiting")
        await person.press("up")
        await person.misses("› what is this?")
        assert person.app.query_one(Composer).text == "what is this?"
        assert [Path(file.path).name for file in person.app.query_one(Chips).files] == ["red-circle.png"]
        await person.sees("› what can you do?  (waiting")
        (home / "gate-back").touch()
        await person.finished()
        assert asked(await saved(person)) == ["/gated back", "what can you do?"]


async def test_undo_takes_back_the_question_that_waits_before_the_one_that_is_answered(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated undone")
        await person.sees("first half")
        await person.ask("what did I ask?")
        await person.sees("› what did I ask?", "takes it back")
        person.app.query_one(Composer).put("half a thought")
        person.app.action_run("undo")
        await person.sees("A question waits, and the line is not empty.")
        await person.sees("› what did I ask?", "half a thought")
        person.app.query_one(Composer).put("")
        await person.ask("/undo")
        await person.sees("The question that waited is taken back.")
        await person.misses("› what did I ask?")
        assert person.app.query_one(Composer).text == "what did I ask?"
        (home / "gate-undone").touch()
        await person.sees("The first half and the second half.")
        assert asked(await saved(person)) == ["/gated undone"]


async def test_an_answer_that_was_left_running_is_followed_to_its_end(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated left")
        await person.sees("first half")
        left = person.app.dialogue.conversation
        await person.press("ctrl+q", "ctrl+q")
    async with sitting(conversation=left) as person:
        await person.sees("› /gated left", "The first half", "(still being answered)", "answering, Esc stops")
        await person.look("rejoined")
        await person.ask("what did I ask?")
        await person.sees("› what did I ask?")
        (home / "gate-left").touch()
        await person.sees("The first half and the second half.")
        await person.finished()
        assert "still being answered" not in person.screen()
        assert "(interrupted)" not in person.screen()
        turns = (await saved(person))["turns"]
        assert turns[1]["answer"], "the question that waited for the end is answered"


async def test_an_answer_that_runs_elsewhere_can_be_stopped(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated never")
        await person.sees("first half")
        left = person.app.dialogue.conversation
        await person.press("ctrl+n")
        await person.sees("What shall we look at?")
        await person.app.show_conversation(left)
        await person.sees("(still being answered)")
        await person.press("escape")
        await person.sees("(stopped)")
        await person.finished()
        await person.misses("answering", "still being")


async def test_what_another_chat_has_added_is_shown_before_the_next_question(home: Path) -> None:
    async with sitting(size=(100, 80)) as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        here = person.app.dialogue.conversation
        # Another front end of the same host.
        client = await person.app.connection.open()
        circle = files_of([f"{SAMPLES}/red-circle.png"])
        async for _ in client.turn(TurnRequest("what color is the circle?", here, circle)):
            pass
        await person.ask("what did I ask?")
        screen = await person.sees("› hello", "› what color is the circle?", "› what did I ask?")
        await person.finished()
        assert screen.index("› what color") < screen.index("› what did I ask?")
        await person.paste(f"{SAMPLES}/two-stars.png ")
        await person.sees("#2 two-stars.png")


async def test_a_question_to_a_conversation_that_was_deleted_elsewhere_begins_a_new_one(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        gone = person.app.dialogue.conversation
        client = await person.app.connection.open()
        await client.delete(f"/conversations/{gone}")
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("red-circle.png")
        await person.ask("what color is the circle?")
        await person.sees("deleted elsewhere", "› what color is the circle?", "is red")
        await person.finished()
        await person.look("deleted-elsewhere")
        assert person.app.query_one(Composer).text == ""
        assert "› hello" not in person.screen()
        await person.ask("what did I ask?")
        await person.finished()
        here = await saved(person)
        assert here["id"] != gone
        assert asked(here) == ["what color is the circle?", "what did I ask?"]
        # There is nothing to ask again.
        await client.delete(f"/conversations/{here['id']}")
        person.app.dialogue.send("", action="chat", instead=2)
        await person.sees("This conversation was deleted elsewhere.")
        await person.finished()
        await person.ask("hello")
        await person.sees("› hello", "Here I can")
        await person.finished()
        assert asked(await saved(person)) == ["hello"]


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_deletion_elsewhere_is_told_soon_and_costs_nothing_that_is_written(
    home: Path, language: Language
) -> None:
    async with sitting(Preferences(language=language, theme="dark")) as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        await person.type("what did I")
        client = await person.app.connection.open()
        await client.delete(f"/conversations/{person.app.dialogue.conversation}")
        await person.sees(
            {"en": "This conversation was deleted elsewhere.", "zh": "这个对话已在别处被删除。"}[language]
        )
        await person.sees({"en": "What shall we look at?", "zh": "想看点什么？"}[language], "what did I")
        assert person.app.dialogue.conversation == ""
        await person.type(" ask?", send=True)
        await person.sees("› what did I ask?")
        await person.finished()
        assert asked(await saved(person)) == ["what did I ask?"]


async def test_what_is_deleted_elsewhere_while_it_is_answered_is_said_where_it_is_open(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated deleted")
        await person.sees("first half")
        gone = person.app.dialogue.conversation
        told = await asyncio.to_thread(assistant, ["conversations", "delete", gone, "--yes"], {})
        assert "Deleted. An answer was still being given; it was stopped." in told.stdout
        await person.sees("first half", "This conversation was deleted while it was being answered.", "(stopped)")
        await person.finished()
        await person.ask("hello")
        await person.sees("› hello", "Here I can")
        await person.finished()


async def test_what_is_deleted_while_it_is_answered_elsewhere_leaves_the_screen(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated left behind")
        await person.sees("first half")
        gone = person.app.dialogue.conversation
    async with sitting(conversation=gone) as person:
        await person.sees("(still being answered)")
        await (await person.app.connection.open()).delete(f"/conversations/{gone}")
        await person.sees("This conversation was deleted elsewhere.")
        await person.finished()
        assert "first half" not in person.screen()


async def test_undo_takes_back_nothing_that_is_not_on_the_screen(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        here = person.app.dialogue.conversation
        client = await person.app.connection.open()
        async for _ in client.turn(TurnRequest("what can you do?", here)):
            pass
        await person.ask("/undo")
        await person.sees("Nothing was taken back", "went on elsewhere", "› what can you do?")
        assert asked(await saved(person)) == ["hello", "what can you do?"]
        person.app.clear_notifications()
        await person.ask("/undo")
        await person.sees("Taken back")
        await person.misses("› what can you do?")
        await person.ask("/undo")
        await person.until(lambda s: "› hello" not in s, "the first one taken back too")
        assert asked(await saved(person)) == []
        await person.ask("/undo")
        await person.sees("There is nothing to undo")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_escape_takes_ones_own_question_back_and_leaves_the_answer_of_another_chat(
    home: Path, language: Literal["en", "zh"]
) -> None:
    gate = {"en": "beside-english", "zh": "beside-chinese"}[language]
    async with sitting() as one:
        await one.ready()
        await one.ask("hello")
        await one.finished()
        async with sitting(
            Preferences(language=language, theme="dark"), conversation=one.app.dialogue.conversation
        ) as two:
            await two.sees("› hello")
            await one.ask(f"/gated {gate}")
            await one.sees("first half")
            await two.paste(f"{SAMPLES}/red-circle.png ")
            await two.sees("red-circle.png")
            await two.ask("what color is the circle?")
            waits = {"en": "waits for the answer that still runs", "zh": "等待仍在进行的回答"}[language]
            screen = await two.sees(waits, "› /gated")
            assert "answering, Esc" not in screen
            assert "正在回答，" not in screen
            await two.look(f"held-{language}")
            await two.press("escape")
            await two.until(lambda _: two.app.query_one(Composer).text == "what color is the circle?", "the question")
            await two.misses("› what color is the circle?")
            assert [Path(file.path).name for file in two.app.query_one(Chips).files] == ["red-circle.png"]
            await two.press("enter")
            await two.sees("› what color is the circle?")
            (home / f"gate-{gate}").touch()
            await one.sees("The first half and the second half.")
            await two.sees("› what color is the circle?", "is red")
            await two.finished()
            turns = (await saved(two))["turns"]
            assert [(turn["text"], turn["status"]) for turn in turns] == [
                ("hello", "done"),
                (f"/gated {gate}", "done"),
                ("what color is the circle?", "done"),
            ]


async def test_what_waits_and_what_is_written_is_back_when_the_conversation_is_opened_again(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/gated kept")
        await person.sees("first half")
        left = person.app.dialogue.conversation
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("red-circle.png")
        await person.ask("what color is the circle?")
        await person.ask("what did I ask?")
        await person.sees("› what did I ask?")
        await person.paste(f"{SAMPLES}/two-stars.png ")
        await person.sees("two-stars.png")
        await person.type("how many")
        await person.press("ctrl+q")
        await person.sees("2 questions wait")
        await person.look("leaving-with-questions")
        await person.press("ctrl+q")
    async with sitting() as person:
        await person.ready()
        assert person.app.query_one(Composer).text == "", "another conversation has a line of its own"
        await person.app.open_conversation(left)
        await person.sees("› what color is the circle?", "› what did I ask?", "still being answered")
        assert person.app.query_one(Composer).text == "how many"
        assert [Path(file.path).name for file in person.app.query_one(Chips).files] == ["two-stars.png"]
        (home / "gate-kept").touch()
        await person.sees("is red")
        await person.finished()
        assert asked(await saved(person)) == ["/gated kept", "what color is the circle?", "what did I ask?"]
    async with sitting(conversation=left) as person:
        await person.sees("› what did I ask?")
        await person.ready()
        await person.finished()
        assert len((await saved(person))["turns"]) == 3, "nothing is asked twice"
        await person.press("ctrl+u")
        await person.type("first")
        await person.press("ctrl+b", "enter")
        await person.until(lambda _: person.app.writing.editing, "an edit")
        await person.press("ctrl+l")
        await person.sees("Conversations")
        person.app.exit()
    async with sitting(conversation=left) as person:
        await person.sees("Editing an earlier question")
        assert person.app.query_one(Composer).text == "what did I ask?"

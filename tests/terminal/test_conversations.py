"""Conversations: begin, go on, find, rename, export, delete; the turns of one: stop, why, again, edit, undo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.paths import paths
from tests.system.environment import SAMPLES
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(400)


async def test_the_list_searches_renames_exports_and_deletes(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting() as person:
        for words in ("what can you do, zebra?", "hello, ostrich"):
            await person.ask(words)
            await person.finished()
            await person.press("ctrl+n")
            await person.sees("What shall we look at?")
        await person.press("ctrl+l")
        await person.sees("Conversations", "zebra", "ostrich")
        await person.look("conversations")
        await person.type("zebra")
        await person.misses("ostrich")
        await person.press("f2")
        await person.sees("New title")
        await person.press("ctrl+a", "ctrl+k")
        await person.type("striped", send=True)
        await person.sees("striped")
        await person.press("f8")
        await person.sees("Written to")
        assert "zebra" in (tmp_path / "striped.md").read_text(encoding="utf-8")
        await person.press("delete")
        await person.sees("Delete “striped”")
        await person.look("confirm")
        await person.press("n")
        await person.misses("Delete “striped”")
        await person.press("delete")
        await person.sees("Delete “striped”")
        await person.press("y")
        await person.sees("is deleted", "Nothing was found.")
        await person.press(*["backspace"] * 5)
        await person.sees("ostrich")
        await person.press("enter")
        await person.sees("› hello, ostrich")


async def test_a_conversation_is_gone_from_the_list_though_a_file_of_it_cannot_be_removed(home: Path) -> None:
    async with sitting() as person:
        kept = paths().pictures
        before = set(kept.glob("??/*"))
        await person.ask(f"describe {SAMPLES / 'three-hearts.png'} to the cassowary")
        await person.finished()
        [stays] = set(kept.glob("??/*")) - before
        stays.unlink()
        (stays / "folder").mkdir(parents=True)
        await person.press("ctrl+l")
        await person.type("cassowary")
        await person.sees("1 ›")
        await person.press("delete")
        await person.sees("the pictures that only")
        await person.press("y")
        await person.sees("cannot be removed", "Nothing was found.")


async def test_a_conversation_is_exported_as_a_page_and_as_data(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(size=(160, 30)) as person:
        await person.ask("hello, ibis")
        await person.finished()
        await person.ask("/export html")
        await person.sees("hello-ibis.html")
        assert "<html" in (tmp_path / "hello-ibis.html").read_text(encoding="utf-8")
        await person.ask("/export JSON")
        await person.sees("hello-ibis.json")
        data = json.loads((tmp_path / "hello-ibis.json").read_text(encoding="utf-8"))
        assert data["turns"][0]["text"] == "hello, ibis"
        await person.ask("/export pdf")
        await person.sees("no kind of document “pdf”")
    assert len(list(tmp_path.iterdir())) == 2


async def test_an_answer_is_stopped_and_what_is_typed_meanwhile_waits(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/patiently")
        await person.sees("answering, Esc stops")
        await person.ask("hello")
        await person.sees("1 waiting")
        await person.look("busy")
        await person.press("escape")
        await person.sees("(stopped)", "› hello")
        await person.finished()
        await person.misses("answering")


async def test_why_again_edit_undo(home: Path) -> None:
    circle = SAMPLES / "red-circle.png"
    async with sitting() as person:
        await person.sees("pocket")
        await person.ask("/why")
        await person.sees("Nothing was asked")
        await person.paste(f"{circle} ")
        await person.sees("✕")
        await person.ask("what color is the circle?")
        await person.sees("is red")
        await person.finished()
        await person.press("f4")
        await person.sees("Why this answer", "Answer it by another action", "/caption")
        await person.look("why")
        await person.until(lambda s: "/ask" not in s, "the action that answered is not offered")
        await person.marks("caption")
        await person.press("enter")
        await person.sees("A large red circle")
        await person.finished()
        assert person.screen().count("› what color") == 1
        await person.ask("/again ask")
        await person.sees("is red")
        await person.finished()
        await person.ask("hello")
        await person.finished()
        await person.press("ctrl+b")
        await person.sees("Which question shall be edited?", "what color")
        await person.press("down", "enter")
        await person.sees("Editing an earlier question")
        await person.look("editing")
        await person.press("ctrl+a", "ctrl+k")
        await person.ask("what shape is it?")
        await person.sees("› what shape is it?")
        await person.finished()
        assert "› hello" not in person.screen()
        assert "#1" in person.screen()
        await person.ask("/undo")
        await person.sees("Taken back")
        assert "› what shape" not in person.screen()
        await person.ask("/redo")
        await person.sees("Brought back", "› what shape")
        # The old versions are kept; "hello" followed the third.
        await person.press("f9")
        await person.sees("Other versions", "what color is the circle?", "in the place of: what shape is it?")
        await person.look("branches")
        await person.marks("3")
        await person.press("enter")
        await person.sees("› what color", "› hello")
        await person.misses("› what shape")


async def test_a_question_is_deleted_for_ever(home: Path) -> None:
    async with sitting() as person:
        await person.ask("hello zebra")
        await person.finished()
        await person.ask("good evening")
        await person.finished()
        await person.ask("/forget")
        await person.sees("Which question shall be deleted for ever?", "hello zebra")
        await person.press("down", "enter")
        await person.sees("Delete “hello zebra”, its answer")
        await person.press("n")
        await person.sees("› hello zebra")
        await person.ask("/forget")
        await person.sees("Which question shall be deleted")
        await person.press("down", "enter")
        await person.sees("for ever?")
        await person.press("right", "left", "right", "enter")
        await person.sees("Deleted for ever.")
        assert "zebra" not in person.screen()
        await person.ask("/branches")
        await person.sees("Nothing in this conversation was")


async def test_the_open_conversation_is_renamed(home: Path) -> None:
    async with sitting() as person:
        await person.ask("/rename Nothing yet")
        await person.sees("Nothing was asked in this conversation yet", "/rename Nothing yet")
        await person.press("ctrl+u")
        await person.ask("hello, okapi")
        await person.finished()
        await person.ask("/rename Forest giraffes")
        await person.sees("The title is now: Forest giraffes")
        await person.ask("/rename ")
        await person.sees("New title", "Forest giraffes")
        await person.press("ctrl+a", "ctrl+k")
        await person.type("Stripes", send=True)
        await person.sees("The title is now: Stripes")
        await person.press("ctrl+l")
        await person.sees("Conversations", "Stripes")
        assert "okapi" not in person.inside(".card")


async def test_leaving_an_edit_keeps_everything(home: Path) -> None:
    async with sitting() as person:
        await person.ask("hello")
        await person.finished()
        await person.press("f9")
        await person.sees("Nothing in this conversation")
        await person.ask("/edit")
        await person.sees("Editing an earlier question")
        await person.press("escape")
        await person.misses("Editing an earlier question")
        await person.ask("what did I ask?")
        await person.finished()
        await person.sees("› hello", "› what did I ask?")


async def test_keys_that_move_through_the_conversation_do_nothing_where_all_of_it_is_seen(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        for words in ("", "hello"):
            if words:
                await person.ask(words)
                await person.finished()
            await person.press("home", "end", "pageup", "pagedown")
            await person.pilot.pause()
        await person.ask("what did I ask?")
        await person.sees("› hello", "› what did I ask?")
        await person.finished()

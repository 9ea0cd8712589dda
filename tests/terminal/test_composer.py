"""Typing, pasting, dropping, completing: what becomes an attachment, what stays text, and what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual import events

from assistant.host.protocol import File
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.chip import Chip
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu
from assistant.terminal.widgets.transcript import Transcript
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("red-circle.png", "two-stars.png", "four-shapes.png", "question.wav"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    shutil.copy(SAMPLES / "red-circle.png", tmp_path / "my photo.png")
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "more").mkdir()
    return tmp_path


def text(person: Person) -> str:
    return person.app.query_one(Composer).text


def attached(person: Person) -> list[str]:
    return [Path(file.path).name or file.name for file in person.app.query_one(Chips).files]


async def test_a_drop_becomes_numbered_chips_that_keys_move_and_remove(home: Path, folder: Path) -> None:
    async with sitting() as person:
        await person.sees("pocket")
        await person.paste(f"'{folder}/my photo.png' {folder}/two-stars.png {folder}/four-shapes.png ")
        await person.sees("#1 my photo.png", "#2 two-stars.png", "#3 four-shapes.png", "kB ✕")
        await person.look("chips")
        await person.press("shift+tab", "left", "shift+left", "delete")
        await person.until(lambda _: attached(person) == ["my photo.png", "four-shapes.png"], "two chips")
        await person.sees("#2 four-shapes.png")
        await person.press("enter")
        assert isinstance(person.app.focused, Composer)
        await person.press("backspace")
        await person.misses("four-shapes.png")
        assert attached(person) == ["my photo.png"]
        await person.press("backspace")
        await person.misses("✕")


@pytest.mark.parametrize("size", [(100, 30), (40, 12)], ids=str)
async def test_a_chip_shows_its_picture_where_there_is_room(home: Path, folder: Path, size: tuple[int, int]) -> None:
    async with sitting(size=size) as person:
        await person.sees("pocket")
        (folder / "broken.png").write_bytes((folder / "red-circle.png").read_bytes()[:100])
        await person.paste(f"{folder}/two-stars.png {folder}/question.wav {folder}/broken.png ")
        await person.until(lambda _: len(person.app.query(Chip)) == 3, "three chips")
        await person.until(lambda _: person.app.query(".thumbnail > *"), "the thumbnail")
        await person.pilot.pause(0.5)
        first, sound, broken = person.app.query(Chip)
        small = size[1] < 24
        assert first.region.height == (1 if small else 3)
        assert bool(first.query_one(".thumbnail").region) is not small
        assert not sound.query(".thumbnail")
        # What cannot be decoded has an empty place, and says so before it is asked about.
        assert not broken.query(".thumbnail > *")
        await person.sees("cannot be read ✕")
        composer = person.app.query_one(Composer).region
        assert person.app.screen.region.contains_region(composer)
        await person.press("shift+tab")
        assert person.app.focused is broken
        await person.until(lambda s: "broken.png" in s, "the focused chip in sight")


async def test_a_sound_in_memory_is_no_picture_that_cannot_be_read(home: Path, folder: Path) -> None:
    async with sitting() as person:
        await person.sees("pocket")
        chips = person.app.query_one(Chips)
        chips.add([File(data=(folder / name).read_bytes(), name=name) for name in ("question.wav", "two-stars.png")])
        await person.sees("question.wav", "#1 two-stars.png")
        await person.until(lambda _: person.app.query(".thumbnail > *"), "the thumbnail")
        sound, picture = person.app.query(Chip)
        assert not sound.query(".thumbnail")
        assert picture.query(".thumbnail")
        assert "cannot be read" not in person.screen()


async def test_pastes_that_follow_each_other_at_once_are_one_drop(home: Path, folder: Path) -> None:
    async with sitting() as person:
        for name in ("two-stars.png", "my photo.png"):
            person.app.post_message(events.Paste(f"{folder}/{name} "))
        await person.until(lambda _: attached(person) == ["two-stars.png", "my photo.png"], "both in their order")
        assert text(person) == ""
        for name in ("four-shapes.png", "missing.png"):
            person.app.post_message(events.Paste(f"{folder}/{name} "))
        await person.sees("There is no file", "missing.png")
        assert attached(person) == ["two-stars.png", "my photo.png"]
        assert text(person) == f"{folder}/four-shapes.png {folder}/missing.png "


async def test_a_path_that_was_typed_by_the_terminal_is_a_drop_and_opens_no_menu(home: Path, folder: Path) -> None:
    async with sitting() as person:
        seen_open: list[bool] = []
        menu = person.app.query_one(Menu)
        for char in f"{folder}/two-stars.png ":
            person.app.post_message(events.Key({" ": "space"}.get(char, char), char))
            seen_open.append(menu.is_open)
        await person.until(lambda _: attached(person) == ["two-stars.png"], "the chip")
        assert text(person) == ""
        assert not any(seen_open)


async def test_a_path_before_a_question_is_attached_when_sent(home: Path, folder: Path) -> None:
    async with sitting() as person:
        await person.paste(f"'{folder}/red-circle.png' what color is the circle?")
        await person.until(lambda _: text(person) == "what color is the circle?", "the question stays")
        assert attached(person) == ["red-circle.png"]
        await person.press("enter")
        await person.sees("› what color is the circle?", "is red")


async def test_a_path_within_a_question_comes_with_it_and_a_missing_one_is_asked_about_once(
    home: Path, folder: Path
) -> None:
    async with sitting() as person:
        await person.ask(f"what color is the circle in {folder}/red-circle.png?")
        await person.sees("#1", "is red")
        await person.ask("what is in ~/gone.png?")
        await person.sees("There is no file ~/gone.png")
        assert text(person) == "what is in ~/gone.png?"
        await person.press("enter")
        await person.sees("› what is in ~/gone.png?")
        await person.ask(f"/caption {folder}/two-stars.png")
        await person.sees("#2")
        await person.finished()
        assert attached(person) == []


@pytest.mark.parametrize(("language", "words"), [("en", "There is no file"), ("zh", "里没有")])
async def test_a_path_that_does_not_exist_says_why_and_keeps_the_text(home: Path, language: str, words: str) -> None:
    async with sitting(Preferences(language=language)) as person:  # type: ignore[arg-type]
        await person.paste("/nowhere/beach.png ")
        await person.sees(words)
        assert text(person).strip() == "/nowhere/beach.png"
        await person.press("enter")
        await person.until(lambda _: not text(person), "sent as words the second time")


async def test_words_stay_words_whatever_is_in_them(home: Path) -> None:
    async with sitting() as person:
        await person.paste("first line\r\nsecond [b]line[/b]\x1b]52;c;AAAA\x07")
        await person.until(lambda _: "second" in text(person), "the text")
        assert text(person) == "first line\nsecond [b]line[/b]\\x1b]52;c;AAAA\\x07"
        assert attached(person) == []


@pytest.mark.parametrize("begins", ["word ", "/nowhere/"])
async def test_a_paste_that_is_too_long_says_how_much_of_it_was_taken(home: Path, begins: str) -> None:
    async with sitting(size=(160, 30)) as person:
        line = "x" * 99 + "\n"
        await person.paste((begins + line * 2100)[:200_000])
        await person.until(lambda _: len(text(person)) >= 200_000, "all of it")
        assert "too long" not in person.screen().lower()
        person.app.query_one(Composer).put("")
        await person.paste((begins + line * 2100)[:200_001])
        await person.sees("only the first 200,000 of 200,001 characters")
        await person.until(lambda _: len(text(person)) >= 200_000, "the beginning")


async def test_tab_completes_paths_and_offers_what_is_left(home: Path, folder: Path) -> None:
    async with sitting() as person:
        await person.type(f"{folder}/t")
        await person.press("tab")
        assert text(person) == f"{folder}/two-stars.png "
        person.app.query_one(Composer).put(f"look at {folder}/m")
        await person.press("tab")
        await person.sees("my photo.png", "more/")
        assert "notes.txt" not in person.screen()
        await person.press("down", "tab")
        await person.until(lambda _: "my photo" in text(person) or "more" in text(person), "one is taken")
        assert text(person) in (f'look at "{folder}/more/', f'look at "{folder}/my photo.png" ')


async def test_the_command_menu_is_walked_and_enter_completes_a_command(home: Path) -> None:
    async with sitting() as person:
        await person.sees("pocket")
        await person.ready()
        await person.type("/cap")
        await person.sees("/caption")
        await person.look("menu")
        await person.press("enter")
        assert text(person) == "/caption "
        person.app.query_one(Composer).put("")
        await person.type("/")
        await person.sees("/caption", "/search")
        await person.press("escape")
        await person.until(lambda _: not person.app.query_one(Menu).is_open, "closed")
        assert text(person) == "/"
        await person.ask("nonsense")
        await person.sees("There is no command /nonsense")
        assert text(person) == "/nonsense"
        person.app.query_one(Composer).put("")
        await person.ask("/帮助")
        await person.sees("There is no command /帮助")
        assert text(person) == "/帮助"
        person.app.query_one(Composer).put("")
        await person.ask("assistant models pull cpu")
        await person.sees("That is a command for a shell.", "Here it is: /models pull cpu")
        assert text(person) == "assistant models pull cpu"


async def test_what_was_asked_is_recalled(home: Path) -> None:
    async with sitting() as person:
        await person.ask("hello")
        await person.type("draft")
        await person.press("up")
        assert text(person) == "hello"
        await person.press("down")
        assert text(person) == "draft"
        await person.finished()


async def test_keys_that_a_short_text_does_not_need_move_through_the_conversation(home: Path) -> None:
    async with sitting(size=(80, 16)) as person:
        await person.ready()
        for number in range(5):
            await person.ask(f"hello {number}")
            await person.finished()
        transcript = person.app.query_one(Transcript)
        await person.until(lambda _: transcript.max_scroll_y > 10 and transcript.is_vertical_scroll_end, "the end")
        await person.type("half")
        await person.press("pageup")
        await person.until(lambda _: transcript.scroll_y < transcript.max_scroll_y, "higher up")
        assert isinstance(person.app.focused, Composer)
        high = transcript.scroll_y
        # In a line with words, Home and End move the cursor.
        await person.press("home")
        await person.type("a ")
        await person.press("end")
        await person.type(" done")
        assert text(person) == "a half done"
        assert transcript.scroll_y == high
        await person.press("pagedown", "pagedown", "pagedown")
        await person.until(lambda _: transcript.is_vertical_scroll_end, "the end again")
        await person.press("ctrl+u")
        await person.press("home")
        await person.until(lambda _: transcript.scroll_y <= 0, "the beginning")
        await person.press("end")
        await person.until(lambda _: transcript.is_vertical_scroll_end, "the end at last")
        # A text that is taller than its place keeps its keys.
        for _ in range(12):
            await person.press("x", "ctrl+j")
        composer = person.app.query_one(Composer)
        await person.until(lambda _: composer.max_scroll_y > 0, "a tall text")
        await person.press("pageup")
        await person.until(lambda _: composer.cursor_location[0] < 11, "the cursor")
        assert transcript.is_vertical_scroll_end


async def test_a_question_about_what_cannot_be_read_comes_back(home: Path, folder: Path) -> None:
    (folder / "broken.png").write_bytes((folder / "red-circle.png").read_bytes()[:100])
    async with sitting() as person:
        await person.ready()
        await person.paste(f"{folder}/broken.png ")
        await person.sees("cannot be read ✕")
        await person.ask("what is this?")
        await person.finished()
        await person.until(lambda _: text(person) == "what is this?", "the question in the line")
        assert attached(person) == []


async def test_a_wrong_name_in_a_folder_is_called_that_and_words_behind_it_stand_apart(
    home: Path, folder: Path
) -> None:
    async with sitting() as person:
        await person.paste(f"{folder}/beach.png")
        await person.sees("its folder is there")
        await person.type("what is this?")
        assert text(person) == f"{folder}/beach.png what is this?"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_attachments_out_of_sight_are_counted(home: Path, folder: Path, size: tuple[int, int]) -> None:
    async with sitting(size=size) as person:
        await person.ready()
        names = ["red-circle.png", "two-stars.png", "four-shapes.png", "my photo.png", "question.wav"]
        await person.paste(" ".join(f"'{folder}/{name}'" for name in names) + " ")
        await person.sees("5 attached · ← ", "out of sight", "question.wav")
        await person.press("shift+tab", *["left"] * 4)
        await person.sees("5 attached · ", "out of sight →", "red-circle.png")
        await person.look(f"many-chips-{size[0]}")


async def test_a_picture_without_words_is_shown_by_number_and_name_only(home: Path, folder: Path) -> None:
    async with sitting() as person:
        await person.paste(f"{folder}/red-circle.png ")
        await person.sees("✕")
        await person.press("enter")
        await person.sees("#1 red-circle.png", "A large red circle")
        await person.finished()
        assert "› picture" not in person.screen()

"""Search results as a gallery: numbered, described, walked by arrows, opened large and in the desktop's viewer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.terminal.widgets.picture import PictureView
from assistant.terminal.widgets.transcript import Transcript
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)


def focused(person: Person) -> int:
    view = person.app.focused
    return view.picture.number if isinstance(view, PictureView) else 0


async def test_hits_are_walked_opened_large_and_outside(
    empty_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However deep a folder lies, its path hides nothing else that is said about a picture.
    shelf, opened = tmp_path / ("deep" * 30) / ("deeper" * 20) / "shelf", tmp_path / "opened"
    shutil.copytree(SAMPLES, shelf)
    viewer = tmp_path / "bin" / "xdg-open"
    viewer.parent.mkdir()
    viewer.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n')
    viewer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{viewer.parent}:/usr/bin:/bin")
    async with sitting() as person:
        await person.ask(f'/index "{shelf}"')
        await person.finished()
        await person.ask("/search two stars")
        await person.sees("#1", "#2", "#5", ".png")
        await person.finished()
        await person.until(lambda s: "▀" in s or "▄" in s, "drawn pictures")
        await person.look("gallery-new")
        await person.press("f6", "home")
        await person.until(lambda _: focused(person) == 1, "the first")
        await person.press("right", "right")
        assert focused(person) == 3
        await person.press("end", "right")
        assert focused(person) == 1
        await person.press("enter")
        await person.sees("1/5", "× ", "image/png", "Esc back")
        await person.look("large")
        await person.press("right")
        await person.sees("2/5")
        await person.press("escape")
        await person.misses("2/5")
        await person.press("o")
        await person.until(lambda _: opened.exists() and opened.read_text(), "the viewer")
        first = Path(opened.read_text())
        assert first.parent == shelf
        opened.unlink()
        # What is no picture any more is never handed to the desktop.
        first.write_text("#!/bin/sh")
        await person.press("o")
        await person.sees("The file is no longer there,")
        assert not opened.exists()
        await person.press("escape")
        await person.ask("describe the second one")
        await person.finished()
        await person.sees("› describe the second one")


async def test_without_a_viewer_and_without_drawing_there_are_words(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.terminal import images

    monkeypatch.setenv("PATH", str(tmp_path))
    async with sitting() as person:
        images.prepare("off")
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("✕")
        await person.press("enter")
        await person.sees("#1 red-circle.png", "A large red circle")
        await person.finished()
        assert "▀" not in person.screen()
        await person.press("f6", "o")
        screen = await person.sees("no program that opens pictures", "xdg-utils")
        assert screen.index("no program") < screen.index("xdg-utils"), "the trouble, then its cure"


async def test_the_best_hits_stay_in_sight_until_more_is_said(empty_home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf)
    async with sitting(size=(60, 18)) as person:
        transcript = person.app.query_one(Transcript)
        await person.ask(f'/index "{shelf}"')
        await person.finished()
        await person.ask("find a red star")
        await person.sees("› find a red star", 'for "red star"', "#1")
        await person.finished()
        await person.pilot.pause()
        screen = person.screen()
        assert "› find a red star" in screen
        assert 'for "red star"' in screen
        assert "#1" in screen
        assert transcript.scroll_y < transcript.max_scroll_y
        await person.press("pagedown", "pagedown", "pagedown")
        await person.sees("#5")
        await person.ask("find two stars, then describe the first one")
        await person.finished()
        await person.until(lambda _: transcript.is_vertical_scroll_end, "the description")
        # A long question leaves the answer its place.
        await person.ask("/search a red star " + "and a red star " * 12)
        await person.finished()
        await person.until(lambda s: "#1 " in s and "› /search" not in s, "the answer without the question")


async def test_a_low_screen_shows_hits_by_their_names(empty_home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf)
    async with sitting(size=(40, 12)) as person:
        await person.ask(f'/index "{shelf}"')
        await person.finished()
        await person.ask("find a red star")
        await person.finished()
        screen = await person.sees("› find a red star", "#1 ", "two-stars.png")
        assert "▀" not in screen
        # Drawn once there is room.
        await person.pilot.resize_terminal(100, 36)
        await person.until(lambda s: "▀" in s or "▄" in s, "drawn pictures")


async def test_number_and_name_are_seen_on_a_low_screen(home: Path) -> None:
    async with sitting(size=(40, 12)) as person:
        await person.ready()
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("✕")
        await person.ask("what color is the circle?")
        await person.sees("is red")
        await person.finished()
        await person.press("f6")
        await person.sees("#1 red-circle.png")
        await person.look("gallery-low")
        await person.press("enter")
        await person.sees("#1 red-circle.png", "Esc back")
        await person.look("large-low")

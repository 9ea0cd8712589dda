"""The desktop's clipboard and the picker. The desktop's small programs are stood in for by real ones on the PATH."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.terminal.screens.attach import Filter
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)
CIRCLE = SAMPLES / "red-circle.png"


def with_program(clipboard: Path, name: str, script: str) -> str:
    """A PATH on which a program runs a script in the folder."""
    program = clipboard.parent / "bin" / name
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ncd {clipboard}\n{script}")
    program.chmod(0o755)
    return f"{program.parent}:/usr/bin:/bin"


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Wayland desktop whose clipboard is a folder: a file for each type, named like it with an underscore."""
    clipboard = tmp_path / "clipboard"
    clipboard.mkdir()
    script = """case "$*" in
  *--list-types*) ls | tr _ / ;;
  *) for last; do :; done; cat "$(echo "$last" | tr / _)" ;;
esac
"""
    monkeypatch.setenv("PATH", with_program(clipboard, "wl-paste", script))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
    return clipboard


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux inside Windows: PowerShell says what it finds in a file named as its kind, and waits if it is told to."""
    clipboard = tmp_path / "clipboard"
    clipboard.mkdir()
    script = r"""case "$*" in *ToBase64String*GetText*) ;; *) exit 1 ;; esac
if [ -e picture ]; then printf 'picture %s\r\n' "$(base64 -w0 picture)"
else printf 'text %s\r\n' "$(base64 -w0 text)"; fi
"""
    (clipboard / "text").touch()
    monkeypatch.setenv("PATH", with_program(clipboard, "powershell.exe", script))
    return clipboard


def names(person: Person) -> list[str]:
    return [file.name or Path(file.path).name for file in person.app.query_one(Chips).files]


@pytest.mark.parametrize("way", ["empty paste", "ctrl+v", "/paste"])
async def test_a_copied_picture_is_attached_and_asked_about(home: Path, desktop: Path, way: str) -> None:
    shutil.copy(CIRCLE, desktop / "image_png")
    async with sitting() as person:
        await person.sees("pocket")
        if way == "empty paste":
            await person.paste("")
        elif way == "ctrl+v":
            await person.press("ctrl+v")
        else:
            await person.ask("/paste")
        await person.sees("#1 clipboard.png", "2.7 kB")
        await person.until(lambda _: person.app.query(".thumbnail > *"), "what was pasted")
        await person.ask("what color is the circle?")
        await person.sees("is red")


async def test_copied_files_and_copied_words_are_pasted(home: Path, desktop: Path) -> None:
    (desktop / "text_uri-list").write_text(f"file://{CIRCLE}\r\n")
    async with sitting() as person:
        await person.paste("")
        await person.until(lambda _: names(person) == ["red-circle.png"], "the file")
        (desktop / "text_uri-list").unlink()
        (desktop / "text_plain").write_text("just words")
        await person.press("ctrl+v")
        await person.until(lambda _: person.app.query_one(Composer).text == "just words", "the words")


async def test_what_is_no_picture_is_not_taken_for_one(home: Path, desktop: Path) -> None:
    (desktop / "image_png").write_text("not a picture")
    async with sitting() as person:
        await person.paste("")
        await person.sees("There is no picture on the clipboard")
        assert names(person) == []


async def test_inside_windows_pictures_and_words_of_its_clipboard_are_pasted(home: Path, windows: Path) -> None:
    (windows / "text").write_bytes("two lines\r\n两行".encode())
    async with sitting() as person:
        await person.press("ctrl+v")
        await person.until(lambda _: person.app.query_one(Composer).text == "two lines\n两行", "the words")
        shutil.copy(CIRCLE, windows / "picture")
        await person.press("ctrl+v")
        await person.until(lambda _: names(person) == ["clipboard.png"], "the picture")


async def test_an_empty_clipboard_brings_nothing_that_was_copied_in_the_chat(home: Path, windows: Path) -> None:
    async with sitting() as person:
        person.app.copy_to_clipboard("an old answer")
        await person.press("ctrl+v")
        await person.sees("There is no picture on the clipboard")
        assert person.app.query_one(Composer).text == ""
        (windows.parent / "bin" / "powershell.exe").unlink()
        await person.press("ctrl+v")
        await person.until(lambda _: person.app.query_one(Composer).text == "an old answer", "what was copied")


async def test_without_a_desktop_it_says_what_is_missing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    async with sitting() as person:
        await person.press("ctrl+v")
        await person.sees("is not installed")
        monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
        await person.press("ctrl+v")
        await person.sees("Over SSH the clipboard")


async def test_the_picker_filters_previews_and_attaches(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    shutil.copytree(SAMPLES, folder)
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7 of no use here")
    (folder / "broken.png").write_bytes(CIRCLE.read_bytes()[:200])
    async with sitting() as person:
        person.app.folder = str(folder)
        await person.sees("pocket")
        await person.press("ctrl+o")
        await person.sees("Attach a picture", "red-circle.png", "question.wav")
        assert "notes.pdf" not in person.screen()
        await person.type("broken")
        await person.sees("damaged")
        await person.press(*["backspace"] * 6)
        await person.type("star")
        await person.until(lambda s: "▀" in s or "▄" in s, "a preview")
        await person.look("picker")
        await person.press("tab")
        await person.sees("✓ two-stars.png")
        await person.press(*["backspace"] * 4)
        await person.type("heart")
        await person.press("tab", "enter")
        await person.until(lambda _: names(person) == ["two-stars.png", "three-hearts.png"], "both")
        assert isinstance(person.app.focused, Composer)


async def test_the_picker_walks_folders_and_offers_a_whole_one_for_the_library(home: Path, tmp_path: Path) -> None:
    (tmp_path / "outer" / "inner").mkdir(parents=True)
    shutil.copy(CIRCLE, tmp_path / "outer" / "inner" / "x.png")
    async with sitting() as person:
        person.app.folder = str(tmp_path)
        await person.press("ctrl+o")
        await person.type("outer/")
        await person.sees("inner/")
        await person.press("enter")
        await person.sees("x.png")
        await person.press("backspace")
        await person.sees("inner/")
        await person.press("f8")
        await person.until(
            lambda _: person.app.query_one(Composer).text == f'/index "{tmp_path}/outer/"', "the command is written"
        )


async def test_no_typed_path_and_no_link_ends_the_picker(home: Path, tmp_path: Path) -> None:
    shutil.copy(CIRCLE, tmp_path / "x.png")
    (tmp_path / "itself").symlink_to("itself")
    async with sitting() as person:
        person.app.folder = str(tmp_path)
        await person.press("ctrl+o")
        await person.sees("x.png")
        line = person.app.screen.query_one(Filter)
        for typed in ("~nobody-of-that-name/", "~" * 3 + "/", "n" * 300 + "/", "/" * 3 + "\0/", "itself/"):
            line.value = typed
            await person.pilot.pause()
        line.value = "x"
        await person.sees("x.png")

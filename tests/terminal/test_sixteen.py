"""On a terminal with sixteen colours, what differs in meaning differs in colour; in a real one too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.color import Color as Shown
from rich.style import Style
from textual.color import Color

from assistant.terminal.preferences import Preferences
from assistant.terminal.sixteen import few, number
from assistant.terminal.themes import DARK, LIGHT
from benchmarks.driving.home import CHAT
from benchmarks.driving.session import Session
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_colours_of_the_themes_keep_their_hues(theme: object) -> None:
    names = ("primary", "accent", "error", "success")
    blue, yellow, red, green = (number(*Color.parse(getattr(theme, name)).rgb) % 8 for name in names)
    assert (blue, yellow, red, green) == (4, 3, 1, 2)
    greys = ("foreground", "background", "surface", "panel")
    assert {number(*Color.parse(getattr(theme, name)).rgb) for name in greys} <= {0, 7, 8, 15}


def test_words_keep_apart_from_what_is_behind_them() -> None:
    for back in range(16):
        for front in range(16):
            drawn = few(Style(color=Shown.from_ansi(front), bgcolor=Shown.from_ansi(back)))
            assert drawn.color
            assert drawn.bgcolor
            assert drawn.bgcolor.number == back
            assert (drawn.color.number or 0) % 8 != back % 8 or {drawn.color.number, back} <= {0, 7, 8, 15}
            assert drawn.color.number != back
    own = few(Style(color=Shown.default(), bold=True))
    assert own.color is None or own.color.is_default
    assert own.bold


def colours_of(person: Person, words: str) -> set[tuple[int | None, int | None]]:
    """The numbers (words, behind them) of what is drawn with these words in it."""
    styles = [
        segment.style
        for strip in person.app.screen._compositor.render_strips()
        for segment in strip.apply_filter(person.app._sixteen, Color(0, 0, 0))
        if words in segment.text and segment.style
    ]
    return {
        (style.color.number if style.color else None, style.bgcolor.number if style.bgcolor else None)
        for style in styles
    }


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_focus_accent_error_and_success_differ(home: Path, theme: str) -> None:
    async with sitting(Preferences(language="en", theme=theme)) as person:
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("✕")
        await person.press("enter")
        await person.sees("A large red circle")
        await person.finished()
        await person.ask("/nonsense")
        await person.sees("There is no command")
        await person.press("ctrl+u", "f2")
        await person.sees("Models", "loaded, ")
        success, accent = colours_of(person, "loaded, "), colours_of(person, "◐")
        title = colours_of(person, "Models")
        assert {front for front, _ in success if front is not None and front % 8 == 2}, success
        assert all(front is not None and front % 8 == 3 for front, _ in accent | title), (accent, title)
        await person.look(f"sixteen-{theme}")


def test_a_terminal_whose_encoding_lacks_frames_gets_letters(home: Path) -> None:
    posix = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Session(CHAT, {"ASSISTANT_HOME": str(home), **posix}, (100, 30)) as session:
        session.wait_for(b"pocket")
        session.wait_for(b"Here I can", since=session.write(b"hello\r"))
        output = session.output()
    assert output.isascii()
    words = re.sub(rb"\x1b\[[0-9;?]*[ -/]*[@-~]", b"", output)
    assert re.search(rb"\+-{20}", words), "the frame"
    assert b"> hello" in words
    assert re.findall(rb".{12}[^a-z\"]\?", words) == [], "only questions end with question marks"


def test_a_real_terminal_gets_the_sixteen_only(home: Path) -> None:
    variables = {"ASSISTANT_HOME": str(home), "TERM": "xterm-16color", "COLORTERM": "", "LANG": "C.UTF-8"}
    with Session(CHAT, variables, (100, 30)) as session:
        session.wait_for(b"pocket")
        output = session.output()
    assert b"\x1b[" in output
    assert b"38;2;" not in output
    assert b"38;5;" not in output
    assert re.search(rb"[\[;][39]3[;m]", output), "the accent is a colour"

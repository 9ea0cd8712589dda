"""The same chat on small and pale terminals, without colours, in Chinese, in an empty home, without a microphone."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from textual.color import Color

from assistant.terminal.preferences import Preferences
from assistant.terminal.shell import here
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)
SIZES = [(60, 18), (80, 24), (160, 50)]


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def contrasts(person: Person) -> dict[str, float]:
    """The contrast (WCAG 2.1) of every plain word on the screen."""
    found: dict[str, float] = {}
    for strip in person.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not re.search(r"\w", segment.text) or style.dim:
                continue
            if style.color and style.bgcolor and style.color.triplet and style.bgcolor.triplet:
                front, back = Color(*style.color.triplet), Color(*style.bgcolor.triplet)
                found[segment.text.strip()] = round(_contrast(front, back), 2)
    return found


def colours(person: Person) -> set[tuple[int, int, int]]:
    """Those of all words on the screen."""
    styles = [segment.style for strip in person.app.screen._compositor.render_strips() for segment in strip]
    drawn = [style.color.triplet for style in styles if style and style.color and style.color.triplet]
    return {(triplet.red, triplet.green, triplet.blue) for triplet in drawn}


def _contrast(front: Color, back: Color) -> float:
    def luminance(color: Color) -> float:
        parts = [value / 255 for value in color.rgb]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(front), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_fits_at_every_size(home: Path, size: tuple[int, int], language: str) -> None:
    chosen = Preferences(language=language, theme="dark")  # type: ignore[arg-type]
    name = f"{size[0]}-{language}"
    async with sitting(chosen, size=size) as person:
        await person.sees("pocket")
        await person.look(f"welcome-{name}")
        await person.paste(f"{SAMPLES}/red-circle.png {SAMPLES}/two-stars.png ")
        await person.sees("red-circle.png")
        await person.press("enter")
        await person.finished()
        await person.sees({"en": "red circle", "zh": "红色圆形"}[language])
        await person.look(f"turn-{name}")
        for key in ("f1", "f2", "f3", "f7", "ctrl+l", "ctrl+o"):
            await person.press(key)
            await person.until(lambda _: len(person.app.screen_stack) > 1, key)
            await person.pilot.pause()
            lines = person.screen().splitlines()
            assert len(lines) <= size[1]
            assert max(columns(line) for line in lines) <= size[0]
            await person.look(f"{key.replace('+', '-')}-{name}")
            await person.press("escape")
            await person.until(lambda _: len(person.app.screen_stack) == 1, "back")
        composer = person.app.query_one("#composer")
        assert composer.region.height >= 3
        assert composer.region.bottom <= size[1]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24)], ids=str)
async def test_an_empty_chat_says_how_to_go_on_in_any_window(
    home: Path, size: tuple[int, int], language: Literal["en", "zh"]
) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("what can you do with a very long question that fills a line of every small window?")
        await person.finished()
    async with sitting(Preferences(language=language, theme="dark"), size=size) as person:
        go_on = {"en": "Ctrl+G continues “what can", "zh": "Ctrl+G 继续“what can"}[language]
        screen = await person.sees(go_on, "/models", "F1")
        await person.look(f"welcome-{size[0]}-{language}")
        assert "”" in screen
        shown = re.sub(r"\s", "", person.inside(".welcome"))
        for notice in (await person.app.connection.get("/status"))["notices"]:
            assert any(re.sub(r"\s", "", here(notice[form])) in shown for form in ("hint", "short")), notice


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_footer_has_whole_keys_at_every_width(home: Path, language: str) -> None:
    async with sitting(Preferences(language=language, theme="dark"), size=(120, 24)) as person:  # type: ignore[arg-type]
        await person.until(lambda s: "Ctrl+Q" in s.splitlines()[-1], "all keys")
        whole = person.screen().splitlines()[-1].strip()
        for width in (60, 45, 120):
            await person.pilot.resize_terminal(width, 24)
            await person.until(lambda s: bool(fits(s.splitlines()[-1].strip(), whole, width)), f"{width} columns")  # noqa: B023 - polled at once


def fits(line: str, whole: str, width: int) -> bool:
    """Every key with its word, as many as there is room for."""
    every, shown = (re.split(r"  (?=\S)", each) for each in (whole, line))
    return set(shown) <= set(every) and (shown == every) == (width > 100) and "F1" in line


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_words_are_readable_in_both_themes(home: Path, theme: str) -> None:
    async with sitting(Preferences(language="en", theme=theme)) as person:
        await person.sees("pocket")
        await person.ask("hello")
        await person.finished()
        await person.look(f"hello-{theme}")
        assert person.app.current_theme.dark == (theme == "dark")
        assert {word: value for word, value in contrasts(person).items() if value < 4.5} == {}
        accent = Color.parse(person.app.current_theme.accent or "")
        near = [each for each in colours(person) if max(abs(a - b) for a, b in zip(each, accent.rgb, strict=True)) < 3]
        assert near, "the screen wears another theme's colours"
        await person.paste(f"{SAMPLES}/red-circle.png {SAMPLES}/two-stars.png ")
        await person.sees("two-stars.png")
        await person.press("shift+tab")
        await person.look(f"chips-{theme}")
        low = {word: value for word, value in contrasts(person).items() if value < 4.5 and not word.startswith("▀")}
        assert low == {}
        await person.press("f7")
        await person.sees("Settings")
        await person.look(f"settings-{theme}")


async def test_without_colours_nothing_is_lost(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting() as person:
        assert person.app.no_color
        await person.ask("hello")
        await person.sees("› hello", "Here I can")
        for strip in person.app.screen._compositor.render_strips():
            for segment in strip:
                for color in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                    if color is not None and color.triplet is not None:
                        assert len(set(color.triplet)) == 1, f"{segment.text!r} is coloured"
        await person.finished()


def test_the_terminal_says_whether_it_is_light(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.terminal import themes
    from assistant.terminal.probe import read

    for told, name in (("0;15", "assistant-light"), ("15;0", "assistant-dark"), ("0;default;7", "assistant-light")):
        monkeypatch.setenv("COLORFGBG", told)
        assert themes.theme_name("auto") == name
        # What the terminal itself says is newer than a variable that a shell may have inherited.
        assert themes.theme_name("auto", 0.05) == "assistant-dark"
    monkeypatch.delenv("COLORFGBG")
    pale, dark = read(b"\x1b]11;rgb:ffff/fafa/f0f0\x1b\\\x1b[?62c"), read(b"\x1b]11;rgb:10/12/18\x07\x1b[?62c")
    assert themes.theme_name("auto", pale.brightness) == "assistant-light"
    assert themes.theme_name("auto", dark.brightness) == "assistant-dark"
    assert read(b"nonsense\x1b[?62c").brightness is None
    assert themes.theme_name("auto") == "assistant-dark"
    assert themes.theme_name("nord") == "nord"


async def test_without_a_microphone_it_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.terminal.voice.devices import availability

    if availability() is None:
        pytest.skip("this machine has a microphone")
    async with sitting() as person:
        await person.press("f5")
        await person.sees("microphone")
        await person.look("no-microphone")
        await person.ask("hello")
        await person.sees("Here I can")
        await person.finished()

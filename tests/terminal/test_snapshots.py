"""Every screen in both languages as it looked when somebody last said that it looks right.

What is compared is read from the SVG of the screen: the words of what is open, line by line, with colours and styles.
Numbers, days, pictures and this machine's facts are left out. After a wanted change run

    RENEW_SNAPSHOTS=1 pytest tests/terminal/test_snapshots.py

and look at the difference before it is committed.
"""

from __future__ import annotations

import html
import os
import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.geometry import Region
from textual.widgets import Input

from assistant.terminal.preferences import Preferences
from assistant.terminal.voice.devices import availability
from assistant.terminal.widgets.answer import Answer
from assistant.terminal.widgets.turn import TurnView
from tests.system import audio
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting
from tests.terminal.test_library import counted, many_pictures

pytestmark = pytest.mark.timeout(600)
STORED = Path(__file__).with_name("snapshots")
RENEW = bool(os.environ.get("RENEW_SNAPSHOTS"))
_SVG = "{http://www.w3.org/2000/svg}"
_CELL = (12.2, 24.4)
"""Columns and rows in the units of Rich's SVG."""
_DRAWN = "▀▄█▌▁▂▃▅▆▇"
"""Pictures and scroll bars."""
_MACHINE = re.compile(
    r"ffmpeg|[:：] ?/models\b|pocket models|pocket 模型|随程序附带|\bcpu\b|cuda|mps"
    r"|Qwen|SmolVLM|Apache|_language ·|pocket/|image_generation|sysdefault|rate\b|pulse|mix\b|/dev/"
)
"""Lines with facts of the machine, and those of the catalogue, which wrap by whether a model is here or fits."""
_VARYING = (
    (r"(?<![\w#])\d[\d.,:/]*(?:-\d+)*", "0"),
    (r"not here|too large for this machine|未下载|超出本机内存|已下载|(?<=\])here(?=\[)", "STATE"),
    (r"0 (?:kB|MB|GB)(?: / 0 (?:MB|GB))?", "0 B"),
    (r" {2,}", "  "),
)
TELLER = '''
from assistant.api import Action, Label, Labels, Notice, Plugin, TextDelta

TEXT = """## What I see

Two **stars** and a `circle`, see [the page](http://example.org).

1. one
2. two
   - deeper

> quoted

```python
def area(radius):
    return 3.14 * radius ** 2
```

| shape | colour |
|---|--:|
| star | blue |

```sh
ls *.png
```
"""


class Teller(Plugin):
    name, title, summary = "teller", "Teller", "Tells the same."
    actions = (Action("tell", "tell the same", {
        "en": tuple(f"tell the same {n}" for n in range(30)), "zh": tuple(f"说一样的{n}" for n in range(30)),
    }, accepts="pictures"),)

    def run(self, request, context):
        yield Notice("Something to know.", "And its cure.", "warning")
        yield TextDelta(TEXT)
        yield Labels((Label("a star", 0.75), Label("星星", 0.25)))
'''


def looks(svg: str, place: Region) -> list[str]:
    """The lines within a place of the screen that are not empty, each run of words with its style in front."""
    root = ElementTree.fromstring(svg)
    sheet = "".join(style.text or "" for style in root.iter(f"{_SVG}style"))
    styles = dict(re.findall(r"-(r\d+)\s*\{([^}]*)\}", sheet))
    rows: dict[int, list[tuple[int, str]]] = {}
    for text in root.iter(f"{_SVG}text"):
        name = (text.get("class") or "").rpartition("-")[2]
        words = html.unescape(text.text or "").replace("\xa0", " ")
        column, row = round(float(text.get("x") or 0) / _CELL[0]), int(float(text.get("y") or 0) / _CELL[1])
        if name in styles and place.contains(column, row) and words.strip(f" {_DRAWN}"):
            style = re.sub(r"\s", "", styles[name]).rstrip(";").replace("fill:", "")
            rows.setdefault(row, []).append((column, f"[{style}]{words}"))
    return ["".join(run for _, run in sorted(rows[row])) for row in sorted(rows)]


def comparable(lines: list[str], home: Path) -> str:
    """Without what differs from day to day and from machine to machine."""
    told = [line.replace(str(home), "HOME") for line in lines]
    told = [line for line in told if not _MACHINE.search(line)]
    for pattern, instead in _VARYING:
        told = [re.sub(pattern, instead, line) for line in told]
    return "\n".join(line.rstrip() for line in told) + "\n"


async def check(person: Person, name: str, home: Path, also: Sequence[tuple[str, str]] = ()) -> None:
    """Compares the screen, once it rests, with the stored one; `also` names what else varies, and its stand-in."""
    language = person.app.language
    seen, rested = "", ""
    for _ in range(200):
        await person.pilot.pause(0.2)
        cards = person.app.screen.query(".card")
        place = (cards.first() if cards else person.app.screen).region
        seen, before = comparable(looks(person.app.export_screenshot(), place), home), seen
        for pattern, instead in also:
            seen = re.sub(pattern, instead, seen)
        rested = seen if seen == before else ""
        if rested and (RENEW or rested == _stored(name, language)):
            break
    await person.look(f"{name}-{language}")
    if RENEW:
        STORED.mkdir(exist_ok=True)
        (STORED / f"{name}.{language}.txt").write_text(seen, encoding="utf-8")
    assert seen == _stored(name, language), f"{name}.{language}"


def _stored(name: str, language: str) -> str:
    file = STORED / f"{name}.{language}.txt"
    return file.read_text(encoding="utf-8") if file.exists() else ""


async def still(person: Person) -> None:
    """Once the host is known, nothing moves by itself."""
    await person.ready()
    person.app.animation_level = "none"
    person.app.query_one("#composer").cursor_blink = False  # type: ignore[attr-defined]
    person.app.query_one("#status").display = False


@asynccontextmanager
async def opened(person: Person, *keys: str) -> AsyncIterator[None]:
    """A screen that keys open, until it is left."""
    await person.press(*keys)
    await person.until(lambda _: len(person.app.screen_stack) > 1, str(keys))
    for line in person.app.screen.query(Input):
        line.cursor_blink = False
    yield
    while len(person.app.screen_stack) > 1:
        depth = len(person.app.screen_stack)
        await person.press("escape")
        await person.until(lambda _: len(person.app.screen_stack) < depth, "back")  # noqa: B023 - polled at once


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_screen_looks_as_before(empty_home: Path, language: str) -> None:
    plugins, shelf = empty_home / "config" / "plugins", empty_home / "shelf"
    plugins.mkdir(parents=True)
    (plugins / "teller.py").write_text(TELLER, encoding="utf-8")
    shutil.copytree(SAMPLES, shelf)
    # Installed or not: it would be one more line in several lists.
    (empty_home / "config" / "settings.toml").write_text('disabled_plugins = ["assistant_image_generation"]\n')
    chosen = Preferences(language=language, theme="dark")  # type: ignore[arg-type]
    async with sitting(chosen, size=(100, 40)) as person:
        await still(person)
        await check(person, "welcome", empty_home)
        await person.paste(f"{shelf}/two-stars.png ")
        await person.sees("✕")
        await check(person, "attached", empty_home)
        await person.type("/")
        await person.sees("/caption")
        await check(person, "menu", empty_home)
        await person.press("backspace")
        await person.ask("/tell this")
        await person.finished()
        await check(person, "turn", empty_home)
        await person.ask("/tell again")
        await person.finished()
        before = person.app.query(TurnView).last()
        await person.ask("/again")
        await person.until(lambda _: person.app.query(TurnView).last() is not before, "the other answer")
        await person.finished()
        await person.ask(f'/index "{shelf}"')
        await person.finished()
        person.app.folder = str(shelf)
        person.app.clear_notifications()
        await every_screen(person, empty_home)
        await without_a_screen(person, empty_home)


async def every_screen(person: Person, home: Path) -> None:
    """Those that open over the chat, one after the other."""
    for name, key in (
        ("help", "f1"),
        ("commands", "ctrl+p"),
        ("models", "f2"),
        ("library", "f3"),
        ("settings", "f7"),
        ("conversations", "ctrl+l"),
        ("attach", "ctrl+o"),
        ("questions", "ctrl+b"),
        ("why", "f4"),
        ("code", "f8"),
        ("branches", "f9"),
    ):
        async with opened(person, key):
            await check(person, name, home)
    async with opened(person, *"/theme", "space", "enter"):
        await check(person, "theme", home)
    async with opened(person, "ctrl+l"):
        await person.until(lambda s: "›" in s, "the conversation")
        await person.press("f2")
        await person.until(lambda _: len(person.app.screen_stack) == 3, "the question for a title")
        await check(person, "rename", home)
        await person.press("escape", "delete")
        await person.until(lambda _: person.app.screen.query("#no"), "the question")
        await check(person, "delete", home)
    async with opened(person, "f7"):
        await person.marks("pictures")
        await person.press("enter")
        await person.until(lambda _: len(person.app.screen_stack) == 3, "the values")
        await check(person, "values", home)
    async with opened(person, "f6", "home", "enter"):
        await check(person, "large", home)
    person.app.post_message(Answer.LinkWanted("http://example.org/" + "long/" * 30))
    async with opened(person):
        await check(person, "link", home)


async def without_a_screen(person: Person, home: Path) -> None:
    """What stands in the chat itself for a while: results, a line that is edited, a notice, an answer on its way."""
    await person.press("escape")
    await person.ask("/search 两个星星" if person.app.language == "zh" else "/search two stars")
    await person.finished()
    await check(person, "gallery", home)
    await person.ask("/edit")
    await person.press("enter")
    await person.until(lambda _: person.app.writing.editing is not None, "the line")
    await check(person, "editing", home)
    await person.press("escape")
    await person.until(lambda _: person.app.writing.editing is None, "the end of it")
    await person.ask("/nonsense")
    await person.until(lambda s: s.count("nonsense") == 2, "the notice")
    await check(person, "notice", home)
    await person.press("ctrl+u")


_BAR = (r"\[#\w+\]━+(?:\[#\w+\]─+)?", "BAR")
_LEVEL = (r"\[#\w+\][▮▯]+", "LEVEL")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_running_index_looks_as_before(empty_home: Path, language: str) -> None:
    shelf = empty_home / "shelf"
    many_pictures(shelf, 2000)
    async with sitting(Preferences(language=language, theme="dark"), size=(100, 40)) as person:  # type: ignore[arg-type]
        await still(person)
        await person.ask(f'/index "{shelf}"')
        async with opened(person, "f3"):
            await person.until(
                lambda s: re.search(r"━.*/s  \d+:\d\d", s) and counted(person, shelf) > 0, "rate and remaining time"
            )
            await check(person, "running", empty_home, [_BAR])
            await person.press("s")
        await person.finished()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_microphones_look_as_before(
    empty_home: Path, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with audio.VirtualMicrophone(tmp_path / "sound") as virtual:
        for name, value in virtual.environment.items():
            monkeypatch.setenv(name, value)
        async with sitting(Preferences(language=language, theme="dark"), size=(100, 40)) as person:  # type: ignore[arg-type]
            await still(person)
            async with opened(person, *"/microphone", "space", "enter"):
                await person.until(lambda s: "● " in s, "the microphones")
                await check(person, "microphone", empty_home, [_LEVEL])
            await person.press("f5")
            await person.until(lambda s: "▯" in s, "the recording")
            await check(person, "recording", empty_home, [_LEVEL])
            await person.press("escape")
            await person.until(lambda s: "▯" not in s, "the end of it")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_without_a_microphone_the_chooser_looks_as_before(empty_home: Path, language: str) -> None:
    if availability(again=True) is None:
        pytest.skip("this machine has a microphone")
    async with sitting(Preferences(language=language, theme="dark"), size=(100, 40)) as person:  # type: ignore[arg-type]
        await still(person)
        async with opened(person, *"/microphone", "space", "enter"):
            await person.until(lambda s: "●" not in s and ("No microphone" in s or "没有找到麦克风" in s), "why")
            await check(person, "no-microphone", empty_home)

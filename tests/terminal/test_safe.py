"""Nothing that a model, a plugin, a file or its name says can drive the terminal, from any place where it is shown."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.text import Text
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Button, DataTable, Input, Label, Markdown, OptionList, Static, TextArea, Tree

from assistant.api.safe_text import safe_line
from assistant.terminal.safe_text import SafeText
from assistant.terminal.widgets.chips import Chips
from tests.system.environment import SAMPLES
from tests.terminal.hostile import acts, corpus
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(400)
CORPUS = corpus()
MIRROR = """
import json
from pathlib import Path
from assistant.api import Action, BadInput, Label, Labels, Notice, Plugin, Progress, TextDelta

SAID = json.loads(Path({file!r}).read_text())

class Mirror(Plugin):
    name = "mirror"
    title = "Mirror"
    summary = "says it"
    actions = (Action("mirror", "says [red]it[/red]", {{
        "en": tuple(f"mirror number {{n}} please" for n in range(30)),
        "zh": tuple(f"镜子第{{n}}号" for n in range(30)),
    }}),)

    def run(self, request, context):
        for each in SAID[::40]:
            yield Progress(each, 1, 2, each)
        for each in SAID[::10]:
            yield Notice(each, each)
        yield Labels(tuple(Label(each, 1 / len(SAID)) for each in SAID[:12]))
        for at in range(0, len(SAID), 20):
            yield TextDelta(" | ".join(SAID[at : at + 20]) + "\\n\\n")
        raise BadInput(SAID[40], SAID[41])
"""


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 400


def acting(person: Person) -> set[str]:
    """Characters on the screen that a terminal would act on."""
    found: set[str] = set()
    for strip in person.app.screen._compositor.render_strips():
        for segment in strip:
            assert not segment.control
            found |= {char for char in segment.text if acts(char)}
    return found


def test_the_last_gate_shows_everything_and_lets_nothing_act() -> None:
    gate = SafeText()
    for text in CORPUS:
        (segment,) = gate.apply([Segment(text)], Color(0, 0, 0))
        assert not any(acts(char) for char in segment.text), repr(text)
        assert segment.text == safe_line(text)


class Careless(App[None]):
    """Puts hostile text into every kind of widget, as a careless author would. Only the gate is between."""

    def __init__(self, said: Sequence[str]) -> None:
        super().__init__()
        self._said = said

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), SafeText()]

    def compose(self) -> ComposeResult:
        for text in self._said:
            yield Static(Content(text))
            yield Static(text, markup=False)
            yield Label(text, markup=False)
            yield Input(text, placeholder=text)
            yield Input(placeholder=text, compact=True)
            yield TextArea(text)
            yield Button(Content(text))
            yield OptionList(Content(text), compact=True)
            yield Markdown(text)
            framed = Static("x", markup=False)
            framed.border_title = Content(text)
            framed.styles.border = ("round", "red")
            yield framed

    def on_mount(self) -> None:
        self.title = self._said[0]
        table: DataTable[Content] = DataTable()
        table.add_column(Text(self._said[0]))
        table.add_row(Content(self._said[-1]))
        tree: Tree[None] = Tree(Text(self._said[0]))
        self.mount(table, tree)
        self.notify(self._said[0], title=self._said[-1], markup=False)


@pytest.mark.parametrize("start", range(0, len(CORPUS), 45))
async def test_even_a_careless_widget_cannot_act(start: int) -> None:
    said = CORPUS[start : start + 45 : 3]
    app = Careless([text for text in said if not any(0xD800 <= ord(char) < 0xE000 for char in text)])
    async with app.run_test(size=(60, 900)) as pilot:
        await pilot.pause()
        person = Person(app, pilot)  # type: ignore[arg-type]
        assert acting(person) == set()
        assert person.screen().count("seen") > len(said)


async def test_a_hostile_plugin_is_shown_and_harmless(empty_home: Path) -> None:
    folder = empty_home / "config" / "plugins"
    folder.mkdir(parents=True)
    said = empty_home / "said.json"
    said.write_text(json.dumps(CORPUS))
    (folder / "mirror.py").write_text(MIRROR.format(file=str(said)))
    async with sitting(size=(110, 400)) as person:
        await person.ready()
        await person.ask("/mirror")
        await person.until(lambda s: "answering" in s or "seen" in s, "the answer")
        await person.finished()
        screen = await person.sees("seen")
        assert acting(person) == set()
        assert screen.count("seen") > 0.9 * len(CORPUS)
        assert "\\x1b]52;c;c2VjcmV0" in screen
        assert "[@click=app.exit]" in screen
        for key in ("f1", "f4", "ctrl+l", "ctrl+p"):
            await person.press(key)
            await person.until(lambda _: len(person.app.screen_stack) > 1, key)
            await person.pilot.pause()
            assert acting(person) == set()
            await person.press("escape")
            await person.until(lambda _: len(person.app.screen_stack) == 1, "back")
    async with sitting(size=(110, 400)) as person:
        # The same from the store: a conversation that is shown again.
        await person.sees("continues")
        await person.press("ctrl+g")
        await person.sees("seen")
        assert acting(person) == set()


async def test_hostile_file_names_are_shown_and_harmless(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    picture = (SAMPLES / "red-circle.png").read_bytes()
    names = [os.fsencode(text).replace(b"/", b"|").replace(b"\0", b"0")[:200] for text in CORPUS if _encodable(text)]
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name + b".png"))).write_bytes(picture)
    async with sitting(size=(100, 600)) as person:
        await person.sees("pocket")
        person.app.folder = str(folder)
        await person.press("ctrl+o")
        await person.sees("Attach a picture", "seen")
        assert person.screen().count("seen") > 350
        assert acting(person) == set()
        await person.press("escape")
        await person.until(lambda _: len(person.app.screen_stack) == 1, "back")
        hostile = [os.fsdecode(os.path.join(os.fsencode(folder), name + b".png")) for name in names[::40]]
        for path in hostile:
            await person.paste("'" + path.replace("'", "'\\''") + "' ")
        await person.until(lambda _: len(person.app.query_one(Chips).files) == len(hostile), "all of them")
        assert acting(person) == set()
        await person.ask("what is this?\x1b]0;x\x07")
        await person.finished()
        assert acting(person) == set()


async def test_hostile_titles_are_shown_and_harmless(home: Path) -> None:
    async with sitting(size=(100, 60)) as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        conversation = person.app.dialogue.conversation
        for title in (CORPUS[0], CORPUS[200], "\u202eseen\x1b[2J", "[red]seen[/red]"):
            client = await person.app.connection.sure()
            await client.patch(f"/conversations/{conversation}", {"title": title})
            await person.app.show_conversation(conversation)
            await person.press("ctrl+l")
            await person.sees("Conversations", "seen")
            await person.press("delete")
            await person.sees("Delete “")
            assert acting(person) == set()
            await person.press("n")
            await person.press("f2")
            await person.sees("New title")
            assert acting(person) == set()
            await person.press("escape", "escape")
            await person.until(lambda _: len(person.app.screen_stack) == 1, "back")


async def test_a_link_is_shown_whole_and_opened_only_after_a_yes(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.terminal.widgets.answer import Answer

    opened, browser = tmp_path / "opened", tmp_path / "browser"
    opened.touch()
    browser.write_text(f'#!/bin/sh\necho "$1" >> {opened}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    address = "http://example.org/" + "long/" * 60 + "\u202eend"
    async with sitting() as person:
        await person.sees("pocket")
        for choice in ("n", "y"):
            assert opened.read_text() == ""
            person.app.post_message(Answer.LinkWanted(address))
            await person.sees("Open this address", "\\u202eend")
            card = "".join(person.inside(".card").split())
            assert card.count("long/") == 60
            assert "\\u202eend" in card
            await person.press(choice)
            await person.misses("Open this address")
        await person.until(lambda _: opened.read_text() == f"{address}\n", "the browser")
        person.app.post_message(Answer.LinkWanted("javascript:alert(1)"))
        await person.sees("Open this address")
        await person.press("y")
        await person.misses("Open this address")
        assert opened.read_text() == f"{address}\n"


def _encodable(text: str) -> bool:
    return not any(0xD800 <= ord(char) < 0xDC80 or 0xDD00 <= ord(char) < 0xE000 for char in text)

"""The same drops from terminals that type them: every character comes as a key, in a burst."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult

from assistant.terminal.widgets import composer
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu
from tests.unit.drop.test_drop import PNG
from tests.unit.drop.test_terminals import TERMINALS

TYPING = [name for name in TERMINALS if name not in ("kitty, line ends as keys", "a list of addresses")]
"""A line end that is typed is Enter, which sends."""
names = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"), exclude_characters="/"), min_size=1, max_size=20
).filter(lambda name: name.strip() == name and len(name.encode()) < 200)
"""What can be typed: nothing invisible; control characters are keys of their own."""


class Page(App[None]):
    """A line alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def compose(self) -> ComposeResult:
        menu = Menu()
        yield menu
        yield Composer("en", "", menu)

    def on_composer_found(self, message: Composer.Found) -> None:
        self.found += message.dropped.paths


async def typed(text: str) -> tuple[list[str], str]:
    """The files of what is typed at once, and what stays in the line."""
    page = Page()
    async with page.run_test() as pilot:
        line = page.query_one(Composer)
        line.focus()
        for message in XTermParser(False).feed(text):
            assert isinstance(message, events.Key)
            page.post_message(message)
        await pilot.pause()
        line._settle()
        await pilot.pause()
        return page.found, line.text


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composer, "time", SimpleNamespace(monotonic=lambda: 1000.0))


@pytest.mark.parametrize("terminal", TYPING)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(names, min_size=1, max_size=3, unique=True))
def test_a_drop_that_is_typed_becomes_its_files(terminal: str, chosen: list[str], tmp_path: Path) -> None:
    ambiguous, written = TERMINALS[terminal]
    paths = [os.path.join(tmp_path, f"x{name}x") for name in chosen]
    assume(not any(set(ambiguous) & set(path) for path in paths))
    # Without brackets, nothing tells where one raw path ends and the next begins.
    assume(terminal != "Alacritty" or len(paths) == 1)
    for path in paths:
        Path(path).write_bytes(PNG)
    try:
        assert asyncio.run(typed("".join(written(paths)))) == (paths, "")
    finally:
        for path in paths:
            Path(path).unlink(missing_ok=True)

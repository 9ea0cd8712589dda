"""A plugin that says what nobody can show, or that does not stop: one line in the chat, and the chat goes on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.terminal.widgets.turn import TurnView
from tests.terminal.person import sitting
from tests.unit.host.conftest import MISCHIEF

pytestmark = pytest.mark.timeout(400)


async def test_a_bad_plugin_is_named_and_the_next_question_is_answered(empty_home: Path) -> None:
    folder = empty_home / "config" / "plugins"
    folder.mkdir(parents=True)
    shutil.copy(MISCHIEF, folder)
    async with sitting() as person:
        await person.ask("/unsound nan")
        await person.sees("before", "The plugin mischief said something wrong")
        await person.finished()
        await person.ask("/spin")
        await person.sees("› /spin", "answering")
        await person.press("escape")
        await person.sees("The plugin mischief does not stop", "assistant host stop")
        await person.finished()
        await person.ask("hello")
        await person.sees("Here I can")
        await person.finished()


async def test_what_cannot_be_drawn_ends_its_own_turn_only(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def undrawable(*_: Any) -> None:
        raise OverflowError

    async with sitting() as person:
        with monkeypatch.context() as patch:
            patch.setattr(TurnView, "_route", undrawable)
            await person.ask("hello")
            await person.sees("Something went wrong inside the terminal")
            await person.finished()
        await person.ask("hello")
        await person.sees("Here I can")
        await person.finished()

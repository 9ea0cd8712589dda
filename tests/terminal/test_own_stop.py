"""Stopping and leaving while an answer runs: the user's own key for it, and the second press that leaving asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.composer import Composer
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)


async def begin(person: Person) -> None:
    """An answer that takes a minute has begun."""
    await person.ask("/patiently")
    await person.until(lambda _: person.app.dialogue.busy, "the answer")


@pytest.mark.parametrize("key", ["ctrl+k", "ctrl+w"])
async def test_a_key_of_the_line_that_was_given_to_stop_stops(home: Path, key: str) -> None:
    async with sitting(Preferences(language="en", theme="dark", keys={"stop": f"escape,{key}"})) as person:
        await person.ready()
        for pressed in (key, "escape"):
            await begin(person)
            await person.type("draft")
            person.app.query_one(Composer).move_cursor((0, 2))
            await person.press(pressed)
            await person.finished()
            assert person.app.query_one(Composer).text == "draft"
            await person.press("ctrl+u", "delete", "delete", "delete")


async def test_escape_closes_the_menu_before_it_stops(home: Path) -> None:
    async with sitting(Preferences(language="en", theme="dark", keys={"stop": "escape,ctrl+k"})) as person:
        await person.ready()
        await begin(person)
        await person.type("/he")
        await person.until(lambda _: person.app.query("Menu.-open"), "the menu")
        await person.press("escape")
        await person.until(lambda _: not person.app.query("Menu.-open"), "no menu")
        assert person.app.dialogue.busy
        await person.press("escape")
        await person.finished()


async def test_leaving_asks_again_during_a_later_answer(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await begin(person)
        await person.press("ctrl+q")
        await person.sees("again")
        await person.press("escape")
        await person.finished()
        person.app.clear_notifications()
        await begin(person)
        await person.press("ctrl+q")
        await person.sees("again")
        assert person.app.is_running
        await person.press("ctrl+q")
        await person.until(lambda _: not person.app.is_running, "the end")

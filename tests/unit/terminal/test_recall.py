"""↑ and ↓ walk through what was sent before, by the rows that are seen; nothing that was written on the way is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu

ADDED = " and now many more words behind it until they wrap"


class Page(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []

    def compose(self) -> ComposeResult:
        menu = Menu()
        yield menu
        yield Composer("en", "", menu)

    def action_suspend_process(self) -> None:
        """What the chat does there is its own matter: here it is counted."""
        self.left.append(self.query_one(Composer).text)


@asynccontextmanager
async def page() -> AsyncIterator[tuple[Page, Composer, Pilot[None]]]:
    """A line of 40 columns in which two questions can be recalled."""
    app = Page()
    async with app.run_test(size=(40, 20)) as pilot:
        composer = app.query_one(Composer)
        composer.focus()
        composer.remember(["an older one", "the last question"])
        yield app, composer, pilot


async def write(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*({" ": "space"}.get(char, char) for char in text))


async def test_up_within_a_wrapped_text_moves_the_cursor() -> None:
    async with page() as (_, composer, pilot):
        await pilot.press("up")
        await write(pilot, ADDED)
        assert composer.wrapped_document.height == 2
        await pilot.press("up")
        assert composer.text == "the last question" + ADDED
        assert composer.cursor_location[1] < len("the last question" + ADDED)
        await pilot.press("up")
        assert composer.text == "an older one"


async def test_down_within_a_wrapped_text_moves_the_cursor() -> None:
    async with page() as (_, composer, pilot):
        await pilot.press("up", "up")
        await write(pilot, ADDED)
        composer.move_cursor((0, 2))
        await pilot.press("down")
        assert composer.text == "an older one" + ADDED
        await pilot.press("down")
        assert composer.text == "the last question"


async def test_what_was_changed_in_a_recalled_question_is_there_on_the_way_back() -> None:
    async with page() as (_, composer, pilot):
        await write(pilot, "draft")
        await pilot.press("up", "x", "up", "y", "down")
        assert composer.text == "the last questionx"
        await pilot.press("up")
        assert composer.text == "an older oney"
        await pilot.press("down", "down")
        assert composer.text == "draft"


@pytest.mark.parametrize("ends", ["enter", "remember"])
async def test_changes_are_forgotten_once_something_is_sent_or_another_conversation_is_opened(ends: str) -> None:
    async with page() as (_, composer, pilot):
        await pilot.press("up", "x", "up")
        if ends == "enter":
            await pilot.press("enter", "up", "up")
        else:
            composer.remember(["an older one", "the last question"])
            await pilot.press("up")
        assert composer.text == "the last question"


async def test_undo_after_a_recall_brings_back_what_stood_there_before_it_leaves() -> None:
    async with page() as (app, composer, pilot):
        await write(pilot, "draft")
        await pilot.press("up", "up", "x", "ctrl+z")
        assert composer.text == "an older one"
        await pilot.press("ctrl+z")
        assert composer.text == "draft"
        await pilot.press("ctrl+z")
        assert composer.text == ""
        assert not app.left
        await pilot.press("ctrl+z")
        assert app.left == [""]


async def test_what_was_written_can_be_undone_after_walking_away_and_back() -> None:
    async with page() as (app, composer, pilot):
        await pilot.press("up", "x", "up", "down")
        assert composer.text == "the last questionx"
        await pilot.press("ctrl+z")
        assert composer.text == "the last question"
        assert not app.left

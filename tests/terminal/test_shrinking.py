"""A terminal that is drawn smaller and smaller while something is open, and large again: the chat lives on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from assistant.terminal.preferences import Preferences
from assistant.terminal.screens.confirm import AskLine
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)
SIZES = [(8, 3), (7, 10), (6, 10), (5, 4), (3, 3), (2, 10), (1, 1)]


@pytest.mark.parametrize(
    ("door", "language"), [("", "en"), ("", "zh"), ("conversations", "en"), ("attach", "en"), ("a question", "zh")]
)
async def test_the_chat_lives_on_when_there_is_no_room_for_a_line(home: Path, door: str, language: str) -> None:
    async with sitting(Preferences(language=language, theme="dark"), size=(80, 24)) as person:
        await person.ready()
        if door == "a question":
            person.app.push_screen(AskLine("New value of memory_gb", "", "zh"))
        elif door:
            person.app.action_run(door)
        if door:
            await person.until(lambda _: len(person.app.screen_stack) == 2, "the screen")
            await person.pilot.pause()
        for size in SIZES:
            await person.pilot.resize_terminal(*size)
            await person.until(lambda _, size=size: tuple(person.app.size) == size, "the new size")
            await person.pilot.pause()
        await person.pilot.resize_terminal(80, 24)
        await person.until(lambda _: tuple(person.app.size) == (80, 24), "the old size")
        if door:
            await person.press("escape")
            await person.until(lambda _: len(person.app.screen_stack) == 1, "the chat")
        await person.type("on")
        await person.sees("on")
        assert isinstance(person.app.focused, Widget)
        assert person.app.focused.id == "composer"

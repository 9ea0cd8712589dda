"""A terminal that is drawn smaller and smaller while something is open, and large again: the chat lives on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from assistant.api.language import Language
from assistant.terminal.preferences import Preferences
from assistant.terminal.screens.confirm import AskLine
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)
SIZES = [(8, 3), (7, 10), (6, 10), (5, 4), (3, 3), (2, 10), (1, 1)]


async def drawn(person: Person, size: tuple[int, int]) -> None:
    await person.pilot.resize_terminal(*size)
    await person.until(lambda _: tuple(person.app.size) == size, f"the size {size}")
    await person.pilot.pause()


@pytest.mark.parametrize(
    ("door", "language"), [("", "en"), ("", "zh"), ("conversations", "en"), ("attach", "en"), ("a question", "zh")]
)
async def test_the_chat_lives_on_when_there_is_no_room_for_a_line(home: Path, door: str, language: Language) -> None:
    async with sitting(Preferences(language=language, theme="dark"), size=(80, 24)) as person:
        await person.ready()
        if door == "a question":
            person.app.push_screen(AskLine("New value of memory_gb", "", "zh"))
        elif door:
            person.app.action_run(door)
        if door:
            await person.until(lambda _: len(person.app.screen_stack) == 2, "the screen")
            await person.pilot.pause()
        for size in (*SIZES, (80, 24)):
            await drawn(person, size)
        if door:
            await person.press("escape")
            await person.until(lambda _: len(person.app.screen_stack) == 1, "the chat")
        await person.type("on")
        await person.sees("on")
        assert isinstance(person.app.focused, Widget)
        assert person.app.focused.id == "composer"

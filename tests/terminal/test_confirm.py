"""A question with yes and no names the keys that answer it, whatever the room and the language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import App

from assistant import terminal
from assistant.api.language import Language
from assistant.terminal.app import AssistantApp
from assistant.terminal.screens.confirm import Confirm
from assistant.terminal.themes import DARK, dress
from tests.terminal.person import Person

_KEYS = {
    "en": ("y yes", "n or Esc no", "← → choose", "Enter take it"),
    "zh": ("y 是", "n 或 Esc 否", "← → 选择", "回车 确定"),
}
_QUESTIONS = {
    "en": "Delete “%s” for ever?" % ("a house by the sea " * 20),
    "zh": "永久删除“%s”？" % ("海边的房子" * 40),
}


class Bare(App[None], inherit_bindings=False):
    """Only what a dialog needs of the chat."""

    CSS_PATH = str(Path(terminal.__file__).with_name("styles.tcss"))
    HORIZONTAL_BREAKPOINTS = AssistantApp.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = AssistantApp.VERTICAL_BREAKPOINTS

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        dress(self, DARK.name)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(100, 36), (80, 24), (40, 12), (30, 9)])
async def test_the_keys_are_named_and_do_it(language: Language, size: tuple[int, int]) -> None:
    app = Bare(language)
    answers: list[bool | None] = []
    async with app.run_test(size=size) as pilot:
        for keys, answer in ((["y"], True), (["n"], False), (["escape"], False), (["right", "enter"], True)):
            await app.push_screen(Confirm(_QUESTIONS[language], language), answers.append)
            await pilot.pause()
            screen = Person(app, pilot).screen()  # type: ignore[arg-type]  # any app has a screen
            assert all(name in re.sub(r"[ ]+", " ", screen) for name in _KEYS[language]), screen
            assert {"en": "Yes", "zh": " 是 "}[language] in screen
            await pilot.press(*keys)
            await pilot.pause()
            assert answers.pop() is answer

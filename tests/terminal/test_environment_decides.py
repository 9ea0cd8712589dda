"""A setting that the environment decides is not said to be written, wherever it is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api.language import Language
from assistant.paths import paths
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.composer import Composer
from tests.terminal.person import Person, sitting
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)
_SAID = {
    "en": "{name} is set by ASSISTANT_{upper} in the environment; nothing was written.",
    "zh": "{name} 由环境变量 ASSISTANT_{upper} 决定，没有写入。",
}


def refusal(language: Language, name: str) -> str:
    return _SAID[language].format(name=name, upper=name.upper())


async def refused(person: Person, language: Language, name: str) -> None:
    wanted = refusal(language, name)
    await person.until(lambda _: any(wanted in each.message for each in person.app._notifications), wanted, 60)
    person.app.clear_notifications()
    assert not paths().settings.exists()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_in_the_chat(empty_home: Path, monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    monkeypatch.setenv("ASSISTANT_THEME", "dark")
    monkeypatch.setenv("ASSISTANT_PINNED", '["transcription"]')
    async with sitting(Preferences(language=language, theme="dark"), size=(200, 40)) as person:
        await person.ready()
        worn = person.app.theme
        for line in ("/theme light", "/theme", "/settings theme light"):
            person.app.query_one(Composer).put(line)
            await person.press("enter")
            await refused(person, language, "theme")
            person.app.query_one(Composer).put("")
        assert person.app.theme == worn
        await person.ask("/settings theme")
        await person.until(lambda _: person.app.screen.query("#listed"), "the list")
        for key in ("enter", "delete"):
            await person.press(key)
            await refused(person, language, "theme")
        await person.press("escape")
        await person.ask("/models")
        await person.sees("pocket/transcription")
        await person.marks("transcription ")
        await person.press("p")
        await refused(person, language, "pinned")


@pytest.mark.parametrize(("variable", "language"), [("C.UTF-8", "en"), ("zh_CN.UTF-8", "zh")])
def test_in_lines(home: Path, variable: str, language: Language) -> None:
    lines = "/theme light", "/settings theme light", "/settings theme", "1"
    assert said(home, *lines, LANG=variable, ASSISTANT_THEME="dark").count(refusal(language, "theme")) == 3

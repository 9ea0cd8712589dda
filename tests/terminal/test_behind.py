"""What stands behind the name of a command counts, or is told: never passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api.language import Language
from assistant.settings import settings
from assistant.terminal.keys import COMMANDS
from assistant.terminal.plain.commands import COMMANDS as PLAIN
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting
from tests.terminal.test_library import MANY, many_pictures
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)
_ALONE = {"en": "Nothing can be written behind /{name}.", "zh": "/{name} 后面不能写内容。"}


async def write(person: Person, line: str) -> Composer:
    """Sends a line as a whole."""
    composer = person.app.query_one(Composer)
    composer.put(line)
    await person.press("enter")
    return composer


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_command_that_stands_alone_says_so_and_the_line_is_kept(home: Path, language: Language) -> None:
    async with sitting(Preferences(language=language, theme="dark")) as person:
        await person.ready()
        for command in COMMANDS:
            if not command.takes:
                composer = await write(person, f"/{command.name} 2 of it")
                await person.sees(_ALONE[language].format(name=command.name))
                assert composer.text == f"/{command.name} 2 of it"
                assert len(person.app.screen_stack) == 1
                person.app.clear_notifications()


@pytest.mark.parametrize(("variable", "language"), [("C.UTF-8", "en"), ("zh_CN.UTF-8", "zh")])
def test_a_command_of_the_plain_chat_says_so(home: Path, variable: str, language: Language) -> None:
    alone = [command.name for command in PLAIN if not command.takes]
    output = said(home, *(f"/{name} 2" for name in alone), "/library 2", "/edit 2", LANG=variable)
    *lines, folders, edit = output.splitlines()
    assert lines == [_ALONE[language].format(name=name) for name in alone]
    assert "/library" in folders
    assert "/edit" in edit


async def test_what_a_command_takes_counts(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await write(person, "what is a circle made of?")
        await person.finished()
        await write(person, "/edit 1")
        await person.sees("Behind /edit")
        await write(person, "/edit which command do I see?")
        await person.finished()
        await person.misses("what is a circle made of?")
        await person.sees("which command do I see?")
        await write(person, "/conversations which command do I see")
        await person.until(lambda _: person.app.screen.query("#listed"), "the list")
        await person.until(lambda _: "do I see?" in person.inside(".card"), "what was found")
        await person.press("escape")
        composer = await write(person, f"/attach {SAMPLES}/red-circle.png and this?")
        await person.until(lambda _: len(person.app.query_one(Chips).files) == 1, "the file")
        assert composer.text == "and this?"
        await write(person, "/attach nosuch.png")
        await person.sees("There is no file nosuch.png.")


async def test_the_index_run_ends_by_a_word(home: Path, tmp_path: Path) -> None:
    many_pictures(tmp_path / "shelf")
    async with sitting() as person:
        await person.ready()
        await write(person, "/library stop")
        await person.sees("No index run goes on.")
        await person.ask(f'/index "{tmp_path / "shelf"}"')
        await person.until(lambda s: f"/{MANY + 1}" in s, "that it has begun")
        await write(person, "/library 停止")
        await person.sees("The index run is being stopped.")
        await person.finished()
        composer = await write(person, "/library 2")
        await person.sees("After /library you can write: stop.")
        assert composer.text == "/library 2"


async def test_a_setting_is_written_or_marked(empty_home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await write(person, "/settings theme light")
        await person.until(lambda _: person.app.theme == "assistant-light", "the theme")
        await write(person, "/settings memory_gb 2.5")
        await person.until(lambda _: settings().memory_gb == 2.5, "the number")
        await write(person, "/settings memory_gb lots")
        await person.sees("memory_gb cannot be 'lots'")
        await write(person, "/settings nothing")
        await person.sees("There is no setting nothing.")
        await write(person, "/settings keys speak=f8")
        await person.sees("The setting keys is a table: change it in")
        await write(person, "/settings pictures")
        await person.until(lambda _: person.app.screen.query("#listed"), "the list")
        await person.press("enter")
        await person.sees("halfblock", "kitty")
    assert settings().theme == "light"

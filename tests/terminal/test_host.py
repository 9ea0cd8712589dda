"""The host may die, hang or bring broken plugins: the chat says so and goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from assistant.api.language import Language
from assistant.host.start import running
from assistant.paths import paths
from assistant.terminal.language import SAY
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES, assistant
from tests.terminal.conftest import put_patient_plugin
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(400)


def host() -> int:
    health = running(paths())
    assert health is not None
    return int(health["pid"])


async def test_a_killed_host_is_replaced_and_the_conversation_goes_on(empty_home: Path) -> None:
    put_patient_plugin(empty_home)
    async with sitting() as person:
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("✕")
        await person.press("enter")
        await person.sees("A large red circle")
        await person.finished()
        before = host()
        await person.ask("/patiently")
        await person.sees("counting", "answering")
        os.kill(before, signal.SIGKILL)
        await person.sees("The host ended and was started again", "Meanwhile ran: patient")
        await person.look("host-lost")
        await person.ask("what color is the circle?")
        await person.sees("is red")
        await person.finished()
        assert host() != before
        # Killed while nothing runs: nobody is even told.
        os.kill(host(), signal.SIGKILL)
        await person.ask("what shape is #1?")
        await person.finished()
        await person.sees("› what shape is #1?", "circle")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_question_that_no_host_can_take_comes_back_with_its_files(empty_home: Path, language: Language) -> None:
    settings = empty_home / "config" / "settings.toml"
    async with sitting(Preferences(language=language, theme="dark"), notices_stay=True) as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        settings.parent.mkdir(exist_ok=True)
        settings.write_text("profile = [")
        os.kill(host(), signal.SIGKILL)
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("red-circle.png")
        await person.ask("what color is it?")
        await person.sees("› what color is it?")
        await person.finished()
        assert person.app.query_one(Composer).text == "what color is it?"
        assert [Path(file.path).name for file in person.app.query_one(Chips).files] == ["red-circle.png"]
        await person.press("enter")
        await person.type("and this?")
        await person.paste(f"{SAMPLES}/two-stars.png ")
        await person.sees("two-stars.png")
        await person.finished()
        await person.sees(SAY(language, "comes_later")[:20])
        assert person.app.query_one(Composer).text == "and this?"
        assert [Path(file.path).name for file in person.app.query_one(Chips).files] == ["two-stars.png"]
        settings.unlink()
        conversation = person.app.dialogue.conversation
        await person.press("enter")
        await person.finished()
        await person.press("ctrl+n")
        await person.app.open_conversation(conversation)
        await person.until(lambda _: person.app.query_one(Composer).text == "what color is it?", "the question")
        await person.press("enter")
        await person.sees("is red")
        await person.finished()


async def test_a_question_asked_elsewhere_that_no_host_can_take_waits_for_its_conversation(empty_home: Path) -> None:
    put_patient_plugin(empty_home)
    settings = empty_home / "config" / "settings.toml"
    async with sitting(notices_stay=True) as person:
        await person.ready()
        await person.ask("/patiently")
        await person.sees("counting")
        conversation = person.app.dialogue.conversation
        await person.ask("which day is it?")
        await person.press("ctrl+n")
        settings.write_text("profile = [")
        os.kill(host(), signal.SIGKILL)
        await person.sees(SAY("en", "comes_later")[:20])
        assert not person.app.query_one(Composer).text
        settings.unlink()
        await person.ask("hello")
        await person.sees("Here I can")
        await person.finished()
        await person.app.open_conversation(conversation)
        await person.until(lambda _: person.app.query_one(Composer).text == "which day is it?", "the question")


async def test_a_chat_that_stays_open_knows_the_commands_of_the_next_host(empty_home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/patiently")
        await person.sees("There is no command /patiently")
        await person.press("ctrl+u")
        put_patient_plugin(empty_home)
        assistant(["host", "stop"], {})
        await person.until(lambda _: "patiently" in dict(person.app.actions), "the new command")
        await person.ask("/patiently")
        await person.sees("counting")
        await person.press("escape")
        await person.finished()


async def test_a_broken_plugin_is_named_and_the_others_work(empty_home: Path) -> None:
    folder = empty_home / "config" / "plugins"
    folder.mkdir(parents=True)
    (folder / "shaky.py").write_text("raise RuntimeError('I am [bold]broken[/bold] \\x1b]0;x\\x07')\n")
    async with sitting() as person:
        await person.sees("shaky")
        await person.look("plugin-problem")
        assert "\x1b" not in person.screen()
        await person.ask("hello")
        await person.sees("Here I can")
        await person.finished()


async def test_a_host_that_cannot_start_is_said_in_the_status_line(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_home / "config").mkdir()
    settings = empty_home / "config" / "settings.toml"
    settings.write_text("profile = [")
    async with sitting() as person:
        await person.sees("The host is not there")
        await person.look("no-host")
        await person.type("typed meanwhile")
        settings.unlink()
        await person.sees("pocket")
        await person.press("enter")
        await person.sees("› typed meanwhile")
        await person.finished()

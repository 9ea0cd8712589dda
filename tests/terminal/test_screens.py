"""Every screen opens by its key, shows what is true, and does what its line of keys says; in both languages."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from assistant.host.start import HostOptions
from assistant.terminal.app import AssistantApp, make_app
from assistant.terminal.connection import Connection
from assistant.terminal.keys import COMMANDS
from assistant.terminal.language import SAY
from assistant.terminal.preferences import Preferences
from assistant.terminal.probe import Abilities
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(400)
CHINESE = Preferences(language="zh", theme="dark")


async def test_help_names_every_command_in_both_languages(home: Path) -> None:
    for chosen in (Preferences(language="en", theme="dark"), CHINESE):
        async with sitting(chosen, size=(100, 70)) as person:
            await person.sees("pocket")
            await person.ready()
            await person.press("f1")
            screen = await person.sees("/caption", "/search", "F1")
            await person.look(f"help-{chosen.language}")
            for command in COMMANDS:
                assert command.summary(person.app.language) in screen
                assert f"/{command.name}" in screen
            await person.press("escape")
            await person.misses("/search")


async def test_models_shows_what_is_loaded_and_lets_go(home: Path) -> None:
    async with sitting(size=(110, 40)) as person:
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("✕")
        await person.press("enter")
        await person.sees("A large red circle")
        await person.finished()
        await person.press("f2")
        await person.sees("Models", "pocket", "vision_language", "loaded, ", "memory")
        await person.look("models")
        await person.marks("vision_language pocket")
        await person.press("enter")
        await person.sees("is let go of")
        await person.press("a")
        await person.sees("All models are let go of")
        await person.misses("loaded, ")


async def test_library_counts_reads_again_and_takes_out(empty_home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf)
    async with sitting(size=(140, 36)) as person:
        await person.ask(f'/index "{shelf}"')
        await person.sees("5 pictures added")
        await person.finished()
        (shelf / "two-stars.png").unlink()
        await person.press("f3")
        await person.sees("Library", "shelf", " 5 ")
        await person.look("library")
        await person.marks(str(shelf))
        await person.press("enter")
        await person.until(lambda s: f" 4  {tmp_path}" in s, "the folder's new count")
        await person.finished()
        await person.marks(str(shelf))
        await person.press("delete")
        await person.sees("Its 4 files stay")
        await person.press("y")
        await person.sees("4 pictures left the library")
        assert (shelf / "red-circle.png").exists()
        await person.misses("drawn in conversations")
        await person.press("escape")
        await person.ask("draw a red circle")
        await person.finished()
        await person.press("f3")
        await person.sees("1 picture", "1 drawn in conversations")


async def test_a_folder_in_another_one_is_only_listed_no_more(empty_home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf / "inner")
    async with sitting(size=(140, 36)) as person:
        for folder in (shelf / "inner", shelf):
            await person.ask(f'/index "{folder}"')
            await person.finished()
        await person.press("f3")
        await person.sees("Library", "inner", " 5 ")
        await person.marks(str(shelf / "inner"))
        await person.press("delete")
        await person.sees("Take", "out of the library?")
        await person.press("y")
        await person.sees("0 pictures left the library", "stays in the library, and")


async def test_settings_are_checked_and_written(empty_home: Path) -> None:
    file = empty_home / "config" / "settings.toml"
    file.parent.mkdir()
    file.write_text('# mine\ntheme = "light"\n[keys]\nspeak = "f8"\n')
    async with sitting() as person:
        await person.press("f7")
        await person.sees("Settings", str(file), "memory_gb", "Most memory for models in GB")
        await person.look("settings")
        await person.marks("memory_gb")
        await person.press("enter")
        await person.sees("New value of memory_gb")
        await person.press("ctrl+a", "ctrl+k")
        await person.type("lots", send=True)
        await person.sees("memory_gb cannot be 'lots'")
        await person.press("enter")
        await person.press("ctrl+a", "ctrl+k")
        await person.type("2.5", send=True)
        await person.sees("Written to")
        await person.marks("pictures")
        await person.press("enter")
        await person.sees("halfblock", "kitty")
        await person.press("down", "enter")
        await person.until(lambda _: "pictures" in file.read_text(), "the file")
        await person.marks("theme")
        await person.sees("light")
    assert file.read_text().splitlines()[0] == "# mine"
    from assistant.settings import settings

    assert (settings().memory_gb, settings().theme, settings().keys) == (2.5, "light", {"speak": "f8"})
    assert settings().pictures == "kitty"


async def test_the_list_of_commands_has_every_command_and_runs_the_marked_one_at_once(home: Path) -> None:
    for chosen, title in ((Preferences(language="en", theme="dark"), "All commands"), (CHINESE, "所有命令")):
        async with sitting(chosen, size=(100, 60)) as person:
            await person.ready()
            await person.press("ctrl+p")
            screen = await person.sees(title, "/caption")
            await person.look(f"commands-{chosen.language}")
            for command in COMMANDS:
                assert f"/{command.name}" in screen
                assert command.summary(person.app.language) in screen
            # Nothing is waited for: what is on the screen when Enter comes is what runs.
            await person.type("library", send=True)
            await person.sees("Esc", SAY(person.app.language, "library"), SAY(person.app.language, "keys_library"))
            await person.press("escape")
            await person.until(lambda _: len(person.app.screen_stack) == 1, "back")
            await person.press("ctrl+p")
            await person.sees(title)
            await person.type("capt", send=True)
            await person.until(lambda _: person.app.query_one(Composer).text == "/caption ", "the command")


async def test_a_theme_is_tried_on_and_kept_or_not(empty_home: Path) -> None:
    async with sitting() as person:
        await person.sees("Ask")
        await person.ask("/theme ")
        await person.sees("Theme", "textual-dark")
        assert person.app.screen.chosen == "assistant-dark"  # type: ignore[attr-defined]
        await person.press("down")
        await person.until(lambda _: person.app.theme == "assistant-light", "the light theme")
        await person.press("escape")
        await person.until(lambda _: person.app.theme == "assistant-dark", "the dark theme again")
        await person.ask("/theme ")
        await person.sees("Theme", "textual-dark")
        await person.marks("nord")
        await person.press("enter")
        await person.sees("Written to")
        assert person.app.theme == "nord"
        await person.ask("/theme light")
        await person.until(lambda _: person.app.theme == "assistant-light", "the theme that was named")
        await person.ask("/theme nonsense")
        await person.sees("There is no theme nonsense")
    from assistant.settings import settings

    assert settings().theme == "light"


async def test_the_users_own_keys_are_used_and_wrong_ones_are_named(home: Path) -> None:
    from assistant.api.errors import AssistantError
    from assistant.terminal.keys import table_of

    async with sitting(Preferences(language="en", theme="dark", keys={"library": "f9", "help": ""})) as person:
        await person.press("f9")
        await person.sees("Library", "Esc back")
        await person.press("escape")
        await person.misses("Esc back")
        assert "/help" in person.screen() or "F1" not in person.screen()
    for wrong, words in (
        ({"fly": "f9"}, "no command: 'fly'"),
        ({"help": "banana"}, "no key: 'banana'"),
        ({"help": "x"}, "no key: 'x'"),
        ({"help": "f2", "models": "ctrl+k,f2"}, "two commands"),
    ):
        with pytest.raises(AssistantError, match=words):
            table_of(wrong)
    # A key that the user gave to another command is that one's.
    keys = {command.name: command.keys for command in table_of({"help": "f2,ctrl+r"})}
    assert (keys["help"], keys["models"], keys["speak"]) == ("f2,ctrl+r", "", "f5")


async def test_settings_that_are_broken_are_told_and_the_chat_goes_on(empty_home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        file = empty_home / "config" / "settings.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text('theme = "dracul"\n')
        await person.press("f7")
        await person.sees("The setting 'theme' is wrong", str(file)[:20])
        file.write_text("listen = true\n")
        person.app.clear_notifications()
        await person.press("f7")
        await person.sees("Which models answer.")


def _wears(app: AssistantApp, theme: str, _screen: str) -> bool:
    return app.theme == theme


async def test_the_terminals_own_brightness_counts_again_with_auto(empty_home: Path) -> None:
    pale = make_app(Preferences(language="en"), Connection(HostOptions()), able=Abilities(brightness=0.95))
    async with pale.run_test(size=(100, 36), notifications=True) as pilot:
        person = Person(pale, pilot)
        await person.ready()
        assert pale.theme == "assistant-light"
        for line in ("/theme dark", "/theme auto", "/theme nord", "/theme auto"):
            await person.ask(line)
            wanted = {"dark": "assistant-dark", "auto": "assistant-light"}.get(line.split()[1], line.split()[1])
            await person.until(partial(_wears, pale, wanted), line)
        await person.ask("/theme dark")
        await person.until(lambda _: pale.theme == "assistant-dark", "dark")
        await person.ask("/settings theme")
        await person.until(lambda _: person.app.screen.query("#listed"), "the list")
        await person.press("delete")
        await person.until(lambda _: pale.theme == "assistant-light", "the default")


async def test_a_command_does_not_break_off_the_one_before(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        for words in ("hello there", "what can you do?", "thank you"):
            await person.ask(words)
            await person.finished()
        for name in ("undo", "undo"):
            person.app.action_run(name)
        person.app.action_run("rename", "A title of its own")
        person.app.action_run("theme")
        await person.sees("solarized")
        await person.press("escape")
        await person.until(lambda _: person.app.sub_title == "A title of its own", "the title")
        await person.misses("what can you do?", "thank you")
        assert "hello there" in person.screen()


def _offers(app: AssistantApp, title: str, _screen: str) -> bool:
    return bool(app.last.get("title", "") == title)


async def test_no_deleted_conversation_is_offered(empty_home: Path) -> None:
    async with sitting() as person:
        for words in ("an ostrich", "a zebra"):
            await person.ask(words)
            await person.finished()
            await person.press("ctrl+n")
            await person.sees("What shall we look at?", words)
        for left in ("an ostrich", ""):
            await person.press("ctrl+l")
            await person.sees("Conversations")
            await person.press("delete")
            await person.sees("Delete “")
            await person.press("y")
            await person.sees("is deleted")
            await person.press("escape")
            person.app.clear_notifications()
            await person.until(partial(_offers, person.app, left), left)
            await person.misses("a zebra")
        await person.misses("ostrich")

"""Loading plugins: what is sound works, and whatever is broken becomes one clear problem."""

from __future__ import annotations

import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import pytest

from assistant.api.language import in_language
from assistant.cli.app import known_commands
from assistant.dialogue.problems import Problem
from assistant.dialogue.registry import Registry
from assistant.reserved import COMMANDS
from assistant.terminal import keys
from assistant.terminal.plain import commands as plain
from tests.unit.dialogue_registry.conftest import Install, source
from tests.unit.media.test_files import without_rights


def loaded(folder: Path, options: dict[str, dict[str, Any]] | None = None, disabled: tuple[str, ...] = ()) -> Registry:
    registry = Registry(folder, disabled, options or {})
    registry.load()
    return registry


def problems_of(registry: Registry, name: str) -> list[Problem]:
    return [problem for problem in registry.problems if problem.package.startswith(name)]


def test_a_package_and_a_file_are_loaded_alike(install: Install, folder: Path) -> None:
    install("stranger", "shouter", source("shouter", "shout"))
    (folder / "whisperer.py").write_text(source("whisperer", "murmur"))
    registry = loaded(folder)
    assert {"shouter", "whisperer"} <= set(registry.plugins)
    assert registry.actions["shout"][0].name == "shouter"
    assert registry.actions["murmur"][0].name == "whisperer"
    assert problems_of(registry, "shouter") == problems_of(registry, "whisperer") == []


def test_a_folder_among_the_files_is_told_with_its_cure(folder: Path) -> None:
    for name, file in (("cloned", "pyproject.toml"), ("copied", "copied.py"), ("tests", "test_a.py"), ("_old", "a.py")):
        (folder / name).mkdir()
        (folder / name / file).write_text("")
    (cloned,) = problems_of(loaded(folder), str(folder / "cloned"))
    (copied,) = problems_of(loaded(folder), str(folder / "copied"))
    assert cloned.hint == f"Install it: {sys.executable} -m pip install {folder / 'cloned'}"
    assert copied.hint == f"Put its .py file into {folder}."
    assert len([each for each in loaded(folder).problems if "is a folder" in each.message]) == 2


def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_loaded() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "whisperer.py").write_text(source("whisperer", "murmur"))
        for name, mode in (("closed", 0o000), ("listed", 0o744)):
            (folder / name).mkdir()
            (folder / name / "pyproject.toml").touch()
            (folder / name).chmod(mode)
        with without_rights():
            registry = loaded(folder)
            assert "whisperer" in registry.plugins
            for name in ("closed", "listed"):
                (problem,) = problems_of(registry, str(folder / name))
                assert "Permission denied" in problem.message
                assert "没有权限" in in_language(problem.message, "zh")
                assert problem.hint.endswith(f"ls -ld {folder / name}")
            (whole,) = problems_of(loaded(folder / "closed"), str(folder / "closed"))
            assert "cannot be read" in whole.message
        (folder / "closed").chmod(0o755)


def test_names_import_nothing(install: Install, folder: Path) -> None:
    install("stranger", "shouter", "raise RuntimeError('imported')")
    (folder / "noisy.py").write_text("raise RuntimeError('imported')")
    found = {name.name: name for name in Registry(folder, ["noisy"], {}).names()}
    assert found["shouter"].kind == "package"
    assert found["shouter"].enabled
    assert found["noisy"].kind == "file"
    assert not found["noisy"].enabled
    assert "module_of_stranger" not in sys.modules


def test_a_disabled_plugin_is_never_imported(install: Install, folder: Path) -> None:
    install("stranger", "shouter", source("shouter", "shout"))
    registry = loaded(folder, disabled=("shouter",))
    assert "shouter" not in registry.plugins
    assert "shout" not in registry.actions
    assert "module_of_stranger" not in sys.modules


def test_names_in_the_settings_that_no_plugin_has_are_told(install: Install, folder: Path) -> None:
    install("stranger", "shouter", source("shouter", "shout"))
    registry = loaded(folder, {"shutter": {"times": 3}}, disabled=("shouter", "shuoter"))
    (disabled,) = problems_of(registry, "shuoter")
    assert "disabled_plugins" in disabled.message
    assert "shouter" in disabled.hint
    assert "没有安装" in in_language(disabled.message, "zh")
    (options,) = problems_of(registry, "shutter")
    assert "[plugins.shutter]" in options.hint
    assert not problems_of(registry, "shouter")


def test_a_plugin_that_never_finishes_loading_is_left_behind(install: Install, folder: Path) -> None:
    install("stranger", "shouter", source("shouter", "shout"))
    (folder / "sleeper.py").write_text("import threading\nthreading.Event().wait()")
    registry = Registry(folder, (), {}, patience_s=2)
    registry.load()
    assert problems_of(registry, "sleeper")[0].message == "it did not finish loading within 2 seconds."
    assert "disabled_plugins" in problems_of(registry, "sleeper")[0].hint
    assert "shouter" in registry.plugins


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("raise RuntimeError('kaputt')", "RuntimeError: kaputt"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit('enough')", "GeneratorExit: enough"),
        ("class Own(BaseException): pass\nraise Own('skipped')", "Own: skipped"),
        ("class Own(Exception):\n    def __str__(self): raise OSError\nraise Own", "Own"),
        ("import module_that_nobody_has", "module_that_nobody_has"),
        ("this is no Python", "SyntaxError"),
        ("Mine = 42", "int"),
        ("class Mine: pass", "not a Plugin class"),
        ("other = 1", "AttributeError"),
        (source("someone_else", "shout"), "installed as 'shouter'"),
        (source("shouter", "Shout Loud"), "lower-case word"),
        (source("shouter", "shout") + "    api_version = 99\n", "version 99"),
        (source("shouter", "shout") + "    actions = 'shout'\n", "tuple of Action"),
        (source("shouter", "shout") + "    actions = ()\n", "no actions"),
        (source("shouter", "shout") + "    title = 'two\\nlines'\n", "one short line"),
        (source("shouter", "shout") + "    def __init__(self): raise OSError('no disk')\n", "OSError: no disk"),
        (
            source("shouter", "shout") + "    options = (Argument('n', 'integer', 's', default='x'),)\n",
            "default of option 'n'",
        ),
        (
            source("shouter", "shout")
            + "    from dataclasses import replace\n"
            + "    actions = (replace(actions[0], arguments=(Argument('profile', 'text', 's'),)),)\n",
            "'profile' is an option of the whole program",
        ),
        *(
            (
                source("shouter", "shout") + f"    options = (Argument('n', 'choice', 's', choices={choices}),)\n",
                "choices of option 'n'",
            )
            for choices in ("(1, 2)", "('calm')", "('calm', '')", "()")
        ),
    ],
)
def test_a_broken_package_is_one_problem_and_the_others_live(
    install: Install, folder: Path, text: str, said: str
) -> None:
    install("stranger", "shouter", text)
    (folder / "sound.py").write_text(source("sound", "ring"))
    registry = loaded(folder)
    assert "shouter" not in registry.plugins
    assert "sound" in registry.plugins
    (problem,) = problems_of(registry, "shouter")
    assert problem.package == "shouter (stranger)"
    assert said in problem.message
    assert "disabled_plugins" in problem.hint


@pytest.mark.parametrize("text", ["x = 1", source("two", "one") + source("two", "other", cls="Second")])
def test_a_file_must_define_exactly_one_plugin(folder: Path, text: str) -> None:
    (folder / "two.py").write_text(text)
    (problem,) = problems_of(loaded(folder), "two")
    assert "must define one Plugin class" in problem.message


def test_a_broken_file_leaves_no_module_behind(folder: Path) -> None:
    (folder / "broken.py").write_bytes(b"\x00\xff not python")
    (problem,) = problems_of(loaded(folder), "broken")
    assert str(folder / "broken.py") in problem.hint
    assert "assistant_plugin_file_broken" not in sys.modules


def test_a_file_that_cannot_be_a_name_is_a_problem(folder: Path) -> None:
    (folder / "Bad-Name.py").write_text(source("bad", "ring"))
    (folder / "_helper.py").write_text("raise RuntimeError")
    (folder / "test_bad.py").write_text("raise RuntimeError")
    registry = loaded(folder)
    (problem,) = problems_of(registry, "Bad-Name")
    assert "lower-case word" in problem.message
    assert not problems_of(registry, "_helper") + problems_of(registry, "test_bad")


def test_of_two_plugins_with_one_name_the_package_stays(install: Install, folder: Path) -> None:
    install("stranger", "shouter", source("shouter", "shout"))
    (folder / "shouter.py").write_text(source("shouter", "scream"))
    registry = loaded(folder)
    assert "shout" in registry.actions
    assert "scream" not in registry.actions
    (problem,) = problems_of(registry, "shouter")
    assert "shouter (stranger)" in problem.message
    assert str(folder / "shouter.py") in problem.package


def test_of_two_plugins_with_one_action_the_first_stays_and_both_are_named(install: Install, folder: Path) -> None:
    install("alpha", "first", source("first", "shout"))
    install("beta", "second", source("second", "shout"))
    registry = loaded(folder)
    assert registry.actions["shout"][0].name == "first"
    (problem,) = problems_of(registry, "second")
    assert problem.package == "second (beta)"
    assert "first (alpha)" in problem.message
    assert "'shout'" in problem.message


def test_the_programs_own_plugin_wins_over_a_strangers(install: Install, folder: Path) -> None:
    install("aaa-stranger", "own", source("own", "shout"))
    install("terminal-assistant", "own", source("own", "ring"))
    registry = loaded(folder)
    assert "ring" in registry.actions
    (problem,) = problems_of(registry, "own")
    assert problem.package == "own (aaa-stranger)"


def test_a_slow_load_is_reported_and_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.dialogue.registry.SLOW_LOAD_S", 0.01)
    (folder / "slow.py").write_text("import time\ntime.sleep(0.02)\n" + source("slow", "ring"))
    registry = loaded(folder)
    assert "slow" in registry.plugins
    (problem,) = problems_of(registry, "slow")
    assert "to load" in problem.message


def test_options_are_checked_and_filled_in(folder: Path) -> None:
    (folder / "sound.py").write_text(source("sound", "ring"))
    assert loaded(folder).options["sound"] == {"times": 2}
    assert loaded(folder, {"sound": {"times": 4}}).options["sound"] == {"times": 4}


@pytest.mark.parametrize(("given", "said"), [({"times": 9}, "'times'"), ({"tmies": 3}, "'tmies'")])
def test_a_wrong_option_is_a_problem_and_the_default_is_used(folder: Path, given: dict[str, Any], said: str) -> None:
    (folder / "sound.py").write_text(source("sound", "ring"))
    registry = loaded(folder, {"sound": given})
    assert registry.options["sound"] == {"times": 2}
    (problem,) = problems_of(registry, "sound")
    assert said in problem.message
    assert "[plugins.sound]" in problem.hint


def test_an_option_that_breaks_while_it_is_checked_is_a_problem_of_its_plugin_alone(folder: Path) -> None:
    (folder / "strange.py").write_text(
        source("strange", "hum")
        + "    class Odd(Argument):\n        def check(self, value): raise ZeroDivisionError('odd')\n"
        + "    options = (Odd('n', 'integer', 's'),)\n"
    )
    (folder / "sound.py").write_text(source("sound", "ring"))
    registry = loaded(folder, {"strange": {"n": 3}})
    assert "ring" in registry.actions
    assert "hum" not in registry.actions
    (problem,) = problems_of(registry, "strange")
    assert "ZeroDivisionError: odd" in problem.message


def test_a_missing_required_option_keeps_the_plugin_out(folder: Path) -> None:
    extra = "    options = (Argument('key', 'text', 'your key', required=True),)\n"
    (folder / "sound.py").write_text(source("sound", "ring") + extra)
    registry = loaded(folder)
    assert "sound" not in registry.plugins
    assert "needs the option 'key'" in problems_of(registry, "sound")[0].message


def test_settings_of_a_plugin_that_is_not_there_are_told(folder: Path) -> None:
    (problem,) = problems_of(loaded(folder, {"gone": {"a": 1}}), "gone")
    assert "[plugins.gone]" in problem.hint


def test_a_folder_that_does_not_exist_is_fine(tmp_path: Path) -> None:
    assert loaded(tmp_path / "nowhere").problems is not None


def test_loading_again_sees_what_changed(folder: Path) -> None:
    (folder / "sound.py").write_text(source("sound", "ring"))
    registry = loaded(folder)
    (folder / "sound.py").unlink()
    registry.load()
    assert "sound" not in registry.plugins
    assert "ring" not in registry.actions


def test_a_reader_needs_no_action(folder: Path) -> None:
    text = """
    from assistant.api import Plugin

    class Ear(Plugin):
        name, title, summary = "ear", "Ear", "Listens"
        actions = ()
        reads_audio = True
    """
    (folder / "ear.py").write_text(textwrap.dedent(text))
    registry = loaded(folder)
    assert "ear" in registry.plugins
    assert not problems_of(registry, "ear")


def test_the_cure_of_a_name_clash_keeps_the_other_plugin(install: Install, folder: Path) -> None:
    install("terminal-assistant", "own", source("own", "ring"))
    (folder / "own.py").write_text(source("own", "scream"))
    (problem,) = problems_of(loaded(folder), "own")
    assert f"Rename {folder / 'own.py'}" in problem.hint
    assert "disabled_plugins" not in problem.hint + in_language(problem.hint, "zh")


def test_a_file_that_cannot_be_a_name_is_silent_once_it_is_disabled(folder: Path) -> None:
    (folder / "Bad-Name.py").write_text(source("bad", "ring"))
    registry = Registry(folder, ["Bad-Name"], {})
    registry.load()
    assert not problems_of(registry, "Bad-Name")


@pytest.mark.parametrize("action", ["quit", "help", "host", "doctor", "why", "stop", "rename"])
def test_an_action_that_could_never_be_called_is_a_problem(folder: Path, action: str) -> None:
    (folder / "mine.py").write_text(source("mine", action))
    registry = loaded(folder)
    assert action not in registry.actions
    (problem,) = problems_of(registry, "mine")
    assert repr(action) in problem.message


def test_the_reserved_names_are_those_of_all_commands() -> None:
    own = {"ask", "caption", "chat", "classify", "draw", "index", "search", "transcribe"}
    commands = {command.name for command in (*keys.COMMANDS, *plain.COMMANDS)} | {"quit", *known_commands()}
    assert commands - own == set(COMMANDS)


def test_what_changed_since_the_load_is_told(folder: Path) -> None:
    for name in ("changed", "gone", "banned", "same"):
        (folder / f"{name}.py").write_text(source(name, f"{name}_action"))
    disabled: list[str] = []
    registry = Registry(folder, (), {}, disabled_now=lambda: disabled)
    registry.load()
    assert registry.outdated() == []
    (folder / "changed.py").write_text(source("changed", "other"))
    (folder / "gone.py").unlink()
    (folder / "fresh.py").write_text(source("fresh", "fresh"))
    disabled.append("banned")
    found = {each.name: each for each in registry.outdated()}
    assert {name: each.gone for name, each in found.items()} == {
        "changed": False, "gone": True, "banned": True, "fresh": False
    }  # fmt: skip
    assert all("assistant host stop" in each.hint for each in found.values())
    assert [each.name for each in registry.outdated("changed")] == ["changed"]
    assert registry.outdated("same") == []


def test_an_editable_package_changes_with_its_modules(install: Install, folder: Path, tmp_path: Path) -> None:
    for name in ("edited", "fixed"):
        install(name, name, source(name, f"{name}_action"))
    noted = tmp_path / "site-edited" / "edited-1.0.dist-info" / "direct_url.json"
    noted.write_text('{"url": "file:///home/me/edited", "dir_info": {"editable": true}}')
    registry = loaded(folder)
    assert registry.outdated() == []
    for name in ("edited", "fixed"):
        (tmp_path / f"site-{name}" / f"module_of_{name}.py").write_text(source(name, "other_action"))
    (told,) = registry.outdated()
    assert (told.name, told.gone) == ("edited", False)
    noted.write_text("not json")
    assert [each.name for each in registry.outdated()] == ["edited"]


def test_an_editable_package_changes_with_its_lists(install: Install, folder: Path, tmp_path: Path) -> None:
    install("listed", "listed", "")
    site = tmp_path / "site-listed"
    package, examples = site / "module_of_listed", site / "module_of_listed" / "examples"
    examples.mkdir(parents=True)
    (site / "module_of_listed.py").rename(package / "__init__.py")
    (package / "__init__.py").write_text(source("listed", "listed_action"))
    (examples / "en.txt").write_text("ring the bell\n")
    noted = site / "listed-1.0.dist-info" / "direct_url.json"
    noted.write_text('{"url": "file:///home/me/listed", "dir_info": {"editable": true}}')
    registry = loaded(folder)
    assert registry.outdated() == []
    (examples / "en.txt").write_text("ring the bell\nring it again\n")
    assert [each.name for each in registry.outdated()] == ["listed"]


def test_a_problem_is_told_in_one_language(folder: Path) -> None:
    (folder / "torn.py").write_text("def")
    (folder / "sound.py").write_text(source("sound", "caption"))
    registry = loaded(folder, {"sound": {"times": 9}, "torn": {}})
    for problem in registry.problems:
        chinese = in_language(problem.message, "zh") + in_language(problem.hint, "zh")
        assert "the plugin" not in chinese
        assert "of the settings" not in chinese
        assert "at least" not in chinese

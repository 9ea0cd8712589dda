"""The commands of a stranger's actions: files, words, lists and pictures, by real processes and a real host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from assistant.host.client import HostClient
from tests.system.commands import CIRCLE, Shell, refused, shell
from tests.unit.dialogue_registry.conftest import source

WORKSHOP = Path(__file__).with_name("workshop.py")


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        made.add_plugin(WORKSHOP)
        yield made


def test_an_action_without_files_takes_words(run: Shell) -> None:
    said = run.run("shout", "hello", "there")
    assert (said.code, said.out) == (0, "HELLO THERE\n"), said.err
    assert run.run("shout", "--text", "hello").out == "HELLO\n"
    assert "FILES" not in run.run("shout", "--help").out


def test_pictures_are_parts_and_everything_else_fills_the_paths(run: Shell, tmp_path: Path) -> None:
    result = run.run("gather", CIRCLE, str(tmp_path), "--json").json()["result"]
    assert (result["pictures"], result["arguments"]) == (1, {"sources": [str(tmp_path)]})
    result = run.run("gather", CIRCLE, "--sources", CIRCLE, "--json").json()["result"]
    assert (result["pictures"], result["arguments"]) == (1, {"sources": [CIRCLE]})


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("gather", "--sources", "~nosuch/x"), ""),
        (("plugins", "check", "~nosuch/x.py"), "There is no plugin at"),
        (("plugins", "check", "n" * 300 + ".py"), "There is no plugin at"),
        (("plugins", "check", "./odd"), "There is no plugin at"),
        (("plugins", "new", "mine", "--folder", "a" * 300), "cannot be written: File name too long"),
        (("models", "add", "~nosuch/x"), "There is nothing at ~nosuch/x."),
        (("models", "add", "a" * 300), "There is nothing at aaa"),
        (("library", "remove", "~nosuch/x"), ""),
        (("index", "~nosuch/x"), ""),
        (("search", "a star", "--folder", "~nosuch/x"), ""),
    ],
)
def test_a_path_that_cannot_be_ends_in_a_sentence(
    run: Shell, command: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "pyproject.toml").write_text('project = "x"')
    got = run.run(*command)
    assert "Traceback" not in got.err
    assert "bug" not in got.err.lower()
    assert said in got.err


def test_a_folder_beside_us_is_checked_by_its_bare_name_unless_a_plugin_is_called_so(
    run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run.run("plugins", "new", "picture_widths", "--package").code == 0
    (tmp_path / "workshop").mkdir()
    (tmp_path / "empty").mkdir()
    said = run.run("plugins", "check", "picture_widths")
    assert (said.code, said.out) == (0, "picture_widths keeps the contract.\n"), said.err
    assert "workshop" in run.run("plugins", "check", "workshop").out
    refused(run.run("plugins", "check", "empty"), f"There is no plugin at {tmp_path / 'empty'}.")
    refused(run.run("plugins", "check", "nope"), "There is no plugin 'nope'.")


@pytest.mark.parametrize(
    ("given", "tags"),
    [
        (("--tags", "a,b", "--tags", "c"), ["a", "b", "c"]),
        (("--tags", "a、b，c"), ["a", "b", "c"]),
        (("--tags", "a b"), ["a b"]),
    ],
)
def test_a_list_is_divided_at_commas_and_may_be_repeated(run: Shell, given: tuple[str, ...], tags: list[str]) -> None:
    result = run.run("tag", *given, CIRCLE, "--text", "so", "--json").json()["result"]
    assert (result["arguments"], result["pictures"]) == ({"tags": tags, "text": "so"}, 1)


def test_a_drawn_picture_is_printed_as_the_path_where_it_is_kept(run: Shell) -> None:
    said = run.run("palette", CIRCLE)
    assert said.code == 0, said.err
    with Image.open(said.out.strip()) as kept:
        assert kept.size == (8, 6)
    (picture,) = run.run("palette", CIRCLE, "--json").json()["pictures"]
    assert picture == {"path": said.out.strip(), "width": 8, "height": 6, "description": "a red palette"}


def test_a_plugin_gets_pixels_and_json_hides_nothing(run: Shell) -> None:
    said = run.run("palette", CIRCLE, "--json")
    assert max(said.json()["result"]["seen"][0]) == 16
    assert said.json()["result"]["hidden"] == "a\u202eb “c”"
    assert "\u202e" not in said.out
    assert "“c”" in said.out


def test_wrong_usage_and_help_are_said_as_for_built_in_commands(run: Shell) -> None:
    said = run.run("palette", CIRCLE, "--colours", "99")
    assert (said.code, said.out) == (2, "")
    assert "--colours" in said.err
    assert "16" in said.err
    help_ = run.run("palette", "--help", ASSISTANT_LANGUAGE="zh").out
    assert "用法：assistant palette" in help_
    assert "测试 palette" in help_
    assert "几种" in help_


def test_show_tells_ranges_choices_defaults_tools_and_options(run: Shell) -> None:
    shown = run.run("plugins", "show", "workshop").out
    assert "colours: " in shown
    assert "(integer, 1 to 16, by default 4)" in shown
    assert "Language models call palette(colours?: integer, bright?: boolean" in shown
    shown = run.run("plugins", "show", "assistant_captioning", ASSISTANT_LANGUAGE="zh").out
    assert "（short/detailed/alt，默认 short）" in shown
    assert "语言模型调用 caption(" in shown
    shown = run.run("plugins", "show", "assistant_chat").out
    assert "Options, in [plugins.assistant_chat] of the settings:" in shown
    given = run.run("plugins", "show", "workshop", "--json").json()
    (colours,) = [each for action in given["actions"] for each in action["arguments"] if each["name"] == "colours"]
    assert (colours["minimum"], colours["maximum"]) == (1, 16)


def test_options_of_a_slash_command_are_exact(run: Shell) -> None:
    said = run.run("ask", "/tag --tags a,b so", CIRCLE)
    assert (said.code, said.out.strip()) == (0, "SO"), said.err
    for wrong, cure in (("--colours 99", "at most 16"), ("--nonsense 3", "It takes: colours, bright.")):
        said = run.run("ask", f"/palette {wrong}", CIRCLE)
        assert said.code == 2
        assert cure in said.err


def test_a_file_name_of_two_lines_is_one_line_and_findings_are_chinese() -> None:
    with shell() as fresh:
        folder = fresh.home / "config" / "plugins"
        folder.mkdir(parents=True)
        (folder / "two\nlines.py").write_text("")
        (folder / "capt.py").write_text(source("other", "capt"))
        said = fresh.run("plugins", "list", ASSISTANT_LANGUAGE="zh")
        assert len(said.err.splitlines()) == 2
        assert "two\\nlines" in said.err
        assert "它的类写着 name = 'other'，而安装的名称是 'capt'。" in said.err
        assert all(len(line.split("\n")) == 1 for line in fresh.run("plugins", "list").out.splitlines())
        (folder / "capt.py").write_text(source("capt", "capt"))
        assert "警告：例句：动作" in fresh.run("plugins", "check", "capt", ASSISTANT_LANGUAGE="zh").out


@contextmanager
def chat_open(run: Shell) -> Iterator[None]:
    """Keeps the host that runs, as a chat on somebody's screen does."""
    host = HostClient(run.home / "run" / "host.sock")
    with host, host._http.stream("GET", "/presence") as presence:
        assert presence.status_code == 200
        yield


def test_what_became_of_a_plugin_since_the_start_is_told_everywhere() -> None:
    with shell() as fresh:
        fresh.add_plugin(WORKSHOP)
        file = fresh.home / "config" / "plugins" / WORKSHOP.name
        assert fresh.run("ask", "/shout hello").err == ""
        refused(fresh.run("ask", "/whisper hello"), "There is no action /whisper", code=2)
        added = file.with_name("whisperer.py")
        added.write_text(source("whisperer", "whisper"))
        refused(
            fresh.run("ask", "/whisper hello"),
            "There is no action /whisper",
            "whisperer",
            "assistant host stop",
            code=2,
        )
        added.unlink()
        with file.open("a") as changed:
            changed.write("# changed\n")
        said = fresh.run("ask", "/shout hello")
        assert said.out == "HELLO\n"
        for told in (said.err, fresh.run("plugins", "list").err, fresh.run("doctor").out):
            assert "it was changed after the start" in told
            assert "assistant host stop" in told
        refused(fresh.run("shout", "hello"), "it was changed after the start", "assistant host stop")
        settings = fresh.home / "config" / "settings.toml"
        settings.write_text('disabled_plugins = ["workshop"]\n')
        with chat_open(fresh):
            refused(fresh.run("ask", "/shout hello"), "it was disabled after the start", "assistant host stop")
        refused(fresh.run("ask", "/shout hello"), "There is no action /shout", code=2)  # the next start
        settings.unlink()
        assert fresh.run("ask", "/shout hello").out == "HELLO\n"
        file.unlink()
        refused(fresh.run("ask", "/shout hello"), "it was removed after the start", "assistant host stop")
        assert "it was removed" in fresh.run("plugins", "list").err


def test_the_doctor_names_the_settings_file_that_is_not_there(run: Shell) -> None:
    settings = str(run.home / "config" / "settings.toml")
    assert settings in run.run("doctor").out
    checks = {check["name"]: check["found"] for check in run.run("doctor", "--json").json()["checks"]}
    assert settings in checks["settings"]


def test_a_plugin_that_cannot_be_loaded_says_why_where_it_is_called(run: Shell) -> None:
    plugins = run.home / "config" / "plugins"
    (plugins / "broken.py").write_text("import no_such_module\n")
    refused(run.run("broken"), "broken (", "needs the module 'no_such_module'", "disabled_plugins")
    (plugins / "broken.py").unlink()
    assert run.run("broken").code == 2


def test_a_wrong_option_is_told_where_its_plugin_is_used(run: Shell) -> None:
    said = run.run("shout", "hello", ASSISTANT_PLUGINS='{"workshop": {"loud": 1}}')
    assert (said.code, said.out) == (0, "HELLO\n"), said
    assert "it has no option 'loud'" in said.err

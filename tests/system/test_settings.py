"""Wrong settings, as the command line tells them: one sentence with its cure, in the language that the file wishes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.environment import SAMPLES, assistant, private_home

Home = tuple[Path, dict[str, str]]


@pytest.fixture
def home() -> Iterator[Home]:
    with private_home() as (folder, variables):
        (folder / "config").mkdir()
        yield folder, {**variables, "LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize("command", [["plugins", "list"], ["conversations", "list"]])
def test_the_report_is_in_the_language_of_the_file_that_is_wrong(home: Home, command: list[str]) -> None:
    folder, variables = home
    (folder / "config" / "settings.toml").write_text('profile = "nosuch"\nlanguage = "zh"\n')
    done = assistant(command, variables, check=False)
    assert done.returncode == 1
    assert "设置 'profile' 有误：只能是 'auto'、'pocket'、" in done.stderr
    assert "wrong" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ASSISTANT_REMOTE", "{", "The setting 'remote' is wrong: a table is needed, as JSON"),
        ("ASSISTANT_PINNED", "magic", "The setting 'pinned' is wrong: it must be 'vision_language'"),
        ("ASSISTANT_OFLINE", "1", "The setting 'ASSISTANT_OFLINE' is wrong: there is no such setting."),
    ],
)
def test_a_wrong_variable_is_one_sentence(home: Home, variable: str, value: str, said: str) -> None:
    done = assistant(["plugins", "list"], {**home[1], variable: value}, check=False)
    assert done.returncode == 1
    assert said in done.stderr
    assert f"Correct it in {variable}." in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_lists_in_variables_are_plain_words(home: Home) -> None:
    words = {"ASSISTANT_PINNED": "vision_language", "ASSISTANT_DISABLED_PLUGINS": "assistant_speech, assistant_vqa"}
    done = assistant(["plugins", "list"], {**home[1], **words, "ASSISTANT_SPEAK_WITH": "espeak"})
    assert [line.split()[1] for line in done.stdout.splitlines() if "disabled" in line] == ["(disabled)"] * 2


def test_doctor_names_a_key_of_no_command(home: Home) -> None:
    folder, variables = home
    (folder / "config" / "settings.toml").write_text('[keys]\nspeek = "f8"\n')
    done = assistant(["doctor"], variables, check=False)
    assert done.returncode == 1
    assert "BROKEN   settings    The setting 'keys' names no command: 'speek'." in done.stdout


def test_a_key_that_is_not_set_takes_one_capability_away(home: Home) -> None:
    folder, variables = home
    server = 'url = "http://127.0.0.1:9/v1"\nmodel = "big/model"\nkey_variable = "MY_KEY"\n'
    (folder / "config" / "settings.toml").write_text(f'profile = "remote"\n[remote.vision_language]\n{server}')
    assert assistant(["conversations", "list"], variables).returncode == 0
    circle = str(SAMPLES / "red-circle.png")
    assert "circle" in assistant(["classify", circle, "--labels", "circle,star"], variables).stdout
    said = assistant(["caption", circle], variables, check=False)
    assert said.returncode == 1
    assert "The variable MY_KEY for the key of big/model is not set." in said.stderr + said.stdout
    assert "Set MY_KEY" in said.stderr + said.stdout

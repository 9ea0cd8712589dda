"""What may stand in a setting, alike in the file, in a variable and on the screen of settings, in two languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from textual.theme import BUILTIN_THEMES

from assistant import setting_values
from assistant.api.errors import AssistantError
from assistant.choices import PROFILES, Theme
from assistant.engine import catalogue
from assistant.paths import READER_VARIABLE
from assistant.setting_values import EDITABLE, choices_of
from assistant.settings import language_wished, settings
from assistant.terminal.themes import DARK, LIGHT

WRONG = [
    ("profile", "nosuch", "it must be 'auto', 'pocket'", "只能是 'auto'、'pocket'"),
    ("theme", "dracul", "it must be 'auto', 'light'", "只能是 'auto'、'light'"),
    ("language", "fr", "it must be 'auto', 'en' or 'zh'", "只能是 'auto'、'en' 或 'zh'"),
    ("memory_gb", "inf", "a finite number is needed", "需要有限的数字"),
    ("parked_gb", "nan", "a finite number is needed", "需要有限的数字"),
    ("idle_exit_s", "nan", "a finite number is needed", "需要有限的数字"),
    ("idle_unload_s", "-inf", "a finite number is needed", "需要有限的数字"),
    ("idle_exit_s", "0", "it must be at least 1", "不能小于 1"),
    ("memory_gb", "1e300", "it must be at most 1000000", "不能大于 1000000"),
    ("memory_gb", "much", "a number is needed", "需要数字"),
    ("pinned", "magic", "it must be 'vision_language'", "只能是 'vision_language'"),
    ("speak", "perhaps", "true or false is needed", "需要 true 或 false"),
    ("speak_with", "", "a program is needed", "需要一个程序"),
    ("chroma_url", "gpu-box", "an address is needed that begins with http:// or https://", "需要以 http://"),
    ("chroma_url", "ftp://h/", "an address is needed", "需要以 http://"),
    ("chroma_url", "http://", "an address is needed", "需要以 http://"),
    ("chroma_url", "http://h:99999", "an address is needed", "需要以 http://"),
]

SERVER = "[remote.transcription]"


def refused() -> AssistantError:
    with pytest.raises(AssistantError) as error:
        settings()
    return error.value


@pytest.mark.parametrize(("name", "value", "english", "chinese"), WRONG)
def test_a_wrong_value_is_refused_alike_wherever_it_stands(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, english: str, chinese: str
) -> None:
    number = name.endswith(("_gb", "_s")) and value != "much"
    file.write_text(f"{name} = {value if number else json.dumps(value)}\n")
    told = refused()
    assert english in told.said("en")
    assert chinese in told.said("zh")
    assert str(file) in told.said("en")
    file.unlink()
    with pytest.raises(AssistantError) as typed:
        setting_values.change(name, value)
    assert english in typed.value.said("en")
    assert chinese in typed.value.said("zh")
    assert not file.exists()
    monkeypatch.setenv(f"ASSISTANT_{name.upper()}", value)
    assert english in refused().said("en")
    assert f"Correct it in ASSISTANT_{name.upper()}." in refused().said("en")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("pinned", "vision_language", ("vision_language",)),
        ("pinned", "vision_language, transcription", ("vision_language", "transcription")),
        ("pinned", "", ()),
        ("disabled_plugins", "one,two", ("one", "two")),
        ("disabled_plugins", '["one", "two"]', ("one", "two")),
        ("speak_with", "espeak", ("espeak",)),
        ("speak_with", "espeak-ng, -v, {language}", ("espeak-ng", "-v", "{language}")),
        ("models", '{"transcription": "a/b"}', {"transcription": "a/b"}),
        ("chroma_url", "https://user:secret@h:8000/x", "https://user:secret@h:8000/x"),
        ("offline", "true", True),
    ],
)
def test_a_variable_is_written_as_people_write(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, value: object
) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name.upper()}", text)
    assert getattr(settings(), name) == value
    monkeypatch.delenv(f"ASSISTANT_{name.upper()}")
    if name in EDITABLE and text and not text.startswith("["):
        setting_values.change(name, text)
        assert getattr(settings(), name) == value


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ASSISTANT_REMOTE", '{"x', "'remote' is wrong: a table is needed, as JSON"),
        ("ASSISTANT_REMOTE", "[]", "'remote' is wrong: a table is needed"),
        (
            "ASSISTANT_REMOTE",
            '{"transcription": {"url": "http://h"}}',
            "'remote.transcription.model' is wrong: it is miss",
        ),
        ("ASSISTANT_KEYS", "speak", "'keys' is wrong: a table is needed"),
        ("ASSISTANT_MODELS", '{"seeing": "a/b"}', "'models.seeing' is wrong: it must be 'vision_language'"),
        ("ASSISTANT_SPEAK_WITH", "[1", "'speak_with' is wrong: words with commas between them are needed"),
        ("ASSISTANT_SPEAK_WITH", "[1]", "'speak_with' is wrong: a text is needed"),
        ("ASSISTANT_OFLINE", "1", "'ASSISTANT_OFLINE' is wrong: there is no such setting"),
        ("assistant_speech", "1", "'assistant_speech' is wrong: there is no such setting"),
    ],
)
def test_a_variable_that_is_wrong_is_a_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert said in refused().said("en")
    assert f"Correct it in {variable}." in refused().said("en")
    assert refused().said("zh").startswith("设置 ")


def test_variables_that_are_no_settings_are_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('[remote.transcription]\nurl = "http://h"\nmodel = "m"\nkey_variable = "ASSISTANT_VLLM_KEY"\n')
    monkeypatch.setenv("ASSISTANT_VLLM_KEY", "sk-1")
    monkeypatch.setenv(READER_VARIABLE, "zh")
    assert settings().remote["transcription"].secret() == "sk-1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil = 1", "there is no such setting"),
        ("microphone = 2020-01-01", "a text is needed"),
        ("speak_with = []", "a program is needed, with its arguments if it has any"),
        ("speak_with = 3", "a list is needed"),
        ("remote = 3", "a table is needed"),
        (f'{SERVER}\nurl = "gpu"\nmodel = "m"', "'remote.transcription.url' is wrong: an address is needed"),
        (f'{SERVER}\nurl = "http://h"\nmodel = ""', "'remote.transcription.model' is wrong: it must not be empty"),
        (f'{SERVER}\nurl = "http://h"\nmodel = "m"\nthreshold = nan', "a finite number is needed"),
        (f'{SERVER}\nurl = "http://h"\nmodel = "m"\nspeed = 3', "there is no such setting"),
    ],
)
def test_the_reasons_are_the_programs_own_in_both_languages(file: Path, text: str, said: str) -> None:
    file.write_text(text)
    told = refused()
    assert said in told.said("en")
    chinese = told.said("zh").replace(str(file), "")
    assert "should" not in chinese
    assert " is " not in chinese


@pytest.mark.parametrize(
    ("text", "variable", "wished"),
    [
        ('language = "zh"\nprofil = 1', "", "zh"),
        ('profile = "x"\nlanguage = "zh"', "en", "en"),
        ('language = "fr"', "", "auto"),
        ('language = "zh"\nprofile = ', "", "zh"),
        ('profil = 1\n[plugins.assistant_speech]\nlanguage = "zh"', "", "auto"),
        ("profil = 1", "", "auto"),
    ],
)
def test_the_language_of_a_file_that_is_wrong_still_counts(
    file: Path, monkeypatch: pytest.MonkeyPatch, text: str, variable: str, wished: str
) -> None:
    file.write_text(text)
    if variable:
        monkeypatch.setenv("ASSISTANT_LANGUAGE", variable)
    assert language_wished() == wished


def test_the_words_to_choose_from_are_those_that_there_are() -> None:
    assert set(PROFILES) == {"auto", *catalogue.read().profiles, catalogue.REMOTE}
    assert choices_of("profile") == PROFILES
    assert set(get_args(Theme)) == {"auto", "light", "dark", DARK.name, LIGHT.name, *BUILTIN_THEMES}


def test_a_link_stays_one(file: Path, tmp_path: Path) -> None:
    mine = tmp_path / "dotfiles" / "mine.toml"
    mine.parent.mkdir()
    mine.write_text("# mine\n")
    mine.chmod(0o640)
    file.symlink_to(mine)
    assert setting_values.change("profile", "pocket") == file
    assert file.is_symlink()
    assert mine.read_text() == '# mine\nprofile = "pocket"\n'
    assert mine.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in mine.parent.iterdir()] == ["mine.toml"]
    file.unlink()
    file.symlink_to(file.name)
    with pytest.raises(AssistantError, match="cannot be read"):
        setting_values.change("profile", "pocket")


@pytest.mark.parametrize("words", [("say", "-r", "180"), ("say", "a, b"), ("[say]",), ("say", ""), ("say", " x ")])
def test_words_as_they_are_shown_mean_the_same(file: Path, words: tuple[str, ...]) -> None:
    """The screen of settings puts a value into a line; Enter writes what stands there."""
    setting_values.change("speak_with", setting_values.shown(words))
    assert settings().speak_with == words


def test_a_variable_in_small_letters_decides_and_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("assistant_offline", "1")
    assert settings().offline
    with pytest.raises(AssistantError, match="assistant_offline in the environment or by --offline"):
        setting_values.change("offline", "false")
    assert not file.exists()


def test_a_wrong_variable_in_small_letters_is_the_place_to_correct(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("assistant_profile", "nosuch")
    with pytest.raises(AssistantError, match="'profile' is wrong") as refused:
        settings()
    assert refused.value.hint.startswith("Correct it in assistant_profile.")

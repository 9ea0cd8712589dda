"""The terminal's own view of the settings is the settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.settings import Settings
from assistant.terminal.preferences import Preferences, preferences


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    return tmp_path


def test_defaults_are_those_of_the_settings(home: Path) -> None:
    assert Preferences() == Preferences.of(Settings())
    assert preferences() == Preferences()


def test_a_settings_file_and_a_variable_count(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "config" / "settings.toml").write_text('pictures = "sixel"\nmicrophone = "desk"\n')
    monkeypatch.setenv("ASSISTANT_PICTURES", "off")
    assert preferences() == Preferences(pictures="off", microphone="desk")


def test_a_wrong_setting_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PICTURES", "oil")
    with pytest.raises(AssistantError, match="pictures"):
        preferences()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_folder_of_settings_that_belongs_to_somebody_else_is_told(home: Path, language: Language) -> None:
    root = os.geteuid() == 0
    (home / "config").chmod(0o000)
    if root:
        os.seteuid(65534)
    try:
        with pytest.raises(AssistantError) as caught:
            preferences({})
    finally:
        if root:
            os.seteuid(0)
        (home / "config").chmod(0o700)
    assert {"en": "settings.toml cannot be read", "zh": "无法读取"}[language] in caught.value.said(language)

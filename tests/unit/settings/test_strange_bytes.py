"""Bytes of other encodings: values that are no text are refused, and a byte-order mark is none of the file's words."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from assistant import settings_file
from assistant.api import AssistantError
from assistant.setting_values import change
from assistant.settings import language_wished, settings


def test_a_value_that_is_no_text_is_told_and_nothing_is_left(file: Path) -> None:
    file.write_text('theme = "dark"\n')
    with pytest.raises(AssistantError, match="no characters") as refused:
        change("microphone", "caf\udce9")
    assert r"caf\xe9" in refused.value.said("en")
    assert r"caf\xe9" in refused.value.said("zh")
    with pytest.raises(AssistantError, match="no characters"):
        settings_file.write(file, {"pinned": ("caf\udce9",)})
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]
    assert file.read_text() == 'theme = "dark"\n'


def test_a_file_with_a_byte_order_mark_is_read_and_changed(file: Path) -> None:
    file.write_bytes(codecs.BOM_UTF8 + b'language = "zh"\n')
    assert settings().language == "zh"
    assert language_wished() == "zh"
    change("theme", "dark")
    assert (settings().language, settings().theme) == ("zh", "dark")

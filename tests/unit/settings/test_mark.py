"""When a running host counts as having read the settings file."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from assistant.host.settings_mark import OF_FRONT_ENDS, mark
from assistant.settings import Settings
from assistant.terminal.preferences import Preferences


def marked(tmp_path: Path, text: str) -> str:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    return mark(file)


def test_the_settings_that_no_host_reads_are_those_of_the_terminal() -> None:
    assert {each.name for each in fields(Preferences)} == OF_FRONT_ENDS
    assert set(Settings.model_fields) >= OF_FRONT_ENDS


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", 'theme = "dark"\nspeak = true\n[keys]\nspeak = "f8"\n', 'language = "zh"\n']
)
def test_what_no_host_reads_is_like_no_file(tmp_path: Path, text: str) -> None:
    assert marked(tmp_path, text) == mark(tmp_path / "nosuch.toml") == ""


def test_only_values_count(tmp_path: Path) -> None:
    known = marked(tmp_path, 'offline = true\nprofile = "pocket"\n[plugins.draw]\nsteps = 4\nsize = 64\n')
    assert known == marked(
        tmp_path,
        '# home\nprofile = "pocket"\noffline = true # yes\ntheme = "dark"\n[plugins.draw]\nsize = 64\nsteps = 4\n',
    )
    others = [
        'offline = false\nprofile = "pocket"\n[plugins.draw]\nsteps = 4\nsize = 64\n',
        'offline = true\nprofile = "pocket"\n[plugins.draw]\nsteps = 4\n',
        'offline = true\nprofile = "pocket"\n',
        "offline = ",
        "offline = =",
    ]
    assert len({known, *(marked(tmp_path, text) for text in others)}) == 1 + len(others)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_like_no_other(tmp_path: Path) -> None:
    known = marked(tmp_path, "offline = true\n")
    (tmp_path / "settings.toml").chmod(0)
    assert mark(tmp_path / "settings.toml") not in ("", known)


def test_bytes_that_are_no_text_and_a_folder_are_like_no_other(tmp_path: Path) -> None:
    (tmp_path / "strange.toml").write_bytes(b"\xff\xfe")
    assert len({mark(tmp_path), mark(tmp_path / "strange.toml"), ""}) == 3


def test_a_byte_order_mark_is_none_of_the_values(tmp_path: Path) -> None:
    assert marked(tmp_path, '\ufefftheme = "dark"\noffline = true\n') == marked(tmp_path, "offline = true\n")

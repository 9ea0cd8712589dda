"""What is a slash command and what a path, for everybody who reads lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.slash_line import command_in, is_command
from assistant.terminal.drop import parse


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("/help", "help", ""),
        (" /caption  #2 ", "caption", "#2"),
        ("/my-action2 a\nb", "my-action2", "a\nb"),
        ("/帮助", "帮助", ""),
        ("/描述 #2", "描述", "#2"),
    ],
)
def test_a_name_behind_a_slash_is_a_command(
    line: str, name: str, rest: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert command_in(line) == (name, rest)
    assert parse(line, str(tmp_path)).problem == ""


@pytest.mark.parametrize(
    "line", ["/home/me", "/照片/a.png", "/vmlinuz.old", "/", "//", "a /help", "/天空和大海里都有什么东西", "/Help me"]
)
def test_what_else_begins_with_a_slash_is_none(line: str) -> None:
    assert command_in(line) == ("", line)
    assert not is_command(line)

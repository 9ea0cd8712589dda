"""In which order the parser gets the arguments, and when they open the chat without naming it."""

from __future__ import annotations

import pytest

from assistant.cli.arguments import arranged, command_in, with_chat

COMMANDS = ["chat", "search"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("--plain", "chat --plain"),
        ("--speak a.png", "chat --speak a.png"),
        ("--plain --offline --profile cpu", "--offline --profile cpu chat --plain"),
        ("--plain chat a.png", "chat --plain a.png"),
        ("--conversation chat --plain", "chat --conversation chat --plain"),
        ("--conversation=x", "chat --conversation=x"),
        ("--plain search", "--plain search"),
        ("--conversation x search", "--conversation x search"),
        ("search --plain", "search --plain"),
        ("ask x --conversation y", "ask x --conversation y"),
        ("-- --plain", "-- --plain"),
        ("--plain -- chat", "chat --plain -- chat"),
        ("--help", "--help"),
        ("", ""),
    ],
)
def test_options_of_the_chat_open_it_where_no_other_command_is_named(given: str, read: str) -> None:
    assert with_chat(arranged(given.split()), COMMANDS) == read.split()


def test_behind_two_dashes_no_command_is_named() -> None:
    assert command_in(["--offline", "--", "search"]) == ("", [])

"""What a line that begins with a slash and a name is taken for: the one pattern of slash commands, for the chat, for
its plain lines, for drops and for the dialogue. Which commands there are is not known here."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"\s*/(?P<name>[a-z_][a-z0-9_-]*|[\u4e00-\u9fff]{1,8})(?:\s+(?P<rest>.*))?", re.DOTALL)


def command_in(text: str) -> tuple[str, str]:
    """("caption", "#2") for "/caption #2" and ("帮助", "") for "/帮助"; a path such as "/home/me" is no command, and
    neither is any other text: ("", text)."""
    found = _COMMAND.fullmatch(text)
    return (found["name"], (found["rest"] or "").strip()) if found else ("", text)


def is_command(text: str) -> bool:
    """Whether a text begins as a slash command would."""
    return bool(command_in(text)[0])

"""What a line that begins with a slash means: a command of the chat, one of a plugin, which is asked like any question,
or nobody's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from assistant.api.errors import AssistantError
from assistant.api.safe_text import safe
from assistant.slash_line import command_in
from assistant.terminal import shell
from assistant.terminal.behind import check
from assistant.terminal.language import SAY
from assistant.terminal.widgets.composer import Composer

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


def take(app: AssistantApp, line: str) -> bool:
    """Whether the line is the terminal's matter; it is done then, or stands in the composer again and is told why."""
    name, rest = command_in(line)
    if name and not _is_own(app, name):
        return False
    try:
        if not name:
            shell.refuse(line, app.language)
            return False
        _check(app, name, rest)
    except AssistantError as problem:
        app.notify(safe(problem.said(app.language)), severity="warning", markup=False)
        app.query_one(Composer).put(line.strip())
    else:
        app.action_run(name, rest)
    return True


def unknown(app: AssistantApp, name: str) -> AssistantError:
    """A slash command that does not exist."""
    return AssistantError(SAY(app.language, "unknown_command", name=name), SAY(app.language, "unknown_command_hint"))


def _is_own(app: AssistantApp, name: str) -> bool:
    """Whether it is the terminal's own, or nobody's: neither a plugin's nor a file's. What the plugins offer is known
    once the host has told; before, an unknown name is left to it."""
    if name in {command.name for command in app.table}:
        return True
    return bool(app.actions) and name not in dict(app.actions) and not os.path.lexists(f"/{name}")


def _check(app: AssistantApp, name: str, rest: str) -> None:
    """Raises AssistantError if there is no such command, or none that takes what is written behind it."""
    command = next((each for each in app.table if each.name == name), None)
    if command is None:
        raise unknown(app, name)
    check(name, rest, app.language, takes=command.takes)

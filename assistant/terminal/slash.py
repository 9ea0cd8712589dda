"""What a line that begins with a slash means: a command of the chat, one of a plugin, which is asked like any question,
or nobody's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.api.errors import AssistantError
from assistant.api.safe_text import safe
from assistant.terminal import shell
from assistant.terminal.behind import check
from assistant.terminal.language import SAY
from assistant.terminal.widgets.composer import Composer

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_COMMAND = re.compile(r"/(?P<name>[a-z_]+)(?P<rest>(\s.*)?)", re.DOTALL)


def is_command(line: str) -> bool:
    return _COMMAND.fullmatch(line) is not None


def take(app: AssistantApp, line: str) -> bool:
    """Whether the line is the terminal's matter; it is done then, or stands in the composer again and is told why."""
    command = _COMMAND.fullmatch(line)
    if command is not None and not _is_own(app, command["name"]):
        return False
    try:
        if command is None:
            shell.refuse(line, app.language)
            return False
        name, rest = command["name"], command["rest"].strip()
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
    """Whether it is the terminal's own, or nobody's. What the plugins offer is known once the host has told; before, an
    unknown name is left to it."""
    own = {command.name for command in app.table}
    return name in own or bool(app.actions and name not in dict(app.actions))


def _check(app: AssistantApp, name: str, rest: str) -> None:
    """Raises AssistantError if there is no such command, or none that takes what is written behind it."""
    command = next((each for each in app.table if each.name == name), None)
    if command is None:
        raise unknown(app, name)
    check(name, rest, app.language, takes=command.takes)

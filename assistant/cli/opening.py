"""Opening the chat, also without the tree of commands: its parser costs as much time as the first frame."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.cli.state import STATE, language


def simple(arguments: Sequence[str]) -> list[Path] | None:
    """The files of a call that only opens the chat (`assistant`, `assistant chat a.png`); None for any other call."""
    if not arguments:
        return []
    if arguments[0] != "chat" or any(argument.startswith("-") for argument in arguments):
        return None
    return [Path(argument) for argument in arguments[1:]]


def open_chat(files: Sequence[Path], conversation: str | None, *, plain: bool, speak: bool = False) -> None:
    """Opens the terminal's chat, or its linear form, whose lines a screen reader speaks."""
    from assistant.host.start import HostOptions

    options = HostOptions(STATE.profile, STATE.offline, language())
    names = [str(file.absolute()) for file in files]
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from assistant.terminal.plain import run as run_plain

        run_plain(names, conversation, options, speak=speak)
        return
    from assistant.terminal.run import run

    run(names, conversation, options, speak=speak)

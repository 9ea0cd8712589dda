"""Opening the chat, also without the tree of commands: its parser costs as much time as the first frame."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual
from assistant.api.safe_text import safe_line
from assistant.cli.state import STATE, language
from assistant.terminal.dumb import dumb


def simple(arguments: Sequence[str]) -> list[Path] | None:
    """The files of a call that only opens the chat (`assistant`, `assistant [chat] a.png`); None for any other call."""
    if not arguments:
        return []
    if any(not argument or argument.startswith("-") for argument in arguments):
        return None
    if arguments[0] != "chat" and not (is_written_as_file(arguments[0]) and os.path.lexists(arguments[0])):
        return None
    return [Path(argument) for argument in arguments[arguments[0] == "chat" :]]


def is_written_as_file(name: str) -> bool:
    """Whether no command can be called so."""
    return "." in name or os.sep in name


def open_chat(files: Sequence[Path], conversation: str | None, *, plain: bool, speak: bool = False) -> None:
    """Opens the terminal's chat, or its linear form, whose lines a screen reader speaks, where nothing can be drawn.

    Raises BadInput for an id that no conversation can have, and for a missing file."""
    from assistant.host.protocol import route_of
    from assistant.host.start import HostOptions

    if conversation:
        route_of(conversation)  # refused here if it can be none
    options = HostOptions(STATE.profile, STATE.offline, language())
    names = [str(file.absolute()) for file in files]
    person = sys.stdin.isatty() and sys.stdout.isatty()
    must_exist(names)
    if plain or not person or dumb(os.environ):
        from assistant.terminal.plain import run as run_plain

        if not plain and person:
            _tell_that_it_is_plain()
        run_plain(names, conversation, options, speak=speak)
        return
    from assistant.terminal.run import run

    run(names, conversation, options, speak=speak)


def must_exist(names: Sequence[str]) -> None:
    """Raises BadInput for the first file that is not there."""
    missing = next((name for name in names if not os.path.lexists(name)), None)  # Path would raise for too long a name
    if missing is not None:
        from assistant.media import refusals
        from assistant.media.names import shown

        if refusals.is_address(missing):
            raise refusals.missing(missing)
        raise BadInput(
            Bilingual(f"There is no file {shown(missing)}.", f"没有文件 {shown(missing)}。"),
            Bilingual("Check the name; quote names with spaces.", "请检查名称；含空格的名称要加引号。"),
        )


def _tell_that_it_is_plain() -> None:
    from assistant.cli.output import say

    term = safe_line(os.environ.get("TERM", ""))
    english = f"This terminal draws nothing (TERM is “{term}”): the chat comes in lines, as with --plain."
    say(Bilingual(english, f"这个终端不能绘制界面（TERM 为“{term}”）：改用文字行，与 --plain 相同。"))

"""The command line: arguments, exit codes and what is printed. The work is done by the host.

Exit code 0: done. 1: the request failed, with a sentence on standard error. 2: wrong usage. 130: Ctrl+C.
141: nobody reads the output any more.
"""

from __future__ import annotations

import io
import os
import sys


def main() -> None:
    """Runs the command that the process's arguments name, and ends the process."""
    try:
        _begin()
    except KeyboardInterrupt:  # while the border itself was imported
        sys.exit(130)


def _begin() -> None:
    """Nothing is imported before it: Ctrl+C may come at once."""
    _open_streams()
    _tolerate_all_bytes()
    from assistant.cli.border import told
    from assistant.cli.opening import open_chat, simple

    files = simple(sys.argv[1:])
    with told():
        if files is not None:
            open_chat(files, None, plain=False)
        else:
            _run(sys.argv[1:])


def _run(given: list[str]) -> None:
    """Any command of the tree, an action of a plugin, or the chat with files."""
    from assistant.cli.app import app, known_commands
    from assistant.cli.arguments import arranged, command_in, with_chat
    from assistant.cli.opening import is_written_as_file
    from assistant.cli.usage import run

    commands = known_commands()
    arguments = with_chat(arranged(given), commands)
    name, following = command_in(arguments)
    if not name and "--" in arguments[:-1]:
        arguments.insert(arguments.index("--"), "chat")
    if name and name not in commands:
        from assistant.cli.action import add, is_action

        # What is written as a file is one, also where it is not there: that is told.
        if (is_written_as_file(name) or os.path.lexists(name)) and not is_action(name):
            arguments.insert(len(arguments) - len(following) - 1, "chat")
        else:
            add(app, name, commands)
    run(app, arguments)


def _open_streams() -> None:
    """A stream that the caller has closed (`<&-`, `>&-`) holds nothing, or is read by nobody.

    In this order, each takes the number of the closed one: a file opened later must not become standard output.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _tolerate_all_bytes() -> None:
    """What is piped in may name files with undecodable bytes; what is printed must not fail for a character."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)

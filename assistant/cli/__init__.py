"""The command line: arguments, exit codes and what is printed. The work is done by the host.

Exit code 0: done. 1: the request failed, with a sentence on standard error. 2: wrong usage.
"""

from __future__ import annotations

import io
import sys

from assistant.cli.app import app, known_commands
from assistant.cli.arguments import arranged, command_in
from assistant.cli.border import told

__all__ = ["app", "main"]


def main() -> None:
    """Runs the command that the process's arguments name, and ends the process."""
    _tolerate_all_bytes()
    arguments = arranged(sys.argv[1:])
    name, rest = command_in(arguments)
    with told():
        if name and name not in known_commands():
            from assistant.cli.action import run

            run(name, rest, known_commands())
        else:
            app(arguments, prog_name="assistant")


def _tolerate_all_bytes() -> None:
    """What is piped in may name files with undecodable bytes; what is printed must not fail for a character."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)

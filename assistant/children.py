"""How the program starts Python for work of its own: from where it imports itself, and from nowhere else.

Belongs here: the command and the import path of a child, and how a package gets into that path. Does not belong here:
what a child does, and other programs.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path


def command(module: str, *arguments: str) -> list[str]:
    """The command of a child. `-P` keeps the current folder from being imported from: it may be a stranger's."""
    return [sys.executable, "-P", "-m", module, *arguments]


def installation_of(*packages: str | Path) -> str:
    """What a user types into a shell to install packages, by name or by folder, where the program finds them."""
    return shlex.join([sys.executable, "-m", "pip", "install", *map(str, packages)])


def environment() -> dict[str, str]:
    """This process's, with its import path spelt out, so that a child in another folder finds the same modules."""
    entries = [str(Path(entry or os.curdir).absolute()) for entry in sys.path]
    # A folder with a colon in its name would be read as two, the second of them a relative one.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in entries if os.pathsep not in entry)}

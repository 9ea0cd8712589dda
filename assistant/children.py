"""How the program starts Python for work of its own: from where it imports itself, and from nowhere else.

Belongs here: the command and the import path of a child, and how a package gets into that path. Does not belong here:
what a child does, and other programs.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

_OF_INDEX = re.compile(r"\+(cpu|xpu|cu\d+|rocm[\d.]+)$")
"""Ends the version of a torch that is built for one kind of device."""


def command(module: str, *arguments: str) -> list[str]:
    """The command of a child. `-P` keeps the current folder from being imported from: it may be a stranger's."""
    return [sys.executable, "-P", "-m", module, *arguments]


def installation_of(*packages: str | Path) -> str:
    """What a user types into a shell to install packages, by name or by folder, where the program finds them."""
    return shlex.join([sys.executable, "-m", "pip", "install", *map(str, packages)])


def addition_of(*packages: str) -> str:
    """The same for packages that models need: pip takes the releases that fit the torch which is here and stays. A
    build that comes from torch's own index needs those that are built like it."""
    from importlib.metadata import version

    torch = version("torch")
    build = _OF_INDEX.search(torch)
    index = f" --extra-index-url https://download.pytorch.org/whl/{build[1]}" if build else ""
    return installation_of(*packages, f"torch=={torch}") + index


def environment() -> dict[str, str]:
    """This process's, with its import path spelt out, so that a child in another folder finds the same modules."""
    entries = [str(Path(entry or os.curdir).absolute()) for entry in sys.path]
    # A folder with a colon in its name would be read as two, the second of them a relative one.
    return {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in entries if os.pathsep not in entry)}

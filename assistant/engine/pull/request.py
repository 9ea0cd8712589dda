"""What the host asks of the child. Imports nothing, since the child runs as a program of its own."""

from __future__ import annotations

from dataclasses import dataclass

PART = ".part"
"""Ends the name of a file that is still coming."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the host asks for. `file`, `url` and `sha256` name a model that is one file outside any hub."""

    id: str
    folder: str
    """Where the model is put together; it becomes the model's directory when it is whole."""
    commit: str = ""
    """Of the hub's repository; its newest if empty."""
    url: str = ""
    file: str = ""
    sha256: str = ""
    size: int = 0
    """Bytes of that file, about."""
    patience: float = 1.0

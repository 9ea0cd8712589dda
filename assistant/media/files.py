"""Opening a file of the user: regular files only, never waiting for a FIFO, refusals as sentences. Decodes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from assistant.api.errors import BadInput
from assistant.media.names import shown


@contextmanager
def opened(path: str, most: int, wanted: str) -> Iterator[IO[bytes]]:
    """An unbuffered file to read; it is closed at the end. `wanted` says what should be in it, such as "picture".

    Raises BadInput for what is missing, a folder, a device or FIFO, unreadable, empty or larger than `most` bytes.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise BadInput(*_cannot_open(path, error)) from None
    try:
        _refuse_unfit(path, os.fstat(descriptor), most, wanted)
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def _cannot_open(path: str, error: OSError | ValueError) -> tuple[str, str]:
    name = shown(path)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"There is no file {name}.", "Check the name; quote names with spaces."
        case PermissionError():
            return f"{name} may not be read.", "Change its permissions, or copy it."
        case OSError():
            return f"{name} cannot be opened: {os.strerror(error.errno or 0)}.", "Check the name."
        case _:
            return f"{name} is no possible file name.", "Check the name."


def _refuse_unfit(path: str, facts: os.stat_result, most: int, wanted: str) -> None:
    name = shown(path)
    if stat.S_ISDIR(facts.st_mode):
        raise BadInput(f"{name} is a folder, not a {wanted}.", f"To search its pictures: assistant index {name}")
    if not stat.S_ISREG(facts.st_mode):
        raise BadInput(f"{name} is not a regular file.", f"Choose a {wanted} file.")
    if facts.st_size == 0:
        raise BadInput(f"{name} is empty.", "Choose another file.")
    if facts.st_size > most:
        raise BadInput(f"{name} is larger than {most >> 20} MiB.", "Save it smaller, or cut it into parts.")

"""Opening a file of the user: regular files only, never waiting for a FIFO, refusals as sentences. Decodes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from assistant.api.errors import BadInput
from assistant.media.refusals import WANTED, missing, refused
from assistant.refusals import why

_FOLDERS = {"picture": "index", "sound": "transcribe"}
"""What can be done with a folder of them."""


@contextmanager
def opened(path: str, most: int, wanted: str) -> Iterator[IO[bytes]]:
    """An unbuffered file to read; it is closed at the end. `wanted` says what should be in it, such as "picture".

    Raises BadInput for what is missing, a folder, a device or FIFO, unreadable, empty or larger than `most` bytes.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from None
    try:
        _refuse_unfit(path, os.fstat(descriptor), most, wanted)
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def _cannot_open(path: str, error: OSError | ValueError) -> BadInput:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return missing(path)
        case PermissionError():
            return refused(path, "forbidden", "rights")
        case OSError():
            return refused(path, "closed", "name", reason=why(error))
        case _:
            return refused(path, "no_name", "name")


def _refuse_unfit(path: str, facts: os.stat_result, most: int, wanted: str) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise refused(path, "folder", _FOLDERS.get(wanted, "another"), wanted=WANTED.get(wanted, wanted))
    if not stat.S_ISREG(facts.st_mode):
        raise refused(path, "irregular", "choose", wanted=wanted)
    if facts.st_size == 0:
        raise refused(path, "empty", "another")
    if facts.st_size > most:
        raise refused(path, "large", "cut", most=most >> 20)

"""WAV files whose program ended before it could write how much sound is in them. Standard library only."""

from __future__ import annotations

import io
import os
from typing import IO

_HEAD = 1 << 16
"""Bytes in which the samples must begin."""
_CHUNK = 8
"""Bytes of a chunk's head: its name, and its size in four bytes (Multimedia Programming Interface 1.0, 3)."""


def size_field(file: IO[bytes] | io.FileIO) -> int:
    """Where the size of the samples stands that says nought although more follows; 0 for any other file. The file is
    left at its beginning."""
    length = os.fstat(file.fileno()).st_size
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    place = 12 if head[:4] == b"RIFF" and head[8:12] == b"WAVE" else len(head)
    while place + _CHUNK <= len(head):
        size = _size(head, place)
        if head[place : place + 4] == b"data":
            begin = place + _CHUNK
            return place + 4 if size == 0 and begin < length and not _chunk(head, begin, length) else 0
        place += _CHUNK + size + size % 2
    return 0


def _size(head: bytes, place: int) -> int:
    return int.from_bytes(head[place + 4 : place + _CHUNK], "little")


def _chunk(head: bytes, place: int, length: int) -> bool:
    """Whether a chunk begins here, such as the title of a recording that is truly empty."""
    name = head[place : place + 4]
    return len(name) == 4 and name.isascii() and name.decode().isprintable() and place + _size(head, place) < length


class Completed(io.FileIO):
    """A descriptor whose size field, at `at`, reads as the largest number: everything up to the end is sound."""

    def __init__(self, descriptor: int, at: int) -> None:
        super().__init__(descriptor, closefd=False)
        self._at = at

    def readinto(self, buffer: object) -> int:
        """As in `io.RawIOBase`."""
        place = self.tell()
        count: int = super().readinto(buffer) or 0  # type: ignore[arg-type]
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        for each in range(max(place, self._at), min(place + count, self._at + 4)):
            view[each - place] = 0xFF
        return count

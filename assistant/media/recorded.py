"""Recordings in the one form that the terminal writes: 16-bit mono samples at 16 kHz behind a header of 44 bytes.

Nothing is decoded here, so no child is needed, whose start takes longer than a spoken sentence takes a small model.
Every field of the header must be the expected one; a file that differs in any is the child's.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import IO

import numpy as np
import numpy.typing as npt

from assistant.media import limits

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_WIDTH = 2
"""Bytes of a sample."""


def length(file: IO[bytes]) -> int:
    """Samples of such a recording, which is left at its first one; 0 for any other file, which is left anywhere."""
    file.seek(0)
    count = os.fstat(file.fileno()).st_size - _HEADER.size
    head = file.read(_HEADER.size)
    form = (16, 1, 1, limits.RATE, limits.RATE * _WIDTH, _WIDTH, 8 * _WIDTH)
    expected = (b"RIFF", _HEADER.size - 8 + count, b"WAVE", b"fmt ", *form, b"data", count)
    if count <= 0 or count % _WIDTH or count >= 2**31 or head != _HEADER.pack(*expected):
        return 0
    return count // _WIDTH


def windows(file: IO[bytes]) -> Iterator[npt.NDArray[np.float32]]:
    """The rest of the file as windows of at most 30 s, in [-1, 1]."""
    while data := file.read(limits.WINDOW * _WIDTH):
        yield np.frombuffer(data[: len(data) // _WIDTH * _WIDTH], "<i2").astype(np.float32) / np.float32(32768)

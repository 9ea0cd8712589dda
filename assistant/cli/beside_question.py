"""What comes on standard input beside a question (`cat note.txt | assistant ask "…"`): one more file of the turn.

A pipe and a file are read to their end, as every program of a shell does. A terminal, a socket or a device is not: who
started the program may have left it open, and nothing is meant by it.
"""

from __future__ import annotations

import os
import select
import stat
import sys

from assistant.api.language import Bilingual
from assistant.cli.border import complain
from assistant.host.protocol import File
from assistant.media import limits
from assistant.media.refusals import refused
from assistant.media.sniff import HEAD, Kind, kind, media_type

NAME = "stdin"
_PATIENCE_S, _WAIT_S = 2.0, 30.0
"""When it is said that something is waited for, and how long the first byte may take: a pipe that nobody writes into
and nobody closes, as some starters of programs leave it, must not hold the question for ever."""
_PIECE = 1 << 16
_MOST = {Kind.TEXT: limits.TEXT_BYTES, Kind.AUDIO: 128 * 2**20}
"""Of a sound, what one request to the host holds."""


def piped() -> File | None:
    """What came, or None if nothing did. Raises BadInput for more than a file of its kind may have."""
    # A closed standard input has no object; its number may be another file's by now.
    return given(sys.stdin.fileno()) if sys.stdin is not None else None


def given(descriptor: int, patience_s: float = _PATIENCE_S, wait_s: float = _WAIT_S) -> File | None:
    """The same of a descriptor."""
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISFIFO(mode):
            if not _begins(descriptor, patience_s, wait_s):
                return None
        elif not stat.S_ISREG(mode):
            return None
        data = _read(descriptor)
    except OSError:
        return None  # closed, or only to be written to
    return File(data=data, name=NAME) if data.strip() else None


def _begins(descriptor: int, patience_s: float, wait_s: float) -> bool:
    """Whether something came, were it the end."""
    if select.select([descriptor], [], [], patience_s)[0]:
        return True
    complain(
        Bilingual("Waiting for standard input.", "正在等待标准输入。"),
        Bilingual("Where none is meant: assistant ask … < /dev/null", "如果不需要：assistant ask … < /dev/null"),
    )
    if select.select([descriptor], [], [], wait_s)[0]:
        return True
    complain(Bilingual("Nothing came on standard input; it is not read.", "标准输入没有内容，不再读取。"))
    return False


def _read(descriptor: int) -> bytes:
    data = bytearray()
    while piece := os.read(descriptor, _PIECE):
        data += piece
        most = _MOST.get(kind(media_type(bytes(data[:HEAD]))), limits.PICTURE_BYTES)
        if len(data) > most:
            raise refused(NAME, "large", "cut", most=most >> 20)
    return bytes(data)

"""A picture or sound from standard input, where a command's FILE is `-`. What is in it is told by the host."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.api.errors import AssistantError, BadInput
from assistant.api.language import Bilingual
from assistant.refusals import cure, why

_PIPE = "-"
_PIECE = 1 << 20
ROOM = Bilingual("Set TMPDIR to a folder with room.", "请把 TMPDIR 设为有空间的文件夹。")
"""The cure where what came cannot be kept for as long as it is needed."""


@contextmanager
def readable(file: Path, most: int) -> Iterator[str]:
    """The path of a file; for `-` that of one with what standard input holds, for as long as it is open.

    Raises BadInput where nothing is piped in, or more than `most` bytes; AssistantError where it cannot be kept."""
    if str(file) != _PIPE:
        yield str(file)
        return
    if sys.stdin is None or sys.stdin.isatty():
        raise BadInput(
            Bilingual("Nothing is piped in.", "标准输入没有接到管道。"),
            Bilingual("Name a file, or send one on: … | assistant …", "请指定文件，或用管道传入：… | assistant …"),
        )
    with tempfile.TemporaryDirectory(prefix="assistant-") as folder:
        kept = Path(folder, _PIPE)  # what is said of it names it as the user did
        _keep(kept, most)
        yield str(kept)


def _keep(file: Path, most: int) -> None:
    left = most
    try:
        with file.open("wb") as target:
            while piece := sys.stdin.buffer.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    from assistant.media.refusals import refused

                    raise refused(_PIPE, "large", "cut", most=most >> 20)
                target.write(piece)
    except OSError as error:
        reason = why(error)
        raise AssistantError(
            Bilingual(f"What was piped in cannot be kept: {reason}.", f"传入的内容无法保存：{reason.chinese}。"),
            cure(error, ROOM),
        ) from None

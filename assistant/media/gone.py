"""Pictures of a conversation whose bytes are gone: told by their number, for nobody typed their names. Standard library
only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.api.errors import BadInput
from assistant.api.language import Phrases
from assistant.api.parts import Picture
from assistant.media.names import shown_place

_SAY = Phrases(
    file=("The file of #{number} is not there any more: {path}.", "#{number} 的文件已不在：{path}。"),
    put_back=("Put it back, or ask about another picture.", "请把它放回原处，或换一张图片。"),
    copy=("The kept copy of #{number} is not there any more: {path}.", "#{number} 保存的副本已不在：{path}。"),
    again=("Drop the picture in again, or ask about another one.", "请再次拖入这张图片，或换一张。"),
)


@contextmanager
def told_by_number(picture: Picture) -> Iterator[None]:
    """Around what reads a picture's bytes: raises a BadInput of its own where these are gone and it has a number."""
    try:
        yield
    except BadInput as error:
        if not picture.number or os.path.lexists(picture.stored):
            raise
        what, cure = ("file", "put_back") if picture.stored == picture.path else ("copy", "again")
        told = _SAY.both(what, number=picture.number, path=shown_place(picture.stored))
        raise BadInput(told, _SAY.both(cure)) from error

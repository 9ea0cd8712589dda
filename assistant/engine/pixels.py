"""Decoded pictures for models: the seam to the decoder child, and the last few pictures kept by their digest.

Runs on the thread that asks, so that the model thread never waits for a decoder.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from assistant.api import BadInput, Picture
from assistant.api.language import Bilingual, in_language
from assistant.media.gone import told_by_number
from assistant.media.names import shown

if TYPE_CHECKING:
    import numpy
    import PIL.Image

_KEPT_BYTES = 64_000_000
"""About eighty pictures of 512 × 512."""


class Sound(Protocol):
    """Float32 mono 16 kHz windows of at most 30 s, in [-1, 1]. Raises BadInput."""

    @property
    def seconds(self) -> float:
        """Length as the file claims it, known from the first window on; 0 if unknown."""
        ...

    def __iter__(self) -> Iterator[numpy.ndarray]: ...

    def close(self) -> None:
        """Ends the decoding."""
        ...


class Decoder(Protocol):
    """What the engine asks of `assistant.media.decoder.Decoder`."""

    def rgb(self, path: str, fit: int) -> PIL.Image.Image:
        """Upright RGB, longer side at most `fit`. Raises BadInput."""
        ...

    def sound(self, path: str) -> Sound:
        """The samples of a sound file. Raises BadInput, here or at the first window."""
        ...


class Pictures:
    """Pictures as pixels, least recently used out first. Thread-safe."""

    def __init__(self, decoder: Decoder, kept_bytes: int = _KEPT_BYTES) -> None:
        self._decoder = decoder
        self._kept_bytes = kept_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], PIL.Image.Image] = OrderedDict()

    def rgb(self, picture: Picture, fit: int) -> PIL.Image.Image:
        """Upright RGB pixels, longer side at most `fit`. Raises BadInput naming the picture."""
        key = (picture.digest, fit)
        with self._lock:
            if picture.digest and key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with told_by_number(picture):
            image = self._decoded(picture, fit)
        with self._lock:
            if picture.digest:
                self._kept[key] = image
            while self._kept and sum(_bytes(kept) for kept in self._kept.values()) > self._kept_bytes:
                self._kept.popitem(last=False)
        return image

    def _decoded(self, picture: Picture, fit: int) -> PIL.Image.Image:
        try:
            return self._decoder.rgb(picture.stored, fit)
        except BadInput as error:
            name = f"#{picture.number}" if picture.number else picture.path
            raise BadInput(named(error.message, picture.stored, name), error.hint) from error


def _bytes(image: PIL.Image.Image) -> int:
    return image.width * image.height * 3


def named(message: str, stored: str, path: str) -> str:
    """The decoder's sentence with the user's name for a file instead of the one under which it is kept."""
    kept = PurePath(stored).name
    name = shown(path or kept)
    english, chinese = (
        text.replace(kept, name) if kept in text else f"{name}: {text}"
        for text in (str(message), in_language(message, "zh"))
    )
    return Bilingual(english, chinese)

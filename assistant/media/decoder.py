"""The one way from hostile bytes to pixels and samples, for every other part of the program. Thread-safe."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from PIL import Image

from assistant.media.child import Children
from assistant.media.refusals import refused
from assistant.media.sound import Windows

LOOK_BYTES = 16 * 16 * 3
_LONGEST_SIDE = 2**31 - 1
"""Pixels: more than any format that is read here can say."""
_AHEAD_PIXELS = 32_000_000
"""Pixels decoded ahead of their use: 96 MB at most, three batches of pictures with a longer side of 768."""


@dataclass(frozen=True, slots=True)
class PictureInfo:
    """Facts of a picture file. Sizes in pixels, upright; `taken` is the EXIF date as written there, or empty."""

    media_type: str
    width: int
    height: int
    taken: str
    look: bytes = b""
    """16 × 16 RGB pixels: two files whose looks are nearly the same show the same picture."""


class Decoder:
    """Decodes in child processes with limits on memory, time, pixels and formats. Everything refused is a BadInput,
    a Verdict where the bytes are to blame; a DecoderProblem says that no child can be started."""

    def __init__(self, children: int = 0) -> None:
        """`children` processes at most. By default two, so that a preview need not wait for an index run, to four."""
        self.children = children or min(4, max(2, (os.cpu_count() or 2) // 2))
        self._children = Children(self.children)
        self._ahead: OrderedDict[tuple[str, int, int, int], Image.Image] = OrderedDict()
        self._lock = threading.Lock()

    def inspect(self, path: str, fit: int = 0) -> PictureInfo:
        """Reads and decodes once, so that a damaged file is refused before anything is kept of it.

        With `fit`, the pixels are kept for the next `rgb(path, fit)`: decoding is what indexing costs most.
        """
        key = _key(path, fit)
        facts, payload = self._children.ask("inspect", path, fit=fit)
        look, pixels = payload[:LOOK_BYTES], payload[LOOK_BYTES:]
        info = _info(path, facts, look)
        if fit and key is not None:
            image = _image(path, facts.get("size"), pixels)
            with self._lock:
                self._ahead[key] = image
                while sum(each.width * each.height for each in self._ahead.values()) > _AHEAD_PIXELS:
                    self._ahead.popitem(last=False)
        return info

    def rgb(self, path: str, fit: int) -> Image.Image:
        """Upright RGB, longer side at most `fit` pixels, transparency on white."""
        if self._ahead and (key := _key(path, fit)) is not None:
            with self._lock:
                held = self._ahead.pop(key, None)
            if held is not None:
                return held
        facts, pixels = self._children.ask("rgb", path, fit=max(1, fit))
        return _image(path, facts.get("size"), pixels)

    def png(self, path: str, width: int, height: int) -> bytes:
        """A preview that fits the box (pixels), re-encoded: nothing of the original file is in it."""
        return self._children.ask("png", path, width=max(1, width), height=max(1, height))[1]

    def sound(self, path: str) -> Windows:
        """Float32 mono 16 kHz in [-1, 1], in windows of at most 30 s. Closing it ends the decoding."""
        return Windows(path)

    def close(self) -> None:
        """Ends the children. Whatever is asked later is refused."""
        self._children.close()


def abilities() -> str:
    """What tells whether a decoder may read what it could not before: versions of this program and its libraries."""
    names = ("terminal-assistant", "pillow", "pillow-heif")
    return " ".join(f"{name} {_version(name)}" for name in names)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"


def _key(path: str, fit: int) -> tuple[str, int, int, int] | None:
    """What pixels belong to: a file that changed since has another key."""
    try:
        facts = os.stat(path)  # noqa: PTH116 - a str in the form of os.fsdecode
    except (OSError, ValueError):
        return None
    return path, fit, facts.st_size, facts.st_mtime_ns


def _info(path: str, facts: Mapping[str, Any], look: bytes) -> PictureInfo:
    """What a child said of a picture. It may have become hostile: what cannot be is refused."""
    match facts:
        case {"media_type": str(kind), "width": int(width), "height": int(height), "taken": str(taken)} if (
            0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE and len(look) == LOOK_BYTES
        ):
            return PictureInfo(kind, width, height, taken, look)
    raise refused(path, "fatal", "hostile")


def _image(path: str, size: object, pixels: bytes) -> Image.Image:
    """The pixels that a child sent; what does not fit is refused as well."""
    match size:
        case [int(width), int(height)] if min(width, height) > 0 and len(pixels) == width * height * 3:
            return Image.frombytes("RGB", (width, height), pixels)
    raise refused(path, "fatal", "hostile")

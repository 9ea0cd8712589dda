"""Small PNGs of pictures, kept on disk so that a gallery that was seen before needs no decoding. Disposable, bounded.

Belongs here: the files below one folder, `ab/abcdef…/320x200.png`, and which go first. What goes wrong with the disk
costs a decoding, never an answer.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import threading
from pathlib import Path

from assistant.media.decoder import Decoder

MOST = 256 << 20
"""Bytes on disk: some ten thousand thumbnails of a terminal's size."""
_KEPT = 0.8
"""Part of the bound that stays when the oldest go, so that not every new one sweeps."""
_LARGEST = 1 << 20
"""Pixels. Larger ones are looked at once, and would push out hundreds of small ones."""
_HEAD, _END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


class Thumbnails:
    """Thread-safe: one writes or forgets at a time."""

    def __init__(self, folder: Path, decoder: Decoder, most: int = MOST) -> None:
        self._folder, self._decoder, self._most = folder, decoder, most
        self._lock = threading.Lock()
        self._used = -1
        """Bytes on disk; -1 before the first look."""
        self._forgotten = 0
        """How often a picture was forgotten: what was decoded meanwhile may be of that one, and is not kept."""

    def png(self, digest: str, path: str, width: int, height: int) -> bytes:
        """A PNG that fits the box (pixels) of the picture with this digest, whose bytes lie at `path`."""
        if width * height > _LARGEST:
            return self._decoder.png(path, width, height)
        file = self._folder / digest[:2] / digest / f"{width}x{height}.png"
        known = _read(file)
        if known is not None:
            return known
        before = self._forgotten
        png = self._decoder.png(path, width, height)
        with self._lock, contextlib.suppress(OSError):
            if self._forgotten == before:
                self._write(file, png)
        return png

    def forget(self, digest: str) -> None:
        """Nothing of this picture stays."""
        with self._lock:
            self._forgotten += 1
            shutil.rmtree(self._folder / digest[:2] / digest, ignore_errors=True)
            _leave_no_folder(self._folder / digest[:2])

    def _write(self, file: Path, png: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, part = tempfile.mkstemp(dir=file.parent, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(png)
            Path(part).replace(file)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        if self._used >= 0:
            self._used += len(png)
        if not 0 <= self._used <= self._most:
            self._used = self._swept()

    def _swept(self) -> int:
        """Removes those that were not looked at for longest, if there are too many; the bytes that stay."""
        found = []
        for file in self._folder.glob("*/*/*"):
            with contextlib.suppress(OSError):
                facts = file.stat()
                found.append((facts.st_mtime_ns, facts.st_size, file))
        used = sum(size for _, size, _ in found)
        if used <= self._most:
            return used
        for _, size, file in sorted(found):
            if used <= self._most * _KEPT:
                break
            with contextlib.suppress(OSError):
                file.unlink()
                used -= size
                _leave_no_folder(file.parent, file.parent.parent)
        return used


def _leave_no_folder(*folders: Path) -> None:
    """Removes folders as far as they are empty, the innermost first."""
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _read(file: Path) -> bytes | None:
    """The whole PNG, and a note that it was looked at; None if there is none or it is damaged."""
    try:
        png = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return png if png.startswith(_HEAD) and png.endswith(_END) else None

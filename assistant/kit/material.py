"""What a plugin is tried on that is really there: a small picture and a short sound."""

from __future__ import annotations

import hashlib
import wave
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from assistant.api import Audio, Picture

_SIDES = (32, 24)
"""Pixels of the picture."""
_RATE, _SAMPLES = 16_000, 8_000
"""Of the sound, which is half a second of silence."""


def write_material(folder: Path) -> None:
    """Leaves the files of `a_picture` and `a_sound` in a folder."""
    (folder / "picture.png").write_bytes(_png())
    with wave.open(str(folder / "sound.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(bytes(2 * _SAMPLES))


def a_picture(folder: Path, number: int = 0) -> Picture:
    """The picture in a folder: on the command line it has no number, in a conversation one."""
    path = str(folder / "picture.png")
    width, height = _SIDES
    digest = hashlib.sha256(_png()).hexdigest()
    return Picture(digest, path, number, path=path, width=width, height=height, media_type="image/png")


def a_sound(folder: Path) -> Audio:
    path = str(folder / "sound.wav")
    return Audio("0" * 64, path, path, "audio/wav")


@cache
def _png() -> bytes:
    """A red square on white."""
    image = Image.new("RGB", _SIDES, "white")
    image.paste("red", (8, 6, 20, 18))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()

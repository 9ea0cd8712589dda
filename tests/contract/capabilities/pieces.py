"""Pictures and sounds on disk, made here."""

from __future__ import annotations

import hashlib
import wave
from pathlib import Path

import numpy as np
import PIL.Image
import PIL.ImageDraw
from numpy.typing import NDArray

from assistant.api import Audio, Picture

RATE = 16_000


def scene(folder: Path, colour: str = "red", number: int = 1) -> Picture:
    """A large circle in the middle of a light background."""
    image = PIL.Image.new("RGB", (320, 256), "#f2f0ea")
    PIL.ImageDraw.Draw(image).ellipse((116, 84, 204, 172), fill=colour)
    path = folder / f"{colour}.png"
    image.save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Picture(digest, str(path), number, path=str(path), width=320, height=256, media_type="image/png")


def sound(folder: Path, samples: NDArray[np.float64]) -> Audio:
    """A WAV file of samples in [-1, 1]."""
    path = folder / f"{hashlib.sha256(samples.tobytes()).hexdigest()[:8]}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return Audio(path.stem, str(path), str(path), "audio/wav")


def noise(seconds: float, level: float, seed: int = 0) -> NDArray[np.float64]:
    """White noise; `level` is its root mean square, full scale 1."""
    return np.random.default_rng(seed).normal(0, level, int(seconds * RATE))

"""What happens to a picture between its program and us: scaling, blur, noise, light, JPEG.

Belongs here: damage that keeps every name true. Does not belong here: drawing.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageFilter

FILTERS = (
    Image.Resampling.LANCZOS,
    Image.Resampling.LANCZOS,
    Image.Resampling.BICUBIC,
    Image.Resampling.BILINEAR,
    Image.Resampling.BOX,
)


def spoil(picture: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Perhaps blur, perhaps a JPEG round trip; same size."""
    if rng.random() < 0.12:
        short = min(picture.size)
        picture = picture.filter(ImageFilter.GaussianBlur(float(rng.uniform(0.001, 0.006)) * short))
    if rng.random() < 0.4:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=int(rng.integers(45, 97)))
        picture = Image.open(buffer).convert("RGB")
    return picture


def to_square(picture: Image.Image, side: int, rng: np.random.Generator) -> np.ndarray:
    """Resize as the processors do (both sides to `side`, whatever the aspect): (side, side, 3) bytes, with light and
    noise shaken."""
    small = picture.resize((side, side), FILTERS[int(rng.integers(len(FILTERS)))], reducing_gap=3.0)
    pixels = np.asarray(small, np.float32)
    if rng.random() < 0.3:
        angle, depth = rng.uniform(0, 2 * np.pi), rng.uniform(0.0, 0.1)
        rows, columns = np.mgrid[0:side, 0:side].astype(np.float32) / side - 0.5
        light = 1.0 - depth * (0.5 + columns * np.cos(angle) + rows * np.sin(angle))
        pixels = pixels * np.clip(light, 0.8, 1.05).astype(np.float32)[..., None]
    if rng.random() < 0.3:
        pixels = pixels + rng.standard_normal(pixels.shape, np.float32) * np.float32(rng.uniform(1, 8))
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)

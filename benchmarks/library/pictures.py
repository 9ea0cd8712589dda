"""Made photographs: JPEGs with as much detail as a camera's, so that decoding costs what it costs in life."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

SIDES = {1: (1152, 864), 12: (4032, 3024)}
"""Pixels by megapixels."""
_DIFFERENT = 8
"""So many are drawn; the others differ from them in bytes after the end, which give another digest and no pixels."""


def make(folder: Path, count: int, megapixels: int) -> None:
    """`count` JPEGs of that size, quality 85, no two with the same content."""
    folder.mkdir(parents=True)
    drawn = [_photograph(number, SIDES[megapixels]) for number in range(min(_DIFFERENT, count))]
    sources = []
    for number, image in enumerate(drawn):
        image.save(folder / f"{number:05}.jpg", quality=85)
        sources.append((folder / f"{number:05}.jpg").read_bytes())
    for number in range(len(drawn), count):
        (folder / f"{number:05}.jpg").write_bytes(sources[number % len(drawn)] + number.to_bytes(4, "little"))


def _photograph(seed: int, size: tuple[int, int]) -> Image.Image:
    """Noise of all scales, less of it the finer it is, as in photographs."""
    rng = np.random.default_rng(seed)
    total = np.zeros((size[1], size[0], 3), np.float32)
    for scale, weight in ((256, 90), (64, 50), (16, 25), (4, 10), (1, 4)):
        small = rng.uniform(-1, 1, (size[1] // scale + 2, size[0] // scale + 2, 3)).astype(np.float32)
        part = Image.fromarray(((small + 1) * 127).astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
        total += (np.asarray(part, np.float32) / 127 - 1) * weight
    return Image.fromarray(np.clip(total + 128, 0, 255).astype(np.uint8))

"""A real, tiny image-text embedder for the tests: the share of each colour in a picture, the colour words of a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from assistant.api import ModelInfo, Picture, Vectors
from assistant.media.decoder import Decoder

COLOURS = {
    "red": (220, 30, 30),
    "green": (30, 170, 30),
    "blue": (30, 30, 220),
    "yellow": (240, 220, 30),
    "purple": (130, 30, 160),
    "orange": (250, 140, 20),
    "black": (10, 10, 10),
    "white": (250, 250, 250),
}
_PALETTE = np.array(list(COLOURS.values()), np.float32)


class ColourEmbedder:
    """Implements `assistant.api.ImageTextEmbedding`; `calls` counts the pictures that it was given."""

    scale = 10.0
    threshold = 0.2
    alike: float = 0.8
    frame = "{}"
    dimension = len(COLOURS)
    side = 24

    def __init__(self, decoder: Decoder, revision: str = "1") -> None:
        self.info = ModelInfo("test/colours", revision, "image_text_embedding", "cpu")
        self.calls = 0
        self._decoder = decoder

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        return _vectors([[float(colour in text.casefold().split()) for colour in COLOURS] for text in texts])

    def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
        self.calls += len(pictures)
        return _vectors([self._shares(picture.stored) for picture in pictures])

    def _shares(self, path: str) -> list[float]:
        pixels = np.asarray(self._decoder.rgb(path, self.side), np.float32).reshape(-1, 1, 3)
        nearest = np.abs(pixels - _PALETTE).sum(axis=2).argmin(axis=1)
        return [float(share) ** 0.5 for share in np.bincount(nearest, minlength=len(COLOURS)) / len(nearest)]


def _vectors(rows: Sequence[Sequence[float]]) -> Vectors:
    matrix = np.asarray(rows, np.float32).reshape(len(rows), -1)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return Vectors(matrix.tobytes(), *matrix.shape)


def scene(background: str, shape: str, seed: int = 0) -> Image.Image:
    """A square of one colour on another; `seed` moves and sizes it."""
    image = Image.new("RGB", (64, 64), COLOURS[background])
    left, top, side = 4 + seed * 7 % 30, 4 + seed * 11 % 30, 16 + seed * 5 % 12
    ImageDraw.Draw(image).rectangle((left, top, left + side, top + side), fill=COLOURS[shape])
    return image

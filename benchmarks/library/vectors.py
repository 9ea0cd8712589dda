"""A library of made vectors: clustered, as embeddings are, over files that are really there. Runs no model."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from assistant.api import ModelInfo, Picture, Vectors
from assistant.library.embedding import model_of
from assistant.library.store import File, LibraryStore

Matrix = npt.NDArray[np.float32]
_BATCH = 2000
_PER_CLUSTER = 200
_SPREAD = 0.6
"""Of a vector around its centre, relative to the centre's length: neighbours have cosines around 0.7."""


class Made:
    """Implements `assistant.api.ImageTextEmbedding`: the text "7" has the vector of query 7."""

    scale, threshold, alike, frame, side = 10.0, 0.2, 0.8, "{}", 64

    def __init__(self, queries: Matrix) -> None:
        self.info = ModelInfo("made/vectors", "1", "image_text_embedding", "cpu")
        self.dimension = queries.shape[1]
        self._queries = queries

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        rows = self._queries[[int(text) for text in texts]]
        return Vectors(rows.tobytes(), *rows.shape)

    def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
        raise NotImplementedError(f"{len(pictures)} pictures should have been known")


def clustered(rng: np.random.Generator, count: int, centres: Matrix) -> Matrix:
    """Unit vectors around centres, shape (count, dimension)."""
    chosen = centres[rng.integers(len(centres), size=count)]
    noise = rng.standard_normal(chosen.shape, np.float32) * np.float32(_SPREAD / chosen.shape[1] ** 0.5)
    rows = chosen + noise
    return cast("Matrix", rows / np.linalg.norm(rows, axis=1, keepdims=True))


def centres_of(count: int, dimension: int) -> Matrix:
    rows = np.random.default_rng(1).standard_normal((max(4, count // _PER_CLUSTER), dimension), np.float32)
    return cast("Matrix", rows / np.linalg.norm(rows, axis=1, keepdims=True))


def fill(store: LibraryStore, folder: Path, count: int, dimension: int) -> Matrix:
    """Fills a store with `count` vectors; gives them back. A thousand files and as many links to their folder stand
    for a million paths."""
    centres, rng = centres_of(count, dimension), np.random.default_rng(2)
    model = model_of(Made(np.zeros((1, dimension), np.float32)))
    links = _paths(folder, count)
    parts: list[Matrix] = []
    for start in range(0, count, _BATCH):
        rows = clustered(rng, min(_BATCH, count - start), centres)
        parts.append(rows)
        names = [f"{start + place:064x}" for place in range(len(rows))]
        looks = rng.integers(0, 256, (len(rows), 768), np.uint8)
        files = [
            File(links(start + place), 1, 1, name, 64, 64, "image/png", "", looks[place].tobytes())
            for place, name in enumerate(names)
        ]
        store.save(files, [(name, model, row.tobytes()) for name, row in zip(names, rows, strict=True)])
    return np.concatenate(parts)


class _paths:  # noqa: N801 - a function with a little state
    def __init__(self, folder: Path, count: int) -> None:
        real = folder / "real"
        real.mkdir(parents=True)
        for number in range(min(1000, count)):
            (real / f"{number:03}").touch()
        for number in range(-(-count // 1000)):
            (folder / f"{number:04}").symlink_to(real)
        self._folder = os.fsencode(folder)

    def __call__(self, number: int) -> bytes:
        return self._folder + f"/{number // 1000:04}/{number % 1000:03}".encode()

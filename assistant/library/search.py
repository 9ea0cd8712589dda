"""From a query to hits: the arithmetic of vectors, which index answers, and what a hit says of itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from assistant.api import Found, Hit, ImageTextEmbedding, Picture, Query, Vectors
from assistant.library.exact import ExactIndex
from assistant.library.generations import Generations
from assistant.library.store import File, LibraryStore, as_bytes

Vector = npt.NDArray[np.float32]
_EXCLUDED = 0.7
"""Weight of an exclusion: at 1 a query like "star, not red" looks for the opposite of red rather than for stars."""
_OVERFETCH = 4
"""Candidates per wanted hit, since some are folded, filtered or gone."""


@dataclass(frozen=True, slots=True)
class Indexes:
    """What can be asked for the vectors of one model."""

    exact: ExactIndex
    newer: ExactIndex
    """Only what the generation does not hold."""
    generation: Generations
    serving: bool


def find(query: Query, store: LibraryStore, embedder: ImageTextEmbedding, indexes: Callable[[], Indexes]) -> Found:
    """The hits of a query, best first."""
    total = store.count()
    if not total:
        return Found((), False, "empty", 0)
    wanted = combined(query, embedder)
    candidates, index = _candidates(wanted, query, store, indexes(), embedder, total)
    known = {picture.digest for picture in query.pictures if picture.number}
    hits = _hits(candidates, query, store, known)
    confident = bool(hits) and (not query.texts or bool(query.pictures) or candidates[0][1] >= embedder.threshold)
    return Found(tuple(hits), confident, index, total, _note(store, embedder))


def combined(query: Query, embedder: ImageTextEmbedding) -> Vector:
    """The sum of what is wanted minus what is not, with length 1; a zero vector if nothing is asked for."""
    parts = []
    if query.texts:
        parts.append(rows(embedder.embed_texts(query.texts)).sum(axis=0))
    if query.pictures:
        parts.append(rows(embedder.embed_pictures(query.pictures)).sum(axis=0))
    if query.exclude:
        parts.append(-_EXCLUDED * rows(embedder.embed_texts(query.exclude)).sum(axis=0))
    total: Vector = np.sum(parts, axis=0, dtype=np.float32) if parts else np.zeros(embedder.dimension, np.float32)
    return total / max(float(np.linalg.norm(total)), 1e-9)


def rows(vectors: Vectors) -> Vector:
    """The vectors as an array, shape (count, dimension)."""
    return np.frombuffer(vectors.data, np.float32).reshape(vectors.count, -1)


def _candidates(
    wanted: Vector, query: Query, store: LibraryStore, indexes: Indexes, embedder: ImageTextEmbedding, total: int
) -> tuple[list[tuple[str, float]], Literal["generation", "exact", "merged"]]:
    # A folder filter may leave few of the nearest: then everything is compared.
    count = total if query.folder else query.limit * _OVERFETCH + len(query.pictures)
    if not indexes.serving or query.folder:
        return indexes.exact.nearest(wanted, count), "exact"
    found = indexes.generation.nearest(wanted, count)
    if found is None:
        return indexes.exact.nearest(wanted, count), "exact"
    # Scores of the generation are approximate: the few candidates are compared exactly, with the newer ones.
    vectors = store.vectors_of(f"{embedder.info.id}@{embedder.info.revision}", found)
    scored = [(digest, float(vector @ wanted)) for digest, vector in vectors.items()]
    newer = indexes.newer.nearest(wanted, count)
    merged = sorted({**dict(scored), **dict(newer)}.items(), key=lambda pair: (-pair[1], pair[0]))
    return merged, "merged" if newer else "generation"


def _hits(candidates: Sequence[tuple[str, float]], query: Query, store: LibraryStore, known: set[str]) -> list[Hit]:
    wanted = [pair for pair in candidates if pair[0] not in known]
    folder = as_bytes(query.folder) if query.folder else b""
    files = store.with_digests([digest for digest, _ in wanted], folder)
    hits: list[Hit] = []
    for digest, similarity in wanted:
        if digest in files and len(hits) < query.limit:
            copies = files[digest]
            score = round(min(1.0, max(0.0, (1 + similarity) / 2)), 4)
            hits.append(Hit(_picture(copies[0]), score, len(hits) + 1, f"{similarity:.2f}", len(copies) - 1))
    return hits


def _picture(file: File) -> Picture:
    path = os.fsdecode(file.path)
    return Picture(file.digest, path, 0, "found", path, file.width, file.height, file.media_type)


def _note(store: LibraryStore, embedder: ImageTextEmbedding) -> str:
    """A line if some pictures carry vectors of another model only."""
    models = store.models()
    current = models.get(f"{embedder.info.id}@{embedder.info.revision}", 0)
    others = max((count for name, count in models.items() if not name.startswith(f"{embedder.info.id}@")), default=0)
    if others <= current:
        return ""
    return f"{others - current} pictures were indexed with another model: run assistant index again to include them."

"""From a query to hits: the arithmetic of vectors, folding of near-duplicates, and what a hit says of itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from assistant.api import Found, Hit, ImageTextEmbedding, Picture, Query, Vectors
from assistant.library.store import File, LibraryStore, Matrix

Candidates = tuple[list[tuple[str, float]], Literal["generation", "exact", "merged"]]
Nearest = Callable[[Matrix, int], Candidates]
"""The most similar contents of the library with their cosine similarity, best first, and which index answered."""

_SPARE = 16
"""Candidates beyond four per wanted hit, since some are folded, in another folder, or gone."""
_SAME_LOOK = 16
"""Largest difference (of 255) anywhere in two looks of the same picture saved again, smaller or as a JPEG."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query as vectors. `target` has length 1; `texts` has a row per text."""

    target: Matrix
    texts: Matrix


@dataclass(slots=True)
class _Group:
    """One hit in the making: the best file, what it looks like, and how many more are nearly the same."""

    file: File
    similarity: float
    look: Matrix
    others: int = field(default=0)


def wanted(query: Query, embedder: ImageTextEmbedding, known: Callable[[str], Matrix | None]) -> Wanted:
    """The sum of what is wanted minus what is not. `known` gives the vector of a content of the library, if any."""
    texts = _rows(embedder.embed_texts(query.texts)) if query.texts else np.zeros((0, embedder.dimension), np.float32)
    target = texts.sum(axis=0)
    for picture in query.pictures:
        vector = known(picture.digest)
        target = target + (_rows(embedder.embed_pictures([picture]))[0] if vector is None else vector)
    if query.exclude:
        target = target - _rows(embedder.embed_texts(query.exclude)).sum(axis=0)
    return Wanted(target / max(float(np.linalg.norm(target)), 1e-9), texts)


def find(query: Query, goal: Wanted, nearest: Nearest, store: LibraryStore, threshold: float, model: str) -> Found:
    """The hits of a query, best first, of what `nearest` finds."""
    total = store.vector_count(model)
    count = query.limit * 4 + _SPARE + len(query.pictures)
    while True:
        candidates, index = nearest(goal.target, count)
        groups = _folded(candidates, query, store)
        if len(groups) >= query.limit or count >= total or len(candidates) < count:
            break
        count *= 4
    hits = tuple(_hit(group, rank, threshold) for rank, group in enumerate(groups[: query.limit], 1))
    confident = bool(hits) and (
        not query.texts or bool(query.pictures) or _best_text(hits, goal, store, model) >= threshold
    )
    return Found(hits, confident, index, total)


def score(similarity: float, threshold: float) -> float:
    """A cosine similarity as a number in [0, 1] that grows with it; the model's own threshold is 0.5."""
    low, high = (-1.0, threshold) if similarity < threshold else (threshold, 1.0)
    share = (similarity - low) / max(high - low, 1e-9)
    return min(1.0, max(0.0, 0.5 * share + (0.5 if similarity >= threshold else 0.0)))


def _rows(vectors: Vectors) -> Matrix:
    return np.frombuffer(vectors.data, np.float32).reshape(vectors.count, -1)


def _best_text(hits: Sequence[Hit], goal: Wanted, store: LibraryStore, model: str) -> float:
    """The highest similarity of any hit with the words alone: pictures and exclusions shift the whole scale."""
    vectors = store.vectors_of([hit.picture.digest for hit in hits], model)
    return max((float((goal.texts @ vector).mean()) for vector in vectors.values()), default=-1.0)


def _folded(candidates: Sequence[tuple[str, float]], query: Query, store: LibraryStore) -> list[_Group]:
    """The best of every group of pictures that look the same. Pictures of the query itself are no answers."""
    given = {picture.digest for picture in query.pictures if picture.number}
    files = store.with_digests([digest for digest, _ in candidates if digest not in given])
    groups: list[_Group] = []
    for digest, similarity in candidates:
        copies = list(_present(files.get(digest, ()), query.folder))
        if not copies:
            continue
        look = np.frombuffer(copies[0].look, np.uint8).astype(np.float32)
        same = next((group for group in groups if _alike(look, group.look)), None)
        if same is not None:
            same.others += len(copies)
        elif len(groups) < query.limit:
            groups.append(_Group(copies[0], similarity, look, len(copies) - 1))
    return groups


def _present(files: Sequence[File], folder: str) -> Iterator[File]:
    """The files that are still where they were indexed; only those below the folder if there is one."""
    start = os.fsencode(folder.rstrip("/") + "/") if folder else b""
    return (file for file in files if file.path.startswith(start) and os.path.exists(file.path))  # noqa: PTH110


def _alike(first: Matrix, second: Matrix) -> bool:
    return first.size == second.size > 0 and float(np.abs(first - second).max()) <= _SAME_LOOK


def _hit(group: _Group, rank: int, threshold: float) -> Hit:
    file, path = group.file, os.fsdecode(group.file.path)
    picture = Picture(file.digest, path, 0, "found", path, file.width, file.height, file.media_type)
    reason = f"similarity {group.similarity:.2f}"
    return Hit(picture, round(score(group.similarity, threshold), 6), rank, reason, group.others)

"""From a query to hits: the arithmetic of vectors, folding of near-duplicates, and what a hit says of itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from assistant.api import Found, Hit, ImageTextEmbedding, Label, Picture, Query, Vectors
from assistant.library.filters import Filter
from assistant.library.store import File, LibraryStore, Matrix

Candidates = tuple[list[tuple[str, float]], Literal["generation", "exact", "merged"]]
Nearest = Callable[[Matrix, int], Candidates]
"""The most similar contents of the library with their cosine similarity, best first, and which index answered."""
Look = npt.NDArray[np.int16]

_SPARE = 8
"""Candidates beyond two per wanted hit, since some are folded, filtered out, or gone; more are fetched if needed."""
_SAME_LOOK = 16
"""Largest difference (of 255) anywhere in two looks of the same picture saved again, smaller or as a JPEG."""
_LABELS = 3
"""How many of the closest labels explain a hit."""


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
    others: int = field(default=0)


def wanted(query: Query, embedder: ImageTextEmbedding, known: Callable[[str], Matrix | None]) -> Wanted:
    """The sum of what is wanted minus what is not. `known` gives the vector of a content of the library, if any."""
    texts = rows_of(embedder.embed_texts(query.texts)) if query.texts else np.zeros((0, embedder.dimension), np.float32)
    target = texts.sum(axis=0)
    for picture in query.pictures:
        vector = known(picture.digest)
        target = target + (rows_of(embedder.embed_pictures([picture]))[0] if vector is None else vector)
    if query.exclude:
        target = target - rows_of(embedder.embed_texts(query.exclude)).sum(axis=0)
    return Wanted(np.asarray(target / max(float(np.linalg.norm(target)), 1e-9), np.float32), texts)


def find(
    query: Query, goal: Wanted, nearest: Nearest, store: LibraryStore, only: Filter, threshold: float, model: str
) -> Found:
    """The hits of a query, best first, of what `nearest` finds and `only` lets through."""
    total = store.vector_count(model)
    count = query.limit * 2 + _SPARE + len(query.pictures)
    while True:
        candidates, index = nearest(goal.target, count)
        groups = _folded(candidates, query, store, only)
        if len(groups) >= query.limit or count >= total or len(candidates) < count:
            break
        count *= 4
    hits = _hits(groups, threshold)
    confident = bool(hits) and (
        not query.texts or bool(query.pictures) or _best_text(hits, goal, store, model) >= threshold
    )
    return Found(hits, confident, index, total)


def score(similarity: float, threshold: float) -> float:
    """A cosine similarity as a number in [0, 1] that grows with it; the model's own threshold is 0.5."""
    low, high = (-1.0, threshold) if similarity < threshold else (threshold, 1.0)
    share = (similarity - low) / max(high - low, 1e-9)
    return min(1.0, max(0.0, 0.5 * share + (0.5 if similarity >= threshold else 0.0)))


def labelled(hits: Sequence[Hit], vectors: dict[str, Matrix], words: dict[str, Matrix], scale: float) -> list[Hit]:
    """The hits with the words closest to each; probabilities over all words with the model's own temperature."""
    if not words:
        return list(hits)
    names, matrix = list(words), np.stack(list(words.values()))
    explained = []
    for hit in hits:
        vector = vectors.get(hit.picture.digest)
        if vector is not None:
            logits = scale * (matrix @ vector)
            shares = np.exp(logits - logits.max())
            shares /= shares.sum()
            best = np.argsort(-shares, kind="stable")[:_LABELS].tolist()
            labels = tuple(Label(names[place], round(float(shares[place]), 4)) for place in best)
            explained.append(replace(hit, labels=labels))
        else:
            explained.append(hit)
    return explained


def rows_of(vectors: Vectors) -> Matrix:
    """The vectors of a model as a matrix, one row each."""
    return np.frombuffer(vectors.data, np.float32).reshape(vectors.count, -1)


def picture_of(file: File, description: str = "") -> Picture:
    """A file of the library as a picture that was found."""
    path = os.fsdecode(file.path)
    return Picture(file.digest, path, 0, "found", path, file.width, file.height, file.media_type, description)


def first_present(files: Sequence[File]) -> File | None:
    """The first file that is still where it was indexed."""
    return next((file for file in files if os.path.exists(file.path)), None)  # noqa: PTH110 - bytes


def _best_text(hits: Sequence[Hit], goal: Wanted, store: LibraryStore, model: str) -> float:
    """The highest similarity of any hit with the words alone: pictures and exclusions shift the whole scale."""
    vectors = store.vectors_of([hit.picture.digest for hit in hits], model)
    return max((float((goal.texts @ vector).mean()) for vector in vectors.values()), default=-1.0)


def _folded(candidates: Sequence[tuple[str, float]], query: Query, store: LibraryStore, only: Filter) -> list[_Group]:
    """The best of every group of pictures that look the same. Pictures of the query itself are no answers."""
    given = {picture.digest for picture in query.pictures if picture.number}
    files = store.with_digests([digest for digest, _ in candidates if digest not in given], only)
    groups: list[_Group] = []
    looks: list[Look] = []
    for digest, similarity in candidates:
        copies = files.get(digest, ())
        shown = first_present(copies)
        if shown is None:
            continue
        look = np.frombuffer(shown.look, np.uint8).astype(np.int16)
        same = _same(look, looks)
        if same is not None:
            groups[same].others += len(copies)
        elif len(groups) < query.limit:
            groups.append(_Group(shown, similarity, len(copies) - 1))
            looks.append(look)
    return groups


def _same(look: Look, looks: Sequence[Look]) -> int | None:
    """The place of the first look that is nearly this one. A few pixels tell most pictures apart."""
    for place, other in enumerate(looks):
        if look.size != other.size or look.size == 0 or np.abs(look[::47] - other[::47]).max() > _SAME_LOOK:
            continue
        if np.abs(look - other).max() <= _SAME_LOOK:
            return place
    return None


def _hits(groups: Sequence[_Group], threshold: float) -> tuple[Hit, ...]:
    scores = [round(score(group.similarity, threshold), 6) for group in groups]
    hits = []
    for place, group in enumerate(groups):
        margin = round(scores[place] - scores[place + 1], 6) if place + 1 < len(groups) else 0.0
        reason = f"similarity {group.similarity:.2f}"
        hits.append(Hit(picture_of(group.file), scores[place], place + 1, reason, group.others, margin))
    return tuple(hits)

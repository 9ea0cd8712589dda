"""From a query to hits: the arithmetic of vectors, and what a hit says of itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from assistant.api import Found, Hit, ImageTextEmbedding, Label, Picture, Query, Vectors
from assistant.api.language import Bilingual, language_of
from assistant.library.filters import Filter
from assistant.library.fitting import Parts
from assistant.library.folding import MOST, MOST_NAMED, Folding, Group, first_present, named
from assistant.library.store import File, LibraryStore, Matrix

Candidates = tuple[list[tuple[str, float]], Literal["generation", "exact", "merged"]]
Nearest = Callable[[Matrix, int], Candidates]
"""The most similar contents of the library with their cosine similarity, best first, and which index answered."""

_SPARE = 8
"""Candidates beyond one per wanted hit, since some are folded, filtered out, or gone; more are fetched if needed."""
TEXT_WEIGHT = 2.0
"""What texts weigh in the sum, where pictures and exclusions weigh 1. Of 1, 1.5, 2 and 3 it is the one with which the
pocket model finds a picture's shape in another colour most often: in 97 of 100, with 1 in 84 (`composed_figure`)."""
_GIVEN_UP = Bilingual(
    f"So many pictures look the same that only the nearest {MOST:,} were looked at.",
    f"看起来相同的图片太多，只看了最接近的 {MOST:,} 张。",
)
_PASSED_ON = Bilingual(
    f"So many pictures show what was excluded that only the nearest {MOST:,} were looked at.",
    f"含有被排除内容的图片太多，只看了最接近的 {MOST:,} 张。",
)
_LABELS = 3
"""How many of the closest labels explain a hit."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query as vectors: the sum that is ranked by, of length 1, and its parts."""

    target: Matrix
    parts: Parts


def wanted(query: Query, embedder: ImageTextEmbedding, known: Callable[[str], Matrix | None]) -> Wanted:
    """The sum of what is wanted minus what is not. `known` gives the vector of a content of the library, if any."""
    none = np.zeros((0, embedder.dimension), np.float32)
    texts = rows_of(embedder.embed_texts(framed(query.texts, embedder.frame))) if query.texts else none
    exclude = rows_of(embedder.embed_texts(framed(query.exclude, embedder.frame))) if query.exclude else none
    seen = [
        rows_of(embedder.embed_pictures([picture]))[0] if (vector := known(picture.digest)) is None else vector
        for picture in query.pictures
    ]
    pictures = np.stack(seen) if seen else none
    target = TEXT_WEIGHT * texts.sum(axis=0) + pictures.sum(axis=0) - exclude.sum(axis=0)
    unit = np.asarray(target / max(float(np.linalg.norm(target)), 1e-9), np.float32)
    return Wanted(unit, Parts(texts, pictures, exclude))


def framed(texts: Sequence[str], frame: str) -> list[str]:
    """Search texts as the model reads them best: English ones in its frame (CLIP, section 3.1.4)."""
    return [text if language_of(text) == "zh" else frame.format(text) for text in texts]


def compares(query: Query) -> bool:
    """Whether anything is compared with the pictures."""
    return bool(query.texts or query.pictures or query.exclude)


def listed(query: Query, store: LibraryStore, only: Filter) -> Found:
    """What `only` lets through, latest first; copies are one hit."""
    digests = store.latest(only)
    hits: list[Hit] = []
    for start in range(0, len(digests), query.limit):
        some = digests[start : start + query.limit]
        files = store.with_digests(some, only)
        for digest in some:
            known = files.get(digest, ())  # those that an index run took out meanwhile have none
            file = first_present(known)
            if file is not None and len(hits) < query.limit:
                others = [each for each in known if each is not file]
                copies = tuple(named(others, MOST_NAMED))
                hits.append(Hit(picture_of(file), 1.0, len(hits) + 1, "", len(others), copies=copies))
        if len(hits) == query.limit:
            break
    return Found(tuple(hits), bool(hits), "exact", len(digests))


def find(
    query: Query,
    goal: Wanted,
    nearest: Nearest,
    store: LibraryStore,
    only: Filter,
    threshold: float,
    alike: float,
    model: str,
    searched: int,
    held: int,
) -> Found:
    """The hits of a query, best first, of what `nearest` finds and `only` lets through: `searched` contents of the
    `held` ones that an index may name.

    `threshold` and `alike` are those of the model. Where something is excluded, what fits comes first, and what only
    comes near fills what is left; exclusions alone let through what shows none of them.
    """

    def fitting(digests: Sequence[str]) -> set[str]:
        vectors = store.vectors_of(digests, model)
        return {digest for digest, vector in vectors.items() if goal.parts.fit(vector, threshold, alike)}

    count = query.limit + _SPARE + len(query.pictures)
    folding = Folding(query, store, only)
    passed = _Passed(fitting)
    while True:
        candidates, index = nearest(goal.target, count)
        folding.add(passed.without(candidates) if query.exclude else candidates)
        complete = index == "exact" and len(candidates) < count
        given_up = folding.given_up or passed.given_up
        if folding.enough or given_up or count >= held or complete:
            break
        count *= 4
    note = "" if folding.enough or not given_up else _PASSED_ON if passed.given_up else _GIVEN_UP
    if query.texts or query.pictures:
        for start in range(0, len(passed.others), count):
            if not folding.enough:
                folding.add(passed.others[start : start + count])
    groups = folding.groups()
    fit = fitting([group.file.digest for group in groups])
    if query.exclude:
        groups.sort(key=lambda group: group.file.digest not in fit)
    hits = _hits(groups, threshold if query.texts or query.exclude else alike, fit)
    return Found(hits, any(hit.fits for hit in hits), index, searched, note)


class _Passed:
    """What a search with exclusions passes by: candidates that do not fit, best first."""

    def __init__(self, fitting: Callable[[Sequence[str]], set[str]]) -> None:
        self.others: list[tuple[str, float]] = []
        self._fitting = fitting
        self._met: set[str] = set()

    @property
    def given_up(self) -> bool:
        """Whether so many were looked at that no more are."""
        return len(self._met) >= MOST

    def without(self, candidates: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
        """Those that fit, of the ones that were not met before."""
        fresh = [pair for pair in candidates if pair[0] not in self._met][: max(0, MOST - len(self._met))]
        self._met.update(digest for digest, _ in fresh)
        fit = self._fitting([digest for digest, _ in fresh])
        self.others += (pair for pair in fresh if pair[0] not in fit)
        return [pair for pair in fresh if pair[0] in fit]


def score(similarity: float, threshold: float) -> float:
    """A cosine similarity as a number in [0, 1] that grows with it; the model's own threshold is `Hit.AT_THRESHOLD`."""
    middle = Hit.AT_THRESHOLD
    if similarity < threshold:
        return max(0.0, middle * (similarity + 1) / max(threshold + 1, 1e-9))
    return min(1.0, middle + (1 - middle) * (similarity - threshold) / max(1 - threshold, 1e-9))


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
    # A file that is named by its bytes was drawn here: its name says nothing to people.
    named = "" if os.path.basename(path) == file.digest else path  # noqa: PTH119 - text only
    return Picture(file.digest, path, 0, "found", named, file.width, file.height, file.media_type, description)


def _hits(groups: Sequence[Group], threshold: float, fitting: Container[str]) -> tuple[Hit, ...]:
    scores = [round(score(group.similarity, threshold), 6) for group in groups]
    hits = []
    for place, group in enumerate(groups):
        margin = max(0.0, round(scores[place] - scores[place + 1], 6)) if place + 1 < len(groups) else 0.0
        reason = Bilingual(f"similarity {group.similarity:.2f}", f"相似度 {group.similarity:.2f}")
        fits = group.file.digest in fitting
        picture, copies = picture_of(group.file), tuple(group.copies)
        hits.append(Hit(picture, scores[place], place + 1, reason, group.others, margin, fits=fits, copies=copies))
    return tuple(hits)

"""Which pictures fit a query: each part of it has its own say, since what is ranked by is one sum of all.

Belongs here: thresholds of parts. Does not belong here: ranking (`search`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.library.store import LibraryStore, Matrix

_SAMPLE = 256
"""Contents whose pairs tell what is usual in a library: 32,640 pairs."""
_FEWEST = 32
"""Contents below which nothing is told by them."""
_DEVIATIONS = 2.0
"""How far above the usual two pictures must be alike: about 1 pair in 40 is, of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The unit vectors of a query, a row each: its texts, its pictures, and the texts of what it excludes."""

    texts: Matrix
    pictures: Matrix
    exclude: Matrix

    def fit(self, vector: Matrix, threshold: float, alike: float) -> bool:
        """Whether a picture shows what the texts say and nothing of what is excluded. Pictures decide where there are
        no texts: words beside them say what is to be different. A threshold of 0 is none, and excludes nothing."""
        if threshold > 0 and len(self.exclude) and float((self.exclude @ vector).max()) >= threshold:
            return False
        if len(self.texts):
            return float((self.texts @ vector).mean()) >= threshold
        return not len(self.pictures) or float((self.pictures @ vector).mean()) >= alike


def alike_in(store: LibraryStore, model: str) -> float:
    """The cosine from which two pictures count as alike with a model of which that was not measured: two standard
    deviations above the mean of the pairs of the library; -1, which all reach, where it holds too few."""
    vectors = store.some_vectors(model, _SAMPLE)
    if len(vectors) < _FEWEST:
        return -1.0
    pairs = (vectors @ vectors.T)[np.triu_indices(len(vectors), 1)]
    return min(1.0, float(pairs.mean() + _DEVIATIONS * pairs.std()))

"""Exact search: the dot product of a query with every vector. Always right, and fast up to some hundred thousand."""

from __future__ import annotations

import threading

import numpy as np
import numpy.typing as npt

from assistant.library.store import LibraryStore, Matrix


class ExactIndex:
    """The vectors of one model above some id, kept in memory and read again when the library has changed."""

    def __init__(self, store: LibraryStore, model: str, after: int = 0) -> None:
        self._store = store
        self._model = model
        self._after = after
        self._lock = threading.Lock()
        self._change: tuple[int, int] | None = None
        self._digests: list[str] = []
        self._matrix: Matrix = np.zeros((0, 0), np.float32)

    def nearest(self, query: npt.NDArray[np.float32], count: int) -> list[tuple[str, float]]:
        """The `count` most similar contents with their cosine similarity, best first."""
        with self._lock:
            change = self._store.change()
            if change != self._change:
                self._digests, self._matrix, _ = self._store.vectors(self._model, self._after)
                self._change = change
            digests, matrix = self._digests, self._matrix
        if not digests:
            return []
        similar = matrix @ query
        count = min(count, len(digests))
        best = np.argpartition(-similar, count - 1)[:count]
        ranked = sorted(best.tolist(), key=lambda row: (-float(similar[row]), digests[row]))
        return [(digests[row], float(similar[row])) for row in ranked]

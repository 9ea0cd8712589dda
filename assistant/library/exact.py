"""Exact search: the dot product of a query with every vector. Always right, and fast up to some hundred thousand."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Collection

import numpy as np

from assistant.library.store import LibraryStore, Matrix

_BLOCK = 16_384
"""Rows up to which new vectors are copied together; larger blocks are left where they are."""


class ExactIndex:
    """The vectors of one model above some id, in memory. Follows the store: what was added is added here too."""

    def __init__(self, store: LibraryStore, model: str, after: int = 0) -> None:
        self._store = store
        self._model = model
        self._after = after
        self._lock = threading.Lock()
        self._forgotten = self._version = -1
        self._last = after
        self._blocks: list[tuple[list[str], Matrix]] = []

    def nearest(self, query: Matrix, count: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The `count` most similar contents with their cosine similarity, best first; only those of `among` if given.

        `query` has length 1 and shape (dimension,).
        """
        best: list[tuple[str, float]] = []
        for digests, matrix in self._current():
            similar = matrix @ query
            if among is not None:
                outside = np.fromiter((digest not in among for digest in digests), bool, len(digests))
                similar[outside] = -np.inf
            best += _best(digests, similar, count)
        return heapq.nsmallest(count, best, key=lambda pair: (-pair[1], pair[0]))

    def _current(self) -> list[tuple[list[str], Matrix]]:
        with self._lock:
            version, forgotten = self._store.version, self._store.forgotten
            if version != self._version:
                if forgotten != self._forgotten:
                    self._blocks, self._last, self._forgotten = [], self._after, forgotten
                for digests, matrix, last in self._store.vectors(self._model, self._last):
                    self._add(digests, matrix)
                    self._last = last
                self._version = version
            return list(self._blocks)

    def _add(self, digests: list[str], matrix: Matrix) -> None:
        if self._blocks and len(self._blocks[-1][0]) < _BLOCK:
            held, rows = self._blocks.pop()
            digests, matrix = held + digests, np.concatenate([rows, matrix])
        self._blocks.append((digests, matrix))


def _best(digests: list[str], similar: Matrix, count: int) -> list[tuple[str, float]]:
    rows = np.arange(len(digests))
    if count < len(digests):
        rows = np.argpartition(similar, len(digests) - count)[-count:]
    return [(digests[row], float(similar[row])) for row in rows.tolist() if similar[row] > -np.inf]

"""Which index answers for the vectors of one model: a generation with what is newer than it, or the exact search."""

from __future__ import annotations

import threading
from collections.abc import Collection
from pathlib import Path

from assistant.library.exact import ExactIndex
from assistant.library.generations import GROWTH, Generations
from assistant.library.search import Candidates
from assistant.library.store import LibraryStore, Matrix


class Indexes:
    """The indexes of one model. Thread-safe."""

    def __init__(self, store: LibraryStore, database: Path, generations: Path, model: str, build_from: int) -> None:
        self.note = ""
        """One line while answers are slower than they could be."""
        self._store = store
        self._database = database
        self._model = model
        self._build_from = build_from
        self._generations = Generations(generations, model)
        self._guard = threading.Lock()
        self._exact: ExactIndex | None = None
        self._newer: tuple[int, ExactIndex] | None = None
        self._building: threading.Thread | None = None
        self._closing = threading.Event()

    @property
    def serving(self) -> bool:
        """Whether there is a generation. Opens nothing."""
        return self._generations.manifest() is not None

    def nearest(self, target: Matrix, count: int, among: Collection[str] | None = None) -> Candidates:
        """The most similar contents, best first; only those of `among` if given. Never fails for want of an index."""
        # Few of the nearest may lie in a folder: everything in it is compared. Chroma's own filter is slower than that.
        answer = self._generations.nearest(target, count) if among is None and self.serving else None
        if answer is None:
            if self._worth_building():
                self.note = "The search index is being built; until then every picture is compared."
                self.grow()
            return self._exact_index().nearest(target, count, among), "exact"
        digests, manifest = answer
        self.note = ""
        # The order of a generation is approximate, and what it still holds may be gone: the truth has the vectors.
        vectors = self._store.vectors_of(digests, self._model)
        pairs = {digest: float(vector @ target) for digest, vector in vectors.items()}
        newer = dict(self._newer_index(manifest.last).nearest(target, count))
        merged = sorted({**pairs, **newer}.items(), key=lambda pair: (-pair[1], pair[0]))
        return merged[:count], "merged" if newer else "generation"

    def grow(self) -> None:
        """Starts building a generation in the background if it is worth it and none is being built."""
        with self._guard:
            if self._worth_building() and (self._building is None or not self._building.is_alive()):
                self._building = threading.Thread(
                    target=self._generations.build, args=(self._database, self._closing), name="generation"
                )
                self._building.start()

    def wait(self) -> None:
        """Waits for the generation that is being built, if any."""
        if self._building is not None:
            self._building.join()

    def close(self) -> None:
        """Gives up a build and lets go of the files."""
        self._closing.set()
        self.wait()
        self._generations.close()

    def _worth_building(self) -> bool:
        count = self._store.vector_count(self._model)
        if count < self._build_from or self._closing.is_set():
            return False
        manifest = self._generations.manifest()
        if manifest is None:
            return True
        newer = self._store.vector_count(self._model, manifest.last)
        return newer + (manifest.count - (count - newer)) > GROWTH * manifest.count

    def _exact_index(self) -> ExactIndex:
        with self._guard:
            self._exact = self._exact or ExactIndex(self._store, self._model)
            return self._exact

    def _newer_index(self, last: int) -> ExactIndex:
        with self._guard:
            # While a generation serves, only what it lacks is kept in memory.
            self._exact = None
            if self._newer is None or self._newer[0] != last:
                self._newer = (last, ExactIndex(self._store, self._model, last))
            return self._newer[1]

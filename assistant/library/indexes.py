"""Which index answers for the vectors of one model: a generation with what is newer than it, or the exact search."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from assistant.api.language import Bilingual
from assistant.library.exact import ExactIndex
from assistant.library.generations import GROWTH, Neighbours
from assistant.library.sealed import Manifest
from assistant.library.search import Candidates
from assistant.library.store import LibraryStore, Matrix

RETRY_S = 60.0
"""How long no generation is built after one could not be: each search would start another."""
_BEING_BUILT = Bilingual(
    "The search index is being built; every picture is compared.", "正在建立搜索索引；目前逐张比较所有图片。"
)
_NOT_BUILT = Bilingual(
    "The search index could not be built, which is tried again later; every picture is compared.",
    "搜索索引未能建立，稍后会再试；目前逐张比较所有图片。",
)
FEW = 5_000
"""Contents up to which a filter is served by comparing each of them; more of them are found among the nearest."""


class Approximate(Protocol):
    """A search index built from the store: generations on disk, or collections of a server."""

    problem: str
    """One line on why it cannot answer now, empty if it can or is only being built."""

    def manifest(self) -> Manifest | None: ...
    def nearest(self, target: Matrix, count: int) -> tuple[Neighbours, Manifest] | None: ...
    def build(self, database: Path, cancelled: threading.Event) -> bool: ...
    def close(self) -> None: ...


class Indexes:
    """The indexes of one model. Thread-safe."""

    def __init__(self, store: LibraryStore, database: Path, index: Approximate, model: str, build_from: int) -> None:
        self.note = ""
        """One line while answers are slower than they could be."""
        self._store = store
        self._database = database
        self._model = model
        self._build_from = build_from
        self._index = index
        self._guard = threading.Lock()
        self._exact: ExactIndex | None = None
        self._newer: tuple[int, ExactIndex] | None = None
        self._building: threading.Thread | None = None
        self._closing = threading.Event()
        self._rest_until = 0.0
        self._ours: Manifest | None = None

    @property
    def serving(self) -> bool:
        """Whether there is a generation that answers. One of much that has left the library finds little of what is
        left; where that is too little for a new one, comparing each is fast."""
        manifest = self._manifest()
        few = self._store.vector_count(self._model) < self._build_from
        return manifest is not None and not (few and self._is_stale(manifest))

    @property
    def held(self) -> int:
        """How many contents there are to be asked for: with those that have left the library, but not the index."""
        count, manifest = self._store.vector_count(self._model), self._manifest()
        return count if manifest is None else manifest.count + self._store.vector_count(self._model, manifest.last)

    def nearest(self, target: Matrix, count: int, among: Collection[str] | None = None) -> Candidates:
        """The most similar contents, best first. Never fails for want of an index.

        `among` are those that a filter lets through: a few of them are compared each, which is exact and cheaper than
        Chroma's own filter. Among many it is for the caller to ask for more until enough pass.
        """
        if among is not None and len(among) <= FEW:
            return self._compared(target, count, among), "exact"
        answer = None
        if self.serving:
            with self._guard:
                # Before the generation comes into memory: the vectors are held once.
                self._exact = None
            answer = self._index.nearest(target, count)
        if answer is None or not self._of_this_database(answer[1]):
            self.grow()
            self.note = self._building_note()
            return self._exact_index().nearest(target, count, among), "exact"
        near, manifest = answer
        digests = self._store.digests_of([number for number, _ in near])
        pairs = [(digests[number], similarity) for number, similarity in near if number in digests]
        self.note = ""
        newer = self._newer_index(manifest.last).nearest(target, count)
        if not newer:
            return pairs, "generation"
        merged = sorted({**dict(pairs), **dict(newer)}.items(), key=lambda pair: (-pair[1], pair[0]))
        return merged[:count], "merged"

    def _manifest(self) -> Manifest | None:
        """What the index holds, if that is of this database."""
        manifest = self._index.manifest()
        return manifest if manifest is not None and self._of_this_database(manifest) else None

    def _of_this_database(self, manifest: Manifest) -> bool:
        """An index outlives a database that is moved away or replaced by a copy. Looked at once: each search asks."""
        if manifest != self._ours:
            tail = {int(number): digest for number, digest in manifest.tail.items()}
            if manifest.database != self._store.identity or not self._store.gave(manifest.last, tail):
                return False
            self._ours = manifest
        return True

    def grow(self) -> None:
        """Starts building a generation in the background if it is worth it and none is being built."""
        with self._guard:
            if self._worth_building() and (self._building is None or not self._building.is_alive()):
                self._building = threading.Thread(target=self._build, name="generation")
                self._building.start()

    def _building_note(self) -> str:
        if self._store.vector_count(self._model) < self._build_from:
            return ""
        if self._index.problem:
            return self._index.problem
        if self._building is not None and self._building.is_alive():
            return _BEING_BUILT
        return _NOT_BUILT if time.monotonic() < self._rest_until else ""

    def wait(self) -> None:
        """Waits for the generation that is being built, if any."""
        if self._building is not None:
            self._building.join()

    def close(self) -> None:
        """Gives up a build and lets go of the files."""
        self._closing.set()
        self.wait()
        self._index.close()

    def _build(self) -> None:
        if not self._index.build(self._database, self._closing):
            self._rest_until = time.monotonic() + RETRY_S

    def _compared(self, target: Matrix, count: int, among: Collection[str]) -> list[tuple[str, float]]:
        """Those few contents, read from the store: no index of all vectors needs to be in memory for them."""
        vectors = self._store.vectors_of(list(among), self._model)
        pairs = ((digest, float(vector @ target)) for digest, vector in vectors.items())
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:count]

    def _worth_building(self) -> bool:
        count = self._store.vector_count(self._model)
        if count < self._build_from or self._closing.is_set() or time.monotonic() < self._rest_until:
            return False
        manifest = self._manifest()
        return manifest is None or self._is_stale(manifest)

    def _is_stale(self, manifest: Manifest) -> bool:
        """Whether so much came or went since that it should be built anew."""
        count = self._store.vector_count(self._model)
        newer = self._store.vector_count(self._model, manifest.last)
        return newer + (manifest.count - (count - newer)) > GROWTH * manifest.count

    def _exact_index(self) -> ExactIndex:
        with self._guard:
            self._exact = self._exact or ExactIndex(self._store, self._model)
            return self._exact

    def _newer_index(self, last: int) -> ExactIndex:
        """What a generation lacks, the only vectors kept in memory beside it."""
        with self._guard:
            if self._newer is None or self._newer[0] != last:
                self._newer = (last, ExactIndex(self._store, self._model, last))
            return self._newer[1]

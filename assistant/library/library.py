"""The library as the host owns it and as plugins see it. Composition of store, indexer, indexes and search."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from assistant.api import (
    Found,
    ImageTextEmbedding,
    IndexReport,
    Library,
    LibraryStatus,
    Notice,
    Progress,
    Query,
    StoreProblem,
)
from assistant.library import search
from assistant.library.generations import BUILD_FROM
from assistant.library.indexer import Indexer
from assistant.library.indexes import Indexes
from assistant.library.store import LibraryStore, as_bytes
from assistant.media.decoder import Decoder
from assistant.sqlite import Damaged, set_aside

_LOG = logging.getLogger(__name__)
Embedder = Callable[[], ImageTextEmbedding]


class PictureLibrary:
    """One library of one user. Thread-safe; one index run at a time. Raises StoreProblem."""

    def __init__(self, database: Path, generations: Path, decoder: Decoder, build_from: int = BUILD_FROM) -> None:
        """`build_from` is the number of vectors from which Chroma serves; opening builds and loads nothing.

        A damaged database is renamed, never deleted: the pictures themselves are elsewhere and can be indexed again.
        """
        self._note = ""
        try:
            self._store = LibraryStore(database)
        except Damaged:
            kept = set_aside(database)
            _LOG.exception("The library was damaged; it is kept as %s", kept)
            self._note = f"The library's file was damaged and is kept as {kept}. Index your folders again."
            self._store = LibraryStore(database)
        self._decoder = decoder
        self._database = database
        self._generations = generations
        self._build_from = build_from
        self._indexing = threading.Lock()
        self._guard = threading.Lock()
        self._indexes: dict[str, Indexes] = {}
        self._missing: tuple[tuple[str, int], int] = (("", -1), 0)

    def for_turn(self, embedder: Embedder) -> Library:
        """The library with the embedding model of one turn, which is asked for when it is first needed."""
        return _TurnLibrary(self, embedder)

    def search(self, query: Query, embedder: Embedder) -> Found:
        """See `assistant.api.Library.search`. An empty library asks for no model."""
        if not self._store.count():
            return Found((), False, "empty", 0, self._note)
        given = embedder()
        model = f"{given.info.id}@{given.info.revision}"
        indexes = self._indexes_of(model)
        folder = os.fsdecode(as_bytes(query.folder)) if query.folder else ""
        below = self._store.digests_below(as_bytes(folder)) if folder else None
        goal = search.wanted(query, given, lambda digest: self._store.vectors_of([digest], model).get(digest))
        found = search.find(
            replace(query, folder=folder),
            goal,
            lambda target, count: indexes.nearest(target, count, below),
            self._store,
            given.threshold,
            model,
        )
        return replace(found, note=self._missing_note(model) or indexes.note or self._note)

    def index(self, folders: Sequence[str], embedder: Embedder) -> Iterator[Progress | Notice | IndexReport]:
        """See `assistant.api.Library.index`."""
        if not self._indexing.acquire(blocking=False):
            raise StoreProblem("Another index run is going on.", "Wait until it is done, or stop it.")
        try:
            with closing(Indexer(self._store, self._decoder, embedder, folders).run()) as steps:
                yield from steps
            self._note = ""
            info = embedder().info
            self._indexes_of(f"{info.id}@{info.revision}").grow()
        finally:
            self._indexing.release()

    def status(self) -> LibraryStatus:
        """What the library holds. Loads no model."""
        model = self._store.latest_model()
        pictures = self._store.count()
        folders = tuple((os.fsdecode(path), count) for path, count in self._store.folders())
        if not pictures:
            return LibraryStatus(0, folders, model, "empty")
        return LibraryStatus(pictures, folders, model, "generation" if self._indexes_of(model).serving else "exact")

    def remove(self, folder: str) -> int:
        """Takes a folder out of the library; its files are not touched. How many pictures that were."""
        return self._store.forget_folder(as_bytes(folder))

    def wait(self) -> None:
        """Waits for a generation that is being built."""
        for indexes in list(self._indexes.values()):
            indexes.wait()

    def close(self) -> None:
        """Closes everything. A generation that is being built is given up: the next index run starts it again."""
        for indexes in list(self._indexes.values()):
            indexes.close()
        self._store.close()

    def _missing_note(self, model: str) -> str:
        """A line if some pictures cannot be compared. Counting them takes a while, so it is done once per change."""
        key = (model, self._store.version)
        if self._missing[0] != key:
            self._missing = (key, self._store.without_vector(model))
        missing = self._missing[1]
        return f"{missing} pictures were indexed with another model: index again to find them too." if missing else ""

    def _indexes_of(self, model: str) -> Indexes:
        with self._guard:
            if model not in self._indexes:
                places = self._database, self._generations
                self._indexes[model] = Indexes(self._store, *places, model, self._build_from)
            return self._indexes[model]


class _TurnLibrary:
    """The library with the embedding model of one turn: what `assistant.api.Library` promises."""

    def __init__(self, library: PictureLibrary, make: Embedder) -> None:
        self._library = library
        self._make = make
        self._made: ImageTextEmbedding | None = None

    def search(self, query: Query) -> Found:
        return self._library.search(query, self._embedder)

    def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
        return self._library.index(folders, self._embedder)

    def status(self) -> LibraryStatus:
        return self._library.status()

    def _embedder(self) -> ImageTextEmbedding:
        if self._made is None:
            self._made = self._make()
        return self._made

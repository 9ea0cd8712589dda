"""The library as the host owns it and as plugins see it. Composition of store, indexer, indexes and search."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from assistant.api import Found, ImageTextEmbedding, IndexReport, Library, LibraryStatus, Notice, Progress, Query
from assistant.library.exact import ExactIndex
from assistant.library.generations import BUILD_FROM, GROWTH, Generations
from assistant.library.indexer import Indexer
from assistant.library.search import Indexes, find
from assistant.library.store import LibraryStore, as_bytes
from assistant.media.decoder import Decoder

Embedder = Callable[[], ImageTextEmbedding]


class PictureLibrary:
    """One library of one user. Thread-safe; index runs take turns."""

    def __init__(self, database: Path, generations: Path, decoder: Decoder, build_from: int = BUILD_FROM) -> None:
        """`build_from` is the number of vectors from which Chroma serves; opening builds and loads nothing."""
        self._database = database
        self._folder = generations
        self._decoder = decoder
        self._build_from = build_from
        self._store = LibraryStore(database)
        self._indexing = threading.Lock()
        self._guard = threading.Lock()
        self._building: threading.Thread | None = None
        self._indexes: dict[str, tuple[tuple[str, int], Indexes]] = {}

    def for_turn(self, embedder: Embedder) -> Library:
        """The library with the embedding model of one turn, which is asked for when it is first needed."""
        return _TurnLibrary(self, embedder)

    def search(self, query: Query, embedder: ImageTextEmbedding) -> Found:
        """See `assistant.api.Library.search`."""
        model = f"{embedder.info.id}@{embedder.info.revision}"
        return find(query, self._store, embedder, lambda: self._indexes_of(model))

    def index(self, folders: Sequence[str], embedder: Embedder) -> Iterator[Progress | Notice | IndexReport]:
        """See `assistant.api.Library.index`."""
        with self._indexing, closing(Indexer(self._store, self._decoder, embedder, folders).run()) as steps:
            yield from steps
        info = embedder().info
        self._grow(f"{info.id}@{info.revision}")

    def status(self) -> LibraryStatus:
        """What the library holds. Loads no model."""
        models = self._store.models()
        model = next(iter(models), "")
        serving = bool(model) and Generations(self._folder, model).manifest() is not None
        pictures = self._store.count()
        folders = tuple((os.fsdecode(path), count) for path, count in self._store.folders())
        return LibraryStatus(pictures, folders, model, ("generation" if serving else "exact") if pictures else "empty")

    def remove(self, folder: str) -> int:
        """Takes a folder out of the library; its files are not touched. How many pictures that were."""
        return self._store.forget_folder(as_bytes(folder))

    def wait(self) -> None:
        """Waits for a generation that is being built."""
        if self._building is not None:
            self._building.join()

    def close(self) -> None:
        """Closes the store. A generation that is being built is left to its own process and not switched in."""
        self._store.close()

    def _indexes_of(self, model: str) -> Indexes:
        generations = Generations(self._folder, model)
        manifest = generations.manifest()
        last = manifest.last if manifest else 0
        with self._guard:
            known = self._indexes.get(model)
            if known is None or known[0] != (model, last):
                exact, newer = ExactIndex(self._store, model), ExactIndex(self._store, model, last)
                known = ((model, last), Indexes(exact, newer, generations, manifest is not None))
                self._indexes = {model: known}
            return known[1]

    def _grow(self, model: str) -> None:
        """Starts building a generation in the background where it is worth it."""
        count = self._store.models().get(model, 0)
        generations = Generations(self._folder, model)
        manifest = generations.manifest()
        held = manifest.count if manifest else 0
        if count < self._build_from or abs(count - held) <= GROWTH * count:
            return
        with self._guard:
            if self._building is None or not self._building.is_alive():
                self._building = threading.Thread(
                    target=generations.build, args=(self._database,), name="generation", daemon=True
                )
                self._building.start()


class _TurnLibrary:
    """The library with the embedding model of one turn: what `assistant.api.Library` promises."""

    def __init__(self, library: PictureLibrary, embedder: Embedder) -> None:
        self._library = library
        self._make = embedder
        self._embedder: ImageTextEmbedding | None = None

    def search(self, query: Query) -> Found:
        status = self._library.status()
        if status.index == "empty":
            return Found((), False, "empty", 0)
        return self._library.search(query, self._model())

    def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
        return self._library.index(folders, self._model)

    def status(self) -> LibraryStatus:
        return self._library.status()

    def _model(self) -> ImageTextEmbedding:
        if self._embedder is None:
            self._embedder = self._make()
        return self._embedder

"""The child process that builds or verifies a generation: whatever Chroma does to itself, the host does not notice.

`python -m assistant.library.build build|verify DATABASE FOLDER MODEL`; exits with 0 only if the step succeeded. Ends
when its standard input does, so that it does not outlive the host.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.library import sealed
from assistant.library.generations import COLLECTION, client
from assistant.library.store import Matrix

_BATCH = 1000
_SAMPLES = 20
_TAIL = 8
"""Of how many of the highest ids the digests are told: some may leave the library."""
HNSW = {"space": "ip", "ef_construction": 128, "max_neighbors": 16, "ef_search": 200}
"""Recall@10 of at least 0.98 against exact search (`tests/unit/library/test_generations.py`)."""
FEWEST = 2
"""Chroma writes no vectors out below this."""


def main() -> None:
    """Runs the step that the first argument names."""
    threading.Thread(target=_end_with_the_host, daemon=True).start()
    # Answers come before the index.
    os.nice(10)
    step, database, folder, model = sys.argv[1:]
    if step == "build":
        build(database, Path(folder), model)
    else:
        verify(Path(folder))


def build(database: str, folder: Path, model: str) -> None:
    """All vectors of a model in a new collection, sealed at the end."""
    kept = Kept(Path(database), model)
    if kept.count < FEWEST:
        sys.exit("there is nothing to build")
    # Everything is written out once, at the last vector.
    once = {"sync_threshold": kept.count, "batch_size": min(100, kept.count)}
    chroma = client(folder / sealed.CHROMA)
    collection = chroma.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": {**HNSW, **once}})
    count = 0
    for ids, vectors in kept.batches():
        collection.add(ids=ids, embeddings=vectors)
        count += len(ids)
    chroma.close()
    if count != kept.count:
        # Chroma wrote nothing out, as the last planned vector never came: the host tries again.
        sys.exit("vectors were removed meanwhile")
    sealed.compact(folder)
    sealed.seal(folder, kept.manifest())


def verify(folder: Path) -> None:
    """Opens the collection as the host will, counts it and looks for some of its own vectors. Seals it anew."""
    manifest = sealed.unseal(folder)
    if manifest is None:
        sys.exit("the seal is broken")
    chroma = client(folder / sealed.CHROMA)
    collection = chroma.get_collection(COLLECTION, embedding_function=None)
    if collection.count() != manifest.count:
        sys.exit("the count is wrong")
    sample = collection.get(limit=_SAMPLES, include=["embeddings"])
    for vector in np.asarray(sample["embeddings"], np.float32):
        found = collection.query(query_embeddings=[vector.tolist()], n_results=1, include=["distances"])
        # The distance is 1 minus the product, and lengths may be a little off 1, as those of models in half precision.
        if found["distances"][0][0] > 1 - float(vector @ vector) + 1e-4:
            sys.exit("a picture does not find itself")
    chroma.close()
    if sealed.unseal(folder) is None:
        sys.exit("reading changed it")


class Kept:
    """The vectors of a model as the store has them at this moment: how many, and the highest id."""

    def __init__(self, database: Path, model: str) -> None:
        self._connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=60)
        self._model = model
        query = "SELECT count(*), coalesce(max(id), 0) FROM vectors WHERE model = ?"
        try:
            self.count, self.last = self._connection.execute(query, (model,)).fetchone()
        except sqlite3.Error:
            self._connection.close()
            raise

    def manifest(self) -> sealed.Manifest:
        """What an index of all of them holds."""
        (database,) = self._connection.execute("SELECT id FROM identity").fetchone()
        query = "SELECT id, digest FROM vectors WHERE model = ? AND id <= ? ORDER BY id DESC LIMIT ?"
        tail = self._connection.execute(query, (self._model, self.last, _TAIL)).fetchall()
        return sealed.Manifest(
            self._model, self.count, self.last, database, {str(number): digest for number, digest in tail}
        )

    def batches(self) -> Iterator[tuple[list[str], Matrix]]:
        """Ids for Chroma and vectors, some at a time, each read on its own: a long read keeps the host from writing."""
        after = 0
        query = "SELECT id, vector FROM vectors WHERE model = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?"
        while rows := self._connection.execute(query, (self._model, after, self.last, _BATCH)).fetchall():
            after = rows[-1][0]
            matrix = np.frombuffer(b"".join(row[1] for row in rows), np.float32)
            yield [str(row[0]) for row in rows], matrix.reshape(len(rows), -1)

    def close(self) -> None:
        self._connection.close()


def _end_with_the_host() -> None:
    # Unbuffered: a buffered reader would hold a lock that the interpreter wants at its end.
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()

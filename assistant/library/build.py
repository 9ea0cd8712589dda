"""The child process that builds or verifies a generation: whatever Chroma does to itself, the host does not notice.

`python -m assistant.library.build DATABASE FOLDER MODEL build|verify`; exits with 0 only if the step succeeded.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.library.generations import COLLECTION, Manifest, client, write_manifest

_BATCH = 1000
_SAMPLES = 20
_SPACE = {"hnsw": {"space": "cosine", "ef_construction": 100, "max_neighbors": 16, "ef_search": 200}}
"""Measured: recall@10 of at least 0.98 against exact search on clustered unit vectors."""


def main() -> None:
    """Runs the step that the last argument names."""
    database, folder, model, step = sys.argv[1:]
    if step == "build":
        build(database, Path(folder), model)
    else:
        verify(Path(folder))


def build(database: str, folder: Path, model: str) -> None:
    """All vectors of a model into a new collection, with the manifest at the end."""
    collection = client(folder / "chroma").create_collection(COLLECTION, embedding_function=None, configuration=_SPACE)
    connection = sqlite3.connect(f"{Path(database).as_uri()}?mode=ro", uri=True)
    rows = connection.execute("SELECT id, digest, vector FROM vectors WHERE model = ? ORDER BY id", (model,))
    count = last = 0
    while batch := rows.fetchmany(_BATCH):
        vectors = np.frombuffer(b"".join(row[2] for row in batch), np.float32).reshape(len(batch), -1)
        collection.add(ids=[row[1] for row in batch], embeddings=vectors)
        count, last = count + len(batch), batch[-1][0]
    write_manifest(folder, Manifest(model, count, last))


def verify(folder: Path) -> None:
    """Opens the collection as the host will, counts it and looks for some of its own vectors."""
    import json

    manifest = Manifest(**json.loads((folder / "manifest.json").read_text(encoding="ascii")))
    collection = client(folder / "chroma").get_collection(COLLECTION, embedding_function=None)
    if collection.count() != manifest.count:
        sys.exit("the count is wrong")
    sample = collection.peek(_SAMPLES)
    embeddings: npt.NDArray[np.float32] = np.asarray(sample["embeddings"], np.float32)
    for name, vector in zip(sample["ids"], embeddings, strict=True):
        found = collection.query(query_embeddings=[vector.tolist()], n_results=5, include=["distances"])
        if name not in found["ids"][0] and found["distances"][0][0] > 1e-5:
            sys.exit("a picture does not find itself")


if __name__ == "__main__":
    main()

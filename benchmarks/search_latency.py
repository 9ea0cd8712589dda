"""One query over made vectors: our search against numpy's exact search and Chroma alone, with recall and memory.

`python benchmarks/search_latency.py --counts 10000 100000 1000000`
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from assistant.api import Query
from assistant.library import sealed
from assistant.library.embedding import model_of
from assistant.library.generations import COLLECTION, Generations, client
from assistant.library.indexes import Indexes
from assistant.library.library import PictureLibrary
from assistant.library.store import LibraryStore
from assistant.media.decoder import Decoder
from benchmarks.library.vectors import Made, Matrix, centres_of, clustered, fill
from benchmarks.report import Row, told
from benchmarks.timing import times_ms

QUERIES = 200
LIMIT = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[5_000])
    parser.add_argument("--dimension", type=int, default=512)
    parser.add_argument("--keep", type=Path, help="a folder where the made libraries stay, for the next run")
    parser.add_argument("--memory", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        memory(options.memory, options.dimension)
        return
    rows: list[Row] = []
    for count in options.counts:
        with tempfile.TemporaryDirectory() as name:
            root = options.keep / f"{count}" if options.keep else Path(name)
            rows += measured(root, count, options.dimension)
    told("search_latency", {"counts": options.counts, "dimension": options.dimension}, rows)


def measured(root: Path, count: int, dimension: int) -> list[Row]:
    store = LibraryStore(root / "library.sqlite3")
    vectors = held(store, dimension) if store.count() == count else fill(store, root / "photos", count, dimension)
    store.close()
    queries = clustered(np.random.default_rng(3), QUERIES, centres_of(count, dimension))
    library, embedder = opened(root, queries)
    search = library.for_turn(lambda: embedder).search
    search(Query(("0",)))
    library.wait()
    answered = search(Query(("0",))).index
    indexes = library._indexes_of(model_of(embedder))
    folder = root / "index"
    collection = alone(indexes, root, folder)

    def ours(number: int) -> set[str]:
        return {digest for digest, _ in indexes.nearest(queries[number], LIMIT)[0]}

    recalled = sum(len(ours(number) & exact(vectors, queries[number])) for number in range(QUERIES))
    asked: dict[str, Any] = {"n_results": LIMIT, "include": ["distances"]}
    times = times_ms(
        [
            lambda number: exact(vectors, queries[number]),
            lambda number: collection.query(query_embeddings=[queries[number]], **asked),
            ours,
            lambda number: search(Query((str(number),), limit=LIMIT)),
        ],
        QUERIES,
    )
    numpy_ms, chroma_ms, ours_ms, whole_ms = (taken[QUERIES // 2] for taken in times)
    calm = [taken[QUERIES // 20] for taken in times]
    library.close()
    kept = remembered(root, dimension) / vectors.nbytes
    of = f"{count:,}"
    return [
        Row(f"{of}: numpy exact, vector to ids, p50", numpy_ms, "ms"),
        Row(f"{of}: Chroma alone, vector to ids, p50", chroma_ms, "ms"),
        Row(f"{of}: ours ({answered}), vector to ids, p50", ours_ms, "ms"),
        Row(f"{of}: ours over the faster", ours_ms / min(numpy_ms, chroma_ms), "times", "<=1.3"),
        Row(f"{of}: the same of each one's fastest twentieth", calm[2] / min(calm[:2]), "times"),
        Row(f"{of}: ours, words to files, folded and explained, p50", whole_ms, "ms"),
        Row(f"{of}: recall@{LIMIT}", recalled / QUERIES / LIMIT, "", ">=0.98"),
        Row(f"{of}: memory over the vectors", kept, "times", "<=1.3" if count >= 1_000_000 else ""),
    ]


def held(store: LibraryStore, dimension: int) -> Matrix:
    """The vectors that an earlier run put there, in the same order."""
    parts = store.vectors(model_of(Made(np.zeros((1, dimension), np.float32))))
    return np.concatenate([matrix for _, matrix, _ in parts])


def alone(indexes: Indexes, root: Path, folder: Path) -> Any:
    """Chroma's own collection of the same vectors, with the same settings: a generation, built if none serves."""
    model = indexes._model
    if not indexes.serving:
        folder = root / "alone"
        assert Generations(folder, model).build(root / "library.sqlite3", threading.Event())
    generation = next(folder.glob("*/generation-*"))
    return client(generation / sealed.CHROMA).get_collection(COLLECTION, embedding_function=None)


def opened(root: Path, queries: Matrix) -> tuple[PictureLibrary, Made]:
    return PictureLibrary(root / "library.sqlite3", root / "index", Decoder(1)), Made(queries)


def exact(vectors: Matrix, query: Matrix) -> set[str]:
    similar = vectors @ query
    best = np.argpartition(-similar, LIMIT)[:LIMIT]
    best = best[np.argsort(-similar[best])]
    return {f"{place:064x}" for place in best.tolist()}


def remembered(root: Path, dimension: int) -> int:
    """What searching adds to the memory of a fresh process, in bytes."""
    command = [sys.executable, __file__, "--memory", str(root), "--dimension", str(dimension)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(json.loads(done.stdout)["bytes"])


def memory(root: Path, dimension: int) -> None:
    import chromadb  # noqa: F401 - the library's own size is not what the vectors cost

    queries = clustered(np.random.default_rng(3), QUERIES, centres_of(1000, dimension))
    before = psutil.Process().memory_info().rss
    library, embedder = opened(root, queries)
    for number in range(QUERIES):
        library.for_turn(lambda: embedder).search(Query((str(number),), limit=LIMIT))
    print(json.dumps({"bytes": psutil.Process().memory_info().rss - before}))
    library.close()


if __name__ == "__main__":
    main()

"""A second index run over files that have not changed, against a plain walk that only asks the system for their facts.

`python benchmarks/rescan.py --files 100000`
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np

from assistant.api import IndexReport
from assistant.library.embedding import model_of
from assistant.library.library import PictureLibrary
from assistant.library.store import File, LibraryStore
from assistant.media.decoder import Decoder
from benchmarks.library.vectors import Made
from benchmarks.report import Row, told

PER_FOLDER = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        create(root / "photos", files)
        remember(root / "library.sqlite3", root / "photos")
        library = PictureLibrary(root / "library.sqlite3", root / "index", Decoder(1), 10**9)
        embedder = Made(np.eye(1, 8, dtype=np.float32))
        walked, indexed, busy = [], [], []
        for _ in range(3):
            begun = time.perf_counter()
            walk(root / "photos")
            walked.append(time.perf_counter() - begun)
            begun, worked = time.perf_counter(), time.process_time()
            report = list(library.for_turn(lambda: embedder).index([str(root / "photos")]))[-1]
            indexed.append(time.perf_counter() - begun)
            busy.append(time.process_time() - worked)
            assert isinstance(report, IndexReport)
            assert report.unchanged == files
        library.close()
    ours, plain = min(indexed), min(walked)
    told("rescan", {"files": files}, [
        Row("plain walk with stat", files / plain, "files/s"),
        Row("second index run", files / ours, "files/s", ">=20000"),
        Row("second index run, by processor time", files / min(busy), "files/s"),
        Row("second run over the plain walk", ours / plain, "times"),
    ])  # fmt: skip


def create(folder: Path, count: int) -> None:
    for number in range(count):
        if number % PER_FOLDER == 0:
            (folder / f"{number // PER_FOLDER:04}").mkdir(parents=True)
        (folder / f"{number // PER_FOLDER:04}" / f"IMG_{number:06}.jpg").write_bytes(number.to_bytes(8, "little"))


def remember(database: Path, folder: Path) -> None:
    """As a first run would have left it; nothing is decoded here."""
    store = LibraryStore(database)
    model = model_of(Made(np.zeros((1, 8), np.float32)))
    vector = np.eye(1, 8, dtype=np.float32).tobytes()
    for below in sorted(folder.iterdir()):
        entries = [(os.fsencode(entry.path), entry.stat()) for entry in os.scandir(below)]
        rows = [
            File(path, facts.st_size, facts.st_mtime_ns, f"{facts.st_ino:064x}", 64, 64, "image/jpeg", "", bytes(768))
            for path, facts in entries
        ]
        store.save(rows, [(row.digest, model, vector) for row in rows])
    store.close()


def walk(folder: Path) -> int:
    return sum(os.stat(os.path.join(where, name)).st_size for where, _, names in os.walk(folder) for name in names)  # noqa: PTH116, PTH118


if __name__ == "__main__":
    main()

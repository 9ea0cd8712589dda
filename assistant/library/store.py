"""The truth of the library: one row per file, one vector per content and model. Knows no pixels and no models."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.library.schema import MIGRATIONS
from assistant.sqlite import Database

Matrix = npt.NDArray[np.float32]
_VARIABLES = 500
"""Values in one statement; SQLite's own limit is higher on every build."""


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was indexed. `modified` in nanoseconds; `problem` says why it could not be read, or is empty."""

    path: bytes
    size: int
    modified: int
    digest: str = ""
    width: int = 0
    height: int = 0
    media_type: str = ""
    taken: str = ""
    problem: str = ""


class LibraryStore:
    """Files, folders and vectors. Thread-safe; raises StoreProblem."""

    def __init__(self, database: Path) -> None:
        self._db = Database(database, MIGRATIONS)

    # ------------------------------------------------------------ files

    def below(self, folder: bytes) -> dict[bytes, File]:
        """Every known file at or below a folder, by path."""
        start, end = _range(folder)
        rows = self._db.rows(
            "SELECT * FROM files WHERE path = ? OR (path >= ? AND path < ?)", (folder.rstrip(b"/"), start, end)
        )
        return {row["path"]: File(**dict(row)) for row in rows}

    def with_digests(self, digests: Sequence[str], folder: bytes = b"") -> dict[str, list[File]]:
        """The files with these contents, in the order of their paths; only those below `folder` if it is given."""
        found: dict[str, list[File]] = {}
        for start in range(0, len(digests), _VARIABLES):
            some = digests[start : start + _VARIABLES]
            marks = ",".join("?" * len(some))
            for row in self._db.rows(f"SELECT * FROM files WHERE digest IN ({marks}) ORDER BY path", some):  # noqa: S608
                file = File(**dict(row))
                if not folder or file.path.startswith(_range(folder)[0]):
                    found.setdefault(file.digest, []).append(file)
        return found

    def save(self, files: Iterable[File], vectors: Iterable[tuple[str, str, bytes]]) -> None:
        """Adds or replaces files, and adds vectors as (digest, model, float32 bytes), together or not at all."""
        with self._db.transaction():
            for file in files:
                self._db.execute(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        file.path,
                        file.size,
                        file.modified,
                        file.digest,
                        file.width,
                        file.height,
                        file.media_type,
                        file.taken,
                        file.problem,
                    ),
                )
            for digest, model, vector in vectors:
                self._db.execute(
                    "INSERT OR IGNORE INTO vectors (digest, model, vector) VALUES (?, ?, ?)", (digest, model, vector)
                )

    def remove(self, paths: Iterable[bytes]) -> None:
        """Forgets files, and vectors that no file has any more."""
        with self._db.transaction():
            for path in paths:
                self._db.execute("DELETE FROM files WHERE path = ?", (path,))
            self._db.execute("DELETE FROM vectors WHERE digest NOT IN (SELECT digest FROM files)")

    def scanned(self, folder: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO folders VALUES (?, ?)", (folder, time.time()))

    def folders(self) -> list[tuple[bytes, int]]:
        """The folders of the library with how many readable pictures each holds."""
        counted = []
        for row in self._db.rows("SELECT path FROM folders ORDER BY path"):
            start, end = _range(row["path"])
            count = self._db.row(
                "SELECT count(*) AS n FROM files WHERE problem = '' AND path >= ? AND path < ?", (start, end)
            )
            counted.append((row["path"], count["n"] if count else 0))
        return counted

    def forget_folder(self, folder: bytes) -> int:
        """Removes a folder and all below it from the library; how many files that were."""
        paths = list(self.below(folder))
        with self._db.transaction():
            self.remove(paths)
            self._db.execute("DELETE FROM folders WHERE path = ? OR path = ?", (folder, folder.rstrip(b"/")))
        return len(paths)

    def count(self) -> int:
        """How many readable pictures there are."""
        row = self._db.row("SELECT count(*) AS n FROM files WHERE problem = ''")
        return int(row["n"]) if row else 0

    # ------------------------------------------------------------ vectors

    def have(self, digests: Sequence[str], model: str) -> set[str]:
        """Which of these contents have a vector of this model."""
        found: set[str] = set()
        for start in range(0, len(digests), _VARIABLES):
            some = digests[start : start + _VARIABLES]
            marks = ",".join("?" * len(some))
            query = f"SELECT digest FROM vectors WHERE model = ? AND digest IN ({marks})"  # noqa: S608
            found.update(row["digest"] for row in self._db.rows(query, (model, *some)))
        return found

    def vectors(self, model: str, after: int = 0) -> tuple[list[str], Matrix, int]:
        """Contents and vectors of a model with ids above `after`, shape (count, dimension); and the highest id."""
        query = "SELECT id, digest, vector FROM vectors WHERE model = ? AND id > ? ORDER BY id"
        rows = self._db.rows(query, (model, after))
        if not rows:
            return [], np.zeros((0, 0), np.float32), after
        matrix = np.frombuffer(b"".join(row["vector"] for row in rows), np.float32).reshape(len(rows), -1)
        return [row["digest"] for row in rows], matrix, rows[-1]["id"]

    def vectors_of(self, model: str, digests: Sequence[str]) -> dict[str, Matrix]:
        """The vectors of some contents."""
        found: dict[str, Matrix] = {}
        for start in range(0, len(digests), _VARIABLES):
            some = digests[start : start + _VARIABLES]
            marks = ",".join("?" * len(some))
            query = f"SELECT digest, vector FROM vectors WHERE model = ? AND digest IN ({marks})"  # noqa: S608
            for row in self._db.rows(query, (model, *some)):
                found[row["digest"]] = np.frombuffer(row["vector"], np.float32)
        return found

    def models(self) -> dict[str, int]:
        """How many vectors there are of each model."""
        rows = self._db.rows("SELECT model, count(*) AS n FROM vectors GROUP BY model ORDER BY n DESC")
        return {row["model"]: row["n"] for row in rows}

    def change(self) -> tuple[int, int]:
        """Two numbers that differ after every change of the vectors: the highest id and the count."""
        row = self._db.row("SELECT coalesce(max(id), 0) AS last, count(*) AS n FROM vectors")
        return (row["last"], row["n"]) if row else (0, 0)

    def close(self) -> None:
        self._db.close()


def _range(folder: bytes) -> tuple[bytes, bytes]:
    """The least path below a folder, and the least path after all of them ("0" follows "/")."""
    stem = folder.rstrip(b"/")
    return stem + b"/", stem + b"0"


def as_bytes(path: str) -> bytes:
    """An absolute path as it is stored, without links resolved and without a closing slash."""
    return os.fsencode(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111 - bytes must survive

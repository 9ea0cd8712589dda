"""The truth of the library: one row per picture file, one vector per content and model. No pixels, no models."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.library.schema import MIGRATIONS
from assistant.sqlite import Database

Matrix = npt.NDArray[np.float32]
_VARIABLES = 500
"""Values in one statement; SQLite's own limit is higher on every build."""
_ROWS = 2000
"""Vectors per read: writers wait for one read at most."""


@dataclass(frozen=True, slots=True)
class File:
    """One picture file as it was indexed. `modified` in nanoseconds; `look` as in `assistant.media`."""

    path: bytes
    size: int
    modified: int
    digest: str
    width: int
    height: int
    media_type: str
    taken: str
    look: bytes


class LibraryStore:
    """Files, folders and vectors. Thread-safe; raises StoreProblem."""

    def __init__(self, database: Path) -> None:
        self._db = Database(database, MIGRATIONS)
        self._lock = threading.Lock()
        self._forgotten = self._version = 0

    # ------------------------------------------------------------ files

    def stamps(self, folder: bytes, model: str) -> dict[bytes, tuple[int, int, bool]]:
        """Size, modification time and whether it has a vector of this model, for every file at or below a folder."""
        rows = self._db.rows(
            "SELECT path, size, modified, vectors.id IS NOT NULL AS embedded FROM files"
            " LEFT JOIN vectors ON vectors.digest = files.digest AND vectors.model = ?"
            " WHERE path = ? OR (path >= ? AND path < ?)",
            (model, folder, *_range(folder)),
        )
        return {row["path"]: (row["size"], row["modified"], bool(row["embedded"])) for row in rows}

    def with_digests(self, digests: Sequence[str]) -> dict[str, list[File]]:
        """The files with these contents, in the order of their paths."""
        found: dict[str, list[File]] = {}
        for row in self._among("SELECT * FROM files WHERE digest IN ({}) ORDER BY path", digests):
            found.setdefault(row["digest"], []).append(File(*row))
        return found

    def digests_below(self, folder: bytes) -> set[str]:
        """The contents of all files at or below a folder."""
        query = "SELECT DISTINCT digest FROM files WHERE path = ? OR (path >= ? AND path < ?)"
        return {row["digest"] for row in self._db.rows(query, (folder, *_range(folder)))}

    def save(self, files: Iterable[File], vectors: Iterable[tuple[str, str, bytes]]) -> None:
        """Adds or replaces files, and adds vectors as (digest, model, float32 bytes), together or not at all."""
        with self._db.transaction():
            for file in files:
                self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(file))
            for vector in vectors:
                self._db.execute("INSERT OR IGNORE INTO vectors (digest, model, vector) VALUES (?, ?, ?)", vector)
        self._changed()

    def remove(self, paths: Iterable[bytes]) -> None:
        """Forgets files."""
        with self._db.transaction():
            for path in paths:
                self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        self._changed()

    def sweep(self) -> None:
        """Forgets the vectors of contents that no file has any more."""
        gone = self._db.execute("DELETE FROM vectors WHERE digest NOT IN (SELECT digest FROM files)").rowcount
        self._changed(forgotten=gone > 0)

    def count(self) -> int:
        """How many picture files there are."""
        row = self._db.row("SELECT count(*) AS n FROM files")
        return int(row["n"]) if row else 0

    # ------------------------------------------------------------ folders

    def add_folder(self, folder: bytes) -> None:
        """Remembers a folder. One inside another is not remembered: it is looked through with it."""
        with self._db.transaction():
            for known in self._folders():
                if folder == known or folder.startswith(_range(known)[0]):
                    return
                if known.startswith(_range(folder)[0]):
                    self._db.execute("DELETE FROM folders WHERE path = ?", (known,))
            self._db.execute("INSERT INTO folders VALUES (?)", (folder,))

    def folders(self) -> list[tuple[bytes, int]]:
        """The folders of the library with how many pictures each holds."""
        counted = []
        for folder in self._folders():
            row = self._db.row("SELECT count(*) AS n FROM files WHERE path >= ? AND path < ?", _range(folder))
            counted.append((folder, int(row["n"]) if row else 0))
        return counted

    def forget_folder(self, folder: bytes) -> int:
        """Removes a folder and all below it from the library; how many pictures that were."""
        with self._db.transaction():
            where = "path = ? OR (path >= ? AND path < ?)"
            removed = self._db.execute(f"DELETE FROM files WHERE {where}", (folder, *_range(folder))).rowcount  # noqa: S608
            self._db.execute(f"DELETE FROM folders WHERE {where}", (folder, *_range(folder)))  # noqa: S608
        self.sweep()
        return removed

    # ------------------------------------------------------------ vectors

    def embedded(self, digests: Sequence[str], model: str) -> set[str]:
        """Which of these contents have a vector of this model."""
        rows = self._among("SELECT digest FROM vectors WHERE digest IN ({}) AND model = ?", digests, model)
        return {row["digest"] for row in rows}

    def vectors_of(self, digests: Sequence[str], model: str) -> dict[str, Matrix]:
        """The vectors of some contents; those without one are left out."""
        rows = self._among("SELECT digest, vector FROM vectors WHERE digest IN ({}) AND model = ?", digests, model)
        return {row["digest"]: np.frombuffer(row["vector"], np.float32) for row in rows}

    def vectors(self, model: str, after: int = 0) -> Iterator[tuple[list[str], Matrix, int]]:
        """Contents and vectors of a model with ids above `after`, some at a time, with the highest id of each part."""
        query = f"SELECT id, digest, vector FROM vectors WHERE model = ? AND id > ? ORDER BY id LIMIT {_ROWS}"  # noqa: S608
        while rows := self._db.rows(query, (model, after)):
            after = int(rows[-1]["id"])
            matrix = np.frombuffer(b"".join(row["vector"] for row in rows), np.float32).reshape(len(rows), -1)
            yield [row["digest"] for row in rows], matrix, after

    def vector_count(self, model: str, after: int = 0) -> int:
        """How many contents have a vector of this model with an id above `after`."""
        row = self._db.row("SELECT count(*) AS n FROM vectors WHERE model = ? AND id > ?", (model, after))
        return int(row["n"]) if row else 0

    def without_vector(self, model: str) -> int:
        """How many files have no vector of this model."""
        row = self._db.row(
            "SELECT count(*) AS n FROM files WHERE NOT EXISTS"
            " (SELECT 1 FROM vectors WHERE vectors.digest = files.digest AND vectors.model = ?)",
            (model,),
        )
        return int(row["n"]) if row else 0

    def latest_model(self) -> str:
        """The model of the vector that was added last, empty without any."""
        row = self._db.row("SELECT model FROM vectors ORDER BY id DESC LIMIT 1")
        return str(row["model"]) if row else ""

    @property
    def forgotten(self) -> int:
        """Grows when vectors are removed: what holds copies of them must read them again."""
        return self._forgotten

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._version

    def close(self) -> None:
        self._db.close()

    def _changed(self, forgotten: bool = False) -> None:
        with self._lock:
            self._version += 1
            self._forgotten += forgotten

    def _folders(self) -> list[bytes]:
        return [bytes(row["path"]) for row in self._db.rows("SELECT path FROM folders ORDER BY path")]

    def _among(self, query: str, values: Sequence[str], *more: str) -> Iterator[sqlite3.Row]:
        """The rows of a query whose `{}` stands for any number of values."""
        for start in range(0, len(values), _VARIABLES):
            some = values[start : start + _VARIABLES]
            yield from self._db.rows(query.format(",".join("?" * len(some))), (*some, *more))


def _range(folder: bytes) -> tuple[bytes, bytes]:
    """The least path below a folder, and the least path after all of them ("0" follows "/")."""
    stem = folder.rstrip(b"/")
    return stem + b"/", stem + b"0"


def as_bytes(path: str) -> bytes:
    """An absolute path as it is stored, without links resolved and without a closing slash."""
    return os.fsencode(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111 - bytes must survive

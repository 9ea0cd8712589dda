"""The truth of the library: one row per picture file, one vector per content and model. No pixels, no models."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.library.devices import Devices
from assistant.library.failures import Failures
from assistant.library.filters import MOMENT, Filter, below, lies_in
from assistant.library.schema import MIGRATIONS
from assistant.library.stamp import stamp
from assistant.sqlite import Database, folded

Matrix = npt.NDArray[np.float32]
_VARIABLES = 500
"""Values in one statement; SQLite's own limit is higher on every build."""
_ROWS = 2000
"""Vectors per read: writers wait for one read at most."""


_EVERY = Filter()
_FOLDERS_IN = "SELECT path FROM folders WHERE path >= ? AND path < ? ORDER BY path"
_ADD_VECTOR = (
    "INSERT OR IGNORE INTO vectors (digest, model, vector)"
    " SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM files WHERE digest = ?)"
)
_WITHOUT = "NOT EXISTS (SELECT 1 FROM vectors WHERE vectors.digest = files.digest AND vectors.model = ?)"


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

    def unchanged(self) -> bool:
        """Whether the file on disk is still the one whose facts these are."""
        try:
            facts = os.stat(self.path)  # noqa: PTH116 - bytes
        except OSError:
            return False
        return stamp(facts) == (self.size, self.modified)


class LibraryStore:
    """Files, folders and vectors. Thread-safe; raises StoreProblem."""

    def __init__(self, database: Path, kept: bytes = b"") -> None:
        """`kept` is where the program itself keeps pictures: no folder of the user has what lies there."""
        self._db = Database(database, MIGRATIONS)
        self.failures = Failures(self._db)
        self.devices = Devices(self._db)
        self._kept = kept
        self._lock = threading.Lock()
        self._forgotten = self._version = 0
        self._folders: tuple[int, list[bytes]] | None = None
        self._counts: dict[tuple[str, object], tuple[int, int]] = {}

    # ------------------------------------------------------------ files

    def stamps(self, folder: bytes, model: str) -> dict[bytes, tuple[int, int, bool]]:
        """Size, modification time and whether it has a vector of this model, for each file that belongs to a folder."""
        query = (
            "SELECT path, size, modified, vectors.id IS NOT NULL AS embedded FROM files"
            " LEFT JOIN vectors ON vectors.digest = files.digest AND vectors.model = ?"
            " WHERE path >= ? AND path < ?"
        )
        rows = (row for span in self._spans(folder) for row in self._db.rows(query, (model, *span)))
        return {row["path"]: (row["size"], row["modified"], bool(row["embedded"])) for row in rows}

    def with_digests(self, digests: Sequence[str], only: Filter = _EVERY) -> dict[str, list[File]]:
        """The files with these contents that pass a filter, in the order of their paths."""
        found: dict[str, list[File]] = {}
        condition = f" AND {only.condition}" if only else ""
        query = f"SELECT * FROM files WHERE digest IN ({{}}){condition} ORDER BY path"  # noqa: S608 - our own words
        for row in self._among(query, digests, *only.parameters):
            found.setdefault(row["digest"], []).append(File(*row))
        return found

    def passing(self, only: Filter, model: str) -> set[str]:
        """The contents of all files that pass a filter, as far as they have a vector of this model."""
        query = f"SELECT DISTINCT digest FROM files WHERE {only.condition or 'TRUE'} AND NOT {_WITHOUT}"  # noqa: S608
        return {row["digest"] for row in self._db.rows(query, (*only.parameters, model))}

    def latest(self, only: Filter) -> list[str]:
        """The contents of all files that pass a filter, those taken last first."""
        query = f"SELECT digest FROM files WHERE {only.condition or 'TRUE'} GROUP BY digest"  # noqa: S608 - our own words
        rows = self._db.rows(f"{query} ORDER BY max({MOMENT}) DESC, min(path)", only.parameters)
        return [row["digest"] for row in rows]

    def names(self, ending: bytes) -> list[str]:
        """The names of all files that end in these letters."""
        end = folded(ending)
        rows = self._db.rows("SELECT path FROM files WHERE substr(folded(path), ?) = ?", (-len(end), end))
        return sorted({os.path.basename(os.fsdecode(row["path"])) for row in rows})  # noqa: PTH119 - text only

    def save(self, files: Iterable[File], vectors: Iterable[tuple[str, str, bytes]]) -> None:
        """Adds or replaces files, and adds vectors as (digest, model, float32 bytes), together or not at all. What has
        left the library while its vector was made stays away."""
        with self._db.transaction():
            for file in files:
                self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(file))
            for vector in vectors:
                self._db.execute(_ADD_VECTOR, (*vector, vector[0]))
        self._changed()

    def remove(self, paths: Iterable[bytes]) -> None:
        """Forgets files."""
        with self._db.transaction():
            for path in paths:
                self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        self._changed()

    def remove_for_ever(self, paths: Iterable[bytes]) -> None:
        """Forgets files with all that is known of them, also in the copies from before changes of the schema."""
        with self._db.transaction():
            self.remove(paths)
            self.sweep()
            self._db.delete_backups()

    def sweep(self) -> None:
        """Forgets the vectors of contents that no file has any more."""
        gone = self._db.execute("DELETE FROM vectors WHERE digest NOT IN (SELECT digest FROM files)").rowcount
        self._changed(forgotten=gone > 0)

    @property
    def identity(self) -> str:
        """The random name of this database; copies of it share it."""
        row = self._db.row("SELECT id FROM identity")
        return str(row["id"]) if row else ""

    def count(self) -> int:
        """How many picture files there are."""
        return self._counted("SELECT count(*) AS n FROM files", ())

    # ------------------------------------------------------------ folders

    def add_folder(self, folder: bytes) -> None:
        """Remembers a folder. A file belongs to the innermost folder of the library that it lies in."""
        self._db.execute("INSERT OR IGNORE INTO folders VALUES (?)", (folder,))
        self._changed()

    def holds(self, folder: bytes) -> bool:
        """Whether it is a folder of the library."""
        return folder in self.known_folders()

    def known_folders(self) -> list[bytes]:
        """The folders of the library, by path."""
        return [bytes(row["path"]) for row in self._db.rows("SELECT path FROM folders ORDER BY path")]

    def folders(self) -> list[tuple[bytes, int]]:
        """The folders of the library with how many pictures belong to each."""
        return [(folder, self.count_in(folder)) for folder in self.known_folders()]

    def holder(self, path: bytes) -> bytes | None:
        """The innermost folder of the library that a path lies in; a folder does not lie in itself."""
        return max((folder for folder in self.known_folders() if lies_in(path, folder)), key=len, default=None)

    def elsewhere(self, folder: bytes) -> list[bytes]:
        """The places that have files of their own: the other folders of the library, and where the program keeps its
        pictures."""
        return [*(each for each in self.known_folders() if each != folder), *([self._kept] if self._kept else [])]

    def folders_in(self, folder: bytes) -> list[bytes]:
        """The folders of the library that lie in another one."""
        return [bytes(row["path"]) for row in self._db.rows(_FOLDERS_IN, below(folder))]

    def apart(self, folder: bytes) -> list[bytes]:
        """The folders in a folder whose files do not belong to it."""
        start, end = below(folder)
        return [*self.folders_in(folder), *([self._kept] if start <= self._kept < end else [])]

    def count_in(self, folder: bytes) -> int:
        """How many pictures belong to a folder."""
        query = "SELECT count(*) AS n FROM files WHERE path >= ? AND path < ?"
        return sum(int(row["n"]) for span in self._spans(folder) for row in self._db.rows(query, span))

    def count_kept(self) -> int:
        """How many pictures the program itself keeps."""
        return self.count_in(self._kept) if self._kept else 0

    def folders_with_files(self) -> list[bytes]:
        """The folders of the library, and all below them in which files lie at any depth; looked up once per change."""
        version, held = self._version, self._folders
        if held is None or held[0] != version:
            self._folders = held = version, self._with_files()
        return held[1]

    def _with_files(self) -> list[bytes]:
        found: set[bytes] = set()
        for folder in self.known_folders():
            found.add(folder)
            for row in self._db.rows("SELECT path FROM files WHERE path >= ? AND path < ?", below(folder)):
                parent = os.path.dirname(row["path"])  # noqa: PTH120 - bytes
                while parent not in found and len(parent) > len(folder):
                    found.add(parent)
                    parent = os.path.dirname(parent)  # noqa: PTH120 - bytes
        return sorted(found)

    def files_in(self, folder: bytes) -> Iterator[File]:
        """The pictures that belong to a folder."""
        query = "SELECT * FROM files WHERE path >= ? AND path < ?"
        return (File(*row) for span in self._spans(folder) for row in self._db.rows(query, span))

    def move_folder(self, folder: bytes, place: bytes) -> None:
        """Knows a folder, and what it holds, by another path. What is known there already stays as it is."""
        moved = "UPDATE OR IGNORE files SET path = CAST(? || substr(path, ?) AS BLOB) WHERE path >= ? AND path < ?"
        with self._db.transaction():
            self._db.execute(moved, (place.rstrip(b"/"), len(folder.rstrip(b"/")) + 1, *below(folder)))
            self._db.execute("DELETE FROM files WHERE path >= ? AND path < ?", below(folder))
            self.forget_name(folder)
        self._changed()

    def forget_name(self, folder: bytes) -> None:
        """Lists a folder no more; its pictures are left to the folder around it."""
        with self._db.transaction():
            self._db.execute("DELETE FROM folders WHERE path = ?", (folder,))
            self._db.execute("DELETE FROM failures WHERE path >= ? AND path < ?", below(folder))
            self.devices.keep(folder, {})
        self._changed()

    def forget_folder(self, folder: bytes) -> int | None:
        """Removes a folder and what belongs to it from the library; how many pictures that were, None if it holds
        nothing of it."""
        removed = 0
        with self._db.transaction():
            for span in self._spans(folder):
                removed += self._db.execute("DELETE FROM files WHERE path >= ? AND path < ?", span).rowcount
                self._db.execute("DELETE FROM failures WHERE path >= ? AND path < ?", span)
            known = self._db.execute("DELETE FROM folders WHERE path = ?", (folder,)).rowcount
        self.devices.keep(folder, {})
        if not removed and not known:
            return None
        self.sweep()
        return removed

    def _spans(self, folder: bytes) -> list[tuple[bytes, bytes]]:
        """The paths that belong to a folder, as least ones and those after the last: without those of folders apart."""
        start, end = below(folder)
        spans = [(folder, folder + b"\0")]
        for first, after in sorted(map(below, self.apart(folder))):
            if first >= start:
                spans.append((start, first))
                start = after
        return [*spans, (start, end)]

    # ------------------------------------------------------------ vectors

    def embedded(self, digests: Sequence[str], model: str) -> set[str]:
        """Which of these contents have a vector of this model."""
        rows = self._among("SELECT digest FROM vectors WHERE digest IN ({}) AND model = ?", digests, model)
        return {row["digest"] for row in rows}

    def vectors_of(self, digests: Sequence[str], model: str) -> dict[str, Matrix]:
        """The vectors of some contents; those without one are left out."""
        rows = self._among("SELECT digest, vector FROM vectors WHERE digest IN ({}) AND model = ?", digests, model)
        return {row["digest"]: np.frombuffer(row["vector"], np.float32) for row in rows}

    def digests_of(self, ids: Sequence[int]) -> dict[int, str]:
        """The contents that vectors with these ids belong to; those that are gone are left out."""
        return {row["id"]: row["digest"] for row in self._among("SELECT id, digest FROM vectors WHERE id IN ({})", ids)}

    def gave(self, last: int, tail: Mapping[int, str]) -> bool:
        """Whether ids up to `last` were given here, and those of `tail` to the contents with these digests, as far as
        these have not left."""
        row = self._db.row("SELECT seq FROM sqlite_sequence WHERE name = 'vectors'")
        held = self.digests_of(list(tail))
        return row is not None and row["seq"] >= last and all(tail[number] == held[number] for number in held)

    def vectors(self, model: str, after: int = 0) -> Iterator[tuple[list[str], Matrix, int]]:
        """Contents and vectors of a model with ids above `after`, some at a time, with the highest id of each part."""
        query = f"SELECT id, digest, vector FROM vectors WHERE model = ? AND id > ? ORDER BY id LIMIT {_ROWS}"  # noqa: S608
        while rows := self._db.rows(query, (model, after)):
            after = int(rows[-1]["id"])
            matrix = np.frombuffer(b"".join(row["vector"] for row in rows), np.float32).reshape(len(rows), -1)
            yield [row["digest"] for row in rows], matrix, after

    def some_vectors(self, model: str, count: int) -> Matrix:
        """The vectors of up to `count` contents, a row each: those of the least digests, which chance gives out."""
        query = "SELECT vector FROM vectors WHERE model = ? ORDER BY digest LIMIT ?"
        rows = [np.frombuffer(row["vector"], np.float32) for row in self._db.rows(query, (model, count))]
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    def vector_count(self, model: str, after: int = 0) -> int:
        """How many contents have a vector of this model with an id above `after`."""
        return self._counted("SELECT count(*) AS n FROM vectors WHERE model = ? AND id > ?", (model, after))

    def dimension(self, model: str) -> int:
        """Length of the vectors of a model, 0 without any."""
        row = self._db.row("SELECT length(vector) / 4 AS n FROM vectors WHERE model = ? LIMIT 1", (model,))
        return int(row["n"]) if row else 0

    def without_vector(self, model: str) -> int:
        """How many files have no vector of this model."""
        return self._counted(f"SELECT count(*) AS n FROM files WHERE {_WITHOUT}", (model,))  # noqa: S608 - our own words

    def lacking(self, model: str, only: Filter = _EVERY) -> set[str]:
        """The contents of all files that pass a filter and have no vector of this model."""
        if not self.without_vector(model):
            return set()
        query = f"SELECT DISTINCT digest FROM files WHERE {only.condition or 'TRUE'} AND {_WITHOUT}"  # noqa: S608
        return {row["digest"] for row in self._db.rows(query, (*only.parameters, model))}

    def contents(self) -> Iterator[File]:
        """All contents, each with one of its files."""
        after = ""
        query = f"SELECT * FROM files WHERE digest > ? GROUP BY digest ORDER BY digest LIMIT {_ROWS}"  # noqa: S608
        while rows := self._db.rows(query, (after,)):
            yield from (File(*row) for row in rows)
            after = rows[-1]["digest"]

    def copied(self) -> set[str]:
        """The contents of which there are several files."""
        return {row["digest"] for row in self._db.rows("SELECT digest FROM files GROUP BY digest HAVING count(*) > 1")}

    def waiting(self, model: str, after: str, count: int) -> list[File]:
        """Some contents without a vector of this model, each with one of its files, by digest from `after` on."""
        query = f"SELECT * FROM files WHERE digest > ? AND {_WITHOUT} GROUP BY digest ORDER BY digest LIMIT ?"  # noqa: S608
        return [File(*row) for row in self._db.rows(query, (after, model, count))]

    def text_vectors(self, model: str, texts: Sequence[str]) -> dict[str, Matrix]:
        """The vectors of some words, as far as they are kept."""
        rows = self._among("SELECT text, vector FROM words WHERE text IN ({}) AND model = ?", texts, model)
        return {row["text"]: np.frombuffer(row["vector"], np.float32) for row in rows}

    def keep_text_vectors(self, model: str, texts: Sequence[str], vectors: Matrix) -> None:
        """Keeps the vectors of words, one row per word."""
        with self._db.transaction():
            for text, row in zip(texts, vectors, strict=True):
                self._db.execute("INSERT OR IGNORE INTO words VALUES (?, ?, ?)", (model, text, row.tobytes()))

    def uses(self, model: str) -> None:
        """Notes the model that makes vectors from now on."""
        row = self._db.row("SELECT model FROM used")
        if row is None or row["model"] != model:
            with self._db.transaction():
                self._db.execute("DELETE FROM used")
                self._db.execute("INSERT INTO used VALUES (?)", (model,))

    def latest_model(self) -> str:
        """The model that was used last and has vectors, else that of the vector that was added last; empty without
        any."""
        used = "SELECT model FROM used WHERE EXISTS (SELECT 1 FROM vectors WHERE vectors.model = used.model)"
        row = self._db.row(used) or self._db.row("SELECT model FROM vectors ORDER BY id DESC LIMIT 1")
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

    def _counted(self, query: str, parameters: tuple[object, ...]) -> int:
        """A count, taken once per change: it reads a whole index, and each search asks for it."""
        version, key = self._version, (query, parameters)
        held = self._counts.get(key)
        if held is None or held[0] != version:
            row = self._db.row(query, parameters)
            held = version, int(row["n"]) if row else 0
            with self._lock:
                self._counts = {known: each for known, each in self._counts.items() if each[0] == version}
                self._counts[key] = held
        return held[1]

    def _among(self, query: str, values: Sequence[str] | Sequence[int], *more: str) -> Iterator[sqlite3.Row]:
        """The rows of a query whose `{}` stands for any number of values."""
        for start in range(0, len(values), _VARIABLES):
            some = values[start : start + _VARIABLES]
            yield from self._db.rows(query.format(",".join("?" * len(some))), (*some, *more))

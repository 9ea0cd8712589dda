"""A SQLite database with one writer: opened safely, migrated step by step, errors told in plain sentences.

Belongs here: what every store needs of SQLite. What the tables mean is the matter of each store.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from assistant.api import StoreProblem
from assistant.api.language import Bilingual
from assistant.refusals import why

WAL_IS_SOUND = (3, 51, 3)
"""The first SQLite without the WAL-reset corruption bug; older ones use the rollback journal."""
_BUSY_S = 5.0
_MUST_BE = "SELECT abs(CASE user_version WHEN {} THEN 0 ELSE -9223372036854775808 END) FROM pragma_user_version"
"""Fails where the database has another version: there is no such number without its sign."""
_LEAST, _MOST = -(2**63), 2**63 - 1


class Damaged(StoreProblem):
    """The file is damaged or is no database."""


Parameters = Sequence[Any] | dict[str, Any]


class Database:
    """One connection, shared by threads one statement or transaction at a time.

    `migrations[n]` is a script that brings version n to n + 1; a new database runs all of them. Raises StoreProblem if
    the file is damaged, from a newer version of the program, or cannot be written.
    """

    def __init__(self, path: Path, migrations: Sequence[str]) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._depth = 0
        with plainly(path):
            _make_private(path)
            self._connection = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
                self._migrate(migrations)
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        journal = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SOUND else "TRUNCATE"
        self._connection.row_factory = sqlite3.Row
        for setting in ("trusted_schema=OFF", "foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.create_function("file_name", 1, file_name, deterministic=True)
        self._connection.create_function("folded", 1, folded, deterministic=True)
        self._version()  # reads the header, so that a damaged file is noticed before anything is written
        self._connection.execute(f"PRAGMA journal_mode={journal}")

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _migrate(self, migrations: Sequence[str]) -> None:
        version = self._version()
        if version > len(migrations):
            raise newer(self.path)
        if 0 < version < len(migrations):
            self._back_up(version)
        for number in range(version, len(migrations)):
            # Another process may have come first, since the version was read: it counts once nobody else can write.
            script = f"BEGIN IMMEDIATE;\n{_MUST_BE.format(number)};\n{migrations[number]}\n"
            try:
                self._connection.executescript(f"{script};PRAGMA user_version={number + 1};\nCOMMIT;")
            except sqlite3.Error:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                if self._version() <= number:
                    raise

    def _back_up(self, version: int) -> None:
        """A copy beside the file before its schema changes. None by a process that another one has forestalled: it
        would put a copy of the new tables in the place of that one's."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            if self._version() == version:
                copy = self._copy_of(str(version))
                copy.unlink(missing_ok=True)
                _make_private(copy)
                # By another connection: one that writes cannot be copied from.
                with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(copy)) as target:
                    source.backup(target)
        finally:
            self._connection.execute("ROLLBACK")

    def _copy_of(self, version: str) -> Path:
        return self.path.with_name(f"{self.path.name}.v{version}.bak")

    def delete_backups(self) -> None:
        """Deletes the copies from before changes of the schema: they hold what is deleted for ever here. To be called
        in that transaction, so that a copy which stays keeps the rest from being called deleted."""
        pattern = self._copy_of("*").name
        for copy in self.path.parent.glob(pattern):
            if copy.name[len(pattern) - len("*.bak") : -len(".bak")].isdecimal():
                with plainly(copy):
                    copy.unlink(missing_ok=True)

    def execute(self, statement: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """One statement; committed at once unless a transaction of this thread is open."""
        with self._lock, plainly(self.path):
            return self._connection.execute(statement, _held(parameters))

    def rows(self, statement: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock, plainly(self.path):
            return self._connection.execute(statement, _held(parameters)).fetchall()

    def row(self, statement: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, if there is one."""
        with self._lock, plainly(self.path):
            row: sqlite3.Row | None = self._connection.execute(statement, _held(parameters)).fetchone()
            return row

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is committed together or not at all. May be nested; the outermost one counts."""
        with self._lock, plainly(self.path):
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self._connection.execute("COMMIT")
            except BaseException:
                # SQLite keeps a transaction open whose COMMIT met a reader.
                if self._depth == 1 and self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def file_name(path: bytes) -> str:
    """The last part of a path as it is kept, as text that can be kept; in statements, too."""
    return Path(os.fsdecode(path)).name.encode("utf-8", "replace").decode("utf-8")


def folded(path: bytes) -> bytes:
    """A path without what people do not tell apart: upper and lower case, and one accent in one or two characters, as
    macOS writes them (canonical caseless matching, Unicode 3.13). Bytes that are no text stay; in statements, too."""
    if path.isascii():
        return path.lower()
    text = unicodedata.normalize("NFD", path.decode("utf-8", "surrogateescape")).casefold()
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogateescape")


def integer(value: int) -> int:
    """The nearest number that SQLite holds: 64 bits with a sign. Nanoseconds of a date after 2262 need more."""
    return min(max(value, _LEAST), _MOST)


def _held(parameters: Parameters) -> Parameters:
    """The values as SQLite takes them: a number from outside that is too large must not end the work on all others."""
    if isinstance(parameters, dict):
        return {name: integer(value) if isinstance(value, int) else value for name, value in parameters.items()}
    return [integer(value) if isinstance(value, int) else value for value in parameters]


def _make_private(path: Path) -> None:
    """The file exists and belongs to its user alone before SQLite opens it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def set_aside(path: Path) -> Path:
    """Renames a damaged database and its journals out of the way; the new name of the database."""
    kept = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    for ending in ("-journal", "-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(kept.with_name(kept.name + ending))
    return kept


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Errors of SQLite and the disk as sentences with a cure."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _problem(path, error) from error
    except OSError as error:
        raise StoreProblem(
            Bilingual(f"{path} cannot be opened: {why(error)}.", f"无法打开 {path}：{why(error).chinese}。"),
            Bilingual("Check the folder's permissions.", "请检查该文件夹的权限。"),
        ) from error


def damaged(path: Path) -> Damaged:
    """That the file cannot be read as it should be."""
    return Damaged(
        Bilingual(f"{path} is damaged or is no database.", f"{path} 已损坏或不是数据库。"),
        Bilingual(
            "Nothing was changed. After `assistant host stop`, move the file away to start anew, "
            "or put a copy in its place.",
            "没有做任何改动。请先 `assistant host stop`，再把该文件移走以重新开始，或换上一份副本。",
        ),
    )


def newer(path: Path) -> StoreProblem:
    """That the tables are of a version that is not known here."""
    return StoreProblem(
        Bilingual(f"{path} was written by a newer version of this program.", f"{path} 是由更新版本的程序写的。"),
        Bilingual("Update the program to open it.", "请更新程序后再打开。"),
    )


def _problem(path: Path, error: sqlite3.DatabaseError) -> StoreProblem:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return StoreProblem(
            Bilingual(f"The disk is full: {path} cannot be written.", f"磁盘已满：无法写入 {path}。"),
            Bilingual("Free some space, then try again.", "请腾出空间后重试。"),
        )
    if name in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
        return damaged(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreProblem(
            Bilingual(f"{path} cannot be written.", f"无法写入 {path}。"),
            Bilingual("Check the file's permissions.", "请检查该文件的权限。"),
        )
    if name.startswith("SQLITE_IOERR"):
        return StoreProblem(
            Bilingual(f"The disk fails at {path}.", f"读写 {path} 时磁盘出错。"),
            Bilingual(
                "Look whether the disk is still there, has space and may be written, then try again.",
                "请检查磁盘是否还在、有没有空间、能否写入，然后重试。",
            ),
        )
    if name.startswith("SQLITE_BUSY"):
        return StoreProblem(
            Bilingual(f"{path} is in use by another process.", f"{path} 正被另一个进程使用。"),
            Bilingual("Close the other program: assistant host status.", "请关闭另一个程序：assistant host status。"),
        )
    return StoreProblem(Bilingual(f"{path} cannot be used: {error}.", f"无法使用 {path}：{error}。"))

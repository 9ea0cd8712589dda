"""Whether a database is whole, looked at without writing to it and without keeping anybody from writing."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from assistant.sqlite.database import damaged, newer, plainly

HELD_S = 1.0
"""Seconds for which writers may be kept waiting, who give up after 5."""
_TIMES = 3
_State = tuple[tuple[int, int], ...]


def look(path: Path, migrations: Sequence[str], held_s: float = HELD_S) -> None:
    """Reads the whole file, if it is there. Nothing is told while an unfinished write of a killed process waits to be
    undone by the next start, nor of a large file that changes whenever it is read. Raises StoreProblem as opening the
    file would, and Damaged whichever page is.
    """
    if not path.exists():
        return
    with plainly(path):
        try:
            version, sound = _read(path, "mode=ro", held_s)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_READONLY_ROLLBACK":
                return
            if not error.sqlite_errorname.startswith(("SQLITE_INTERRUPT", "SQLITE_BUSY")):
                raise
            version, sound = _beside_writers(path)
    if not sound:
        raise damaged(path)
    if version > len(migrations):
        raise newer(path)


def _read(path: Path, how: str, held_s: float) -> tuple[int, bool]:
    """The version, and whether everything is sound. Raises OperationalError (SQLITE_INTERRUPT, SQLITE_BUSY) after so
    many seconds for which a writer would have had to wait, or a writer was waited for."""
    uri = f"{path.absolute().as_uri()}?{how}"
    with closing(sqlite3.connect(uri, timeout=held_s, uri=True, check_same_thread=False)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        timer = threading.Timer(held_s, connection.interrupt)
        if how == "mode=ro" and journal != "wal":  # there nobody waits for readers
            timer.start()
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (first,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            timer.cancel()
            if timer.ident is not None:
                timer.join()
    return int(version), first == "ok"


def _beside_writers(path: Path) -> tuple[int, bool]:
    """The same without any lock. What is not sound counts only if nobody wrote meanwhile."""
    for _ in range(_TIMES):
        before = _state(path)
        try:
            version, sound = _read(path, "immutable=1", 0)
        except sqlite3.DatabaseError:
            version, sound = 0, False
        if sound:
            return version, True
        if _state(path) == before:
            return 0, False
    return 0, True


def _state(path: Path) -> _State:
    """What changes when somebody writes: times and sizes of the file and its journal. Nothing is opened: to close it
    would give back the locks that this process holds."""
    found = []
    for file in (path, path.with_name(f"{path.name}-journal")):
        try:
            facts = file.stat()
            found.append((facts.st_mtime_ns, facts.st_size))
        except FileNotFoundError:
            found.append((0, 0))
    return tuple(found)

"""Whether a database is whole, looked at without writing to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from assistant.sqlite.database import damaged, newer, plainly


def look(path: Path, migrations: Sequence[str]) -> None:
    """Reads the whole file, if it is there. Nothing is told while an unfinished write of a killed process waits to be
    undone by the next start. Raises StoreProblem as opening the file would, and Damaged whichever page is."""
    if not path.exists():
        return
    with plainly(path), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (first,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_READONLY_ROLLBACK":
                return
            raise
    if first != "ok":
        raise damaged(path)
    if version > len(migrations):
        raise newer(path)

"""Files that could not be brought in, and why: kept until they are, are gone, or their folder leaves the library."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable

from assistant.api.language import Bilingual, in_language
from assistant.library.filters import below
from assistant.sqlite import Database

_BELOW = "path = ? OR (path >= ? AND path < ?)"


class Failures:
    """Part of the library's store. Thread-safe; raises StoreProblem."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, failed: Iterable[tuple[bytes, str]]) -> None:
        """Notes files with the reason, which may be bilingual; a newer reason replaces an older."""
        rows = [(path, in_language(why, "en"), in_language(why, "zh")) for path, why in failed]
        if rows:
            with self._db.transaction():
                for row in rows:
                    self._db.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", row)

    def keep(self, folder: bytes, failed: Collection[bytes]) -> None:
        """Forgets what is at or below a folder and not among `failed`."""
        found = self._db.rows(f"SELECT path FROM failures WHERE {_BELOW}", (folder, *below(folder)))  # noqa: S608
        gone = [row["path"] for row in found if row["path"] not in failed]
        if gone:
            with self._db.transaction():
                for path in gone:
                    self._db.execute("DELETE FROM failures WHERE path = ?", (path,))

    def count(self) -> int:
        row = self._db.row("SELECT count(*) AS n FROM failures")
        return int(row["n"]) if row else 0

    def first(self, most: int) -> list[tuple[str, Bilingual]]:
        """Some of them as (path, why), by path."""
        rows = self._db.rows("SELECT * FROM failures ORDER BY path LIMIT ?", (most,))
        return [(os.fsdecode(row["path"]), Bilingual(row["english"], row["chinese"])) for row in rows]

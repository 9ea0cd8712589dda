"""Files that could not be brought in, and why: kept until they are, are gone, or their folder leaves the library."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.api.language import Bilingual, in_language
from assistant.library.filters import below
from assistant.sqlite import Database

_BELOW = "path = ? OR (path >= ? AND path < ?)"
_ADD = (
    "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE"
    " SET english = excluded.english, chinese = excluded.chinese, size = excluded.size, modified = excluded.modified,"
    " decoder = excluded.decoder WHERE (english, chinese, size, modified, decoder)"
    " IS NOT (excluded.english, excluded.chinese, excluded.size, excluded.modified, excluded.decoder)"
)
"""What is so already is not written: the watch of a folder around the database hears each write."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that cannot be brought in, and why. Where the decoder said so, size and modification time (nanoseconds)
    of what it read, and what it could decode; another reason may pass, and is of no decoder."""

    path: bytes
    why: str
    size: int = 0
    modified: int = 0
    decoder: str = ""


class Failures:
    """Part of the library's store. Thread-safe; raises StoreProblem."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, failed: Iterable[Problem]) -> None:
        """Notes files with the reason, which may be bilingual; a newer reason replaces an older."""
        rows = [
            (
                each.path,
                in_language(each.why, "en"),
                in_language(each.why, "zh"),
                each.size,
                each.modified,
                each.decoder,
            )
            for each in failed
        ]
        if rows:
            with self._db.transaction():
                for row in rows:
                    self._db.execute(_ADD, row)

    def refused(self, folder: bytes, decoder: str) -> dict[bytes, Problem]:
        """What a decoder that can do the same refused at or below a folder, by path."""
        query = f"SELECT * FROM failures WHERE decoder = ? AND ({_BELOW})"  # noqa: S608 - our own words
        rows = self._db.rows(query, (decoder, folder, *below(folder)))
        return {
            row["path"]: Problem(
                row["path"], Bilingual(row["english"], row["chinese"]), row["size"], row["modified"], row["decoder"]
            )
            for row in rows
        }

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

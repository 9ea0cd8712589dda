"""A database whose transactions are whole or not there, whatever meets their end."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.api import StoreProblem
from assistant.sqlite import Database

_TABLES = ("CREATE TABLE kept (words TEXT NOT NULL)",)


def keep(database: Database, words: str) -> None:
    """A transaction inside another."""
    with database.transaction(), database.transaction():
        database.execute("INSERT INTO kept VALUES (?)", (words,))


def test_a_commit_that_meets_a_reader_is_undone_and_the_next_one_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite3"
    with closing(Database(path, _TABLES)) as database, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        database.execute("PRAGMA journal_mode = TRUNCATE")  # with a write-ahead log readers are in nobody's way
        database.execute("PRAGMA busy_timeout = 10")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM kept").fetchone()
        with pytest.raises(StoreProblem, match="in use by another process"):
            keep(database, "lost")
        reader.execute("COMMIT")
        database.execute("INSERT INTO kept VALUES ('alone')")
        keep(database, "together")
        assert [row[0] for row in reader.execute("SELECT words FROM kept")] == ["alone", "together"]

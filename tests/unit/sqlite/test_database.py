"""A database whose transactions are whole or not there, whatever meets their end."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
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


def test_the_tables_are_made_once_where_two_processes_begin_at_once(tmp_path: Path) -> None:
    """The second has seen that there are none, and waits for the first, which makes them."""
    path, looked = tmp_path / "some.sqlite3", threading.Event()
    tables = (*_TABLES, "INSERT INTO kept VALUES ('once')", "INSERT INTO kept VALUES ('twice')")

    class Second(Database):
        migrates = False

        def _migrate(self, migrations: Sequence[str]) -> None:
            self.migrates = True
            super()._migrate(migrations)

        def _version(self) -> int:
            version = super()._version()
            if self.migrates:
                looked.set()
            return version

    made: list[Database] = []
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as first:
        first.execute("PRAGMA journal_mode = TRUNCATE")
        first.execute("BEGIN IMMEDIATE")
        second = threading.Thread(target=lambda: made.append(Second(path, tables)))
        second.start()
        assert looked.wait(20)
        for statement in (*tables[:2], "PRAGMA user_version = 2", "COMMIT"):
            first.execute(statement)
        second.join(20)
    (database,) = made
    with closing(database):
        assert [row["words"] for row in database.rows("SELECT words FROM kept")] == ["once", "twice"]


def test_the_copy_is_of_the_version_before_also_where_another_program_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.sqlite3"
    steps = ["CREATE TABLE kept (word TEXT)", "ALTER TABLE kept RENAME COLUMN word TO words"]
    old = Database(path, steps[:1])
    old.execute("INSERT INTO kept VALUES ('rhubarb')")
    old.close()
    told = Database._version
    others: list[Database] = []

    def version(database: Database) -> int:
        found = told(database)
        if not others:
            monkeypatch.setattr(Database, "_version", told)
            others.append(Database(path, steps))
        return found

    reads = iter([told, version])  # the first one is a look whether the file is whole
    monkeypatch.setattr(Database, "_version", lambda database: next(reads, told)(database))
    Database(path, steps).close()
    others[0].close()
    with closing(sqlite3.connect(tmp_path / "x.sqlite3.v1.bak")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT word FROM kept").fetchall() == [("rhubarb",)]

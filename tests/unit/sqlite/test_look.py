"""A database is looked at from end to end, however large it is, and whoever writes to it meanwhile goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assistant.sqlite import Damaged, Database, look

_TABLES = ("CREATE TABLE kept (id INTEGER PRIMARY KEY, words TEXT NOT NULL)",)
_ROWS = 20_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.sqlite3"
    with closing(Database(path, _TABLES)) as database, database.transaction():
        for number in range(_ROWS):
            database.execute("INSERT INTO kept VALUES (?, ?)", (number, "words " * 30))
    return path


def spoilt(file: Path) -> None:
    """A page in the middle holds nothing that makes sense."""
    with file.open("r+b") as raw:
        raw.seek(file.stat().st_size // 2 // 4096 * 4096)
        raw.write(b"\xff" * 4096)


@contextmanager
def written(file: Path) -> Iterator[list[int]]:
    """Somebody changes rows all over the file, a commit each; how many rows of each commit that took."""
    commits: list[int] = []
    ended = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(file, timeout=5, isolation_level=None)) as connection:
            while not ended.is_set():
                words = f"{len(commits)} " * 40
                done = connection.execute("UPDATE kept SET words = ? WHERE id % 50 = ?", (words, len(commits) % 50))
                commits.append(done.rowcount)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield commits
    finally:
        ended.set()
        thread.join()


@pytest.mark.parametrize("held_s", [60, 0])
def test_a_damaged_page_is_found_with_and_without_a_lock(file: Path, held_s: float) -> None:
    look(file, _TABLES, held_s)
    spoilt(file)
    with pytest.raises(Damaged):
        look(file, _TABLES, held_s)


def test_who_holds_the_file_for_long_is_not_waited_for(file: Path) -> None:
    spoilt(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Damaged):
            look(file, _TABLES, 0.01)


def test_who_writes_all_the_time_goes_on_and_damages_nothing(file: Path) -> None:
    with written(file) as commits:
        for _ in range(20):
            before = len(commits)
            look(file, _TABLES, 0)
            while len(commits) < before + 2:
                assert threading.active_count() > 1, "the writer ended"
    assert set(commits) == {_ROWS // 50}
    look(file, _TABLES)


def test_the_locks_of_this_process_outlive_a_look(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        look(file, _TABLES, 0)
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM kept')"
        done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=False)
    assert "database is locked" in done.stderr

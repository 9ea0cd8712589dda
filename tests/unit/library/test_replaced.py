"""A search index outlives its database: one that is moved away, copied or set aside leaves its index behind."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.library.generations import Generations
from assistant.library.indexes import Indexes
from assistant.library.store import LibraryStore
from tests.unit.library.test_generations import MODEL, add, filled

COUNT = 60


class Served:
    """A store and what answers for it; each one is a new process's view."""

    def __init__(self, root: Path) -> None:
        self.database = root / "library.sqlite3"
        self.store = LibraryStore(self.database)
        self.index = Generations(root / "index", MODEL)
        self.indexes = Indexes(self.store, self.database, self.index, MODEL, 10**9)

    def build(self) -> None:
        assert self.index.build(self.database, threading.Event())

    def wrong(self) -> list[str]:
        """The contents that do not find themselves."""
        (digests, matrix, _), *_ = list(self.store.vectors(MODEL))
        return [name for name, row in zip(digests, matrix, strict=True) if self.nearest(row) != name]

    def nearest(self, target: np.ndarray) -> str:
        (found, _), *_ = self.indexes.nearest(target, 1)[0] or [("", 0.0)]
        return found

    def close(self) -> None:
        self.indexes.close()
        self.store.close()


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Served]:
    return lambda: Served(tmp_path)


def test_a_new_database_in_the_place_of_the_old_one_does_not_trust_its_index(
    tmp_path: Path, opened: Callable[[], Served]
) -> None:
    filled(tmp_path / "library.sqlite3", COUNT).close()
    first = opened()
    first.build()
    assert first.indexes.serving
    first.close()
    (tmp_path / "library.sqlite3").rename(tmp_path / "old.sqlite3")
    second = opened()
    add(second.store, 1000, COUNT)
    assert not second.indexes.serving
    assert not second.wrong()
    second.build()
    assert second.indexes.serving
    assert not second.wrong()
    second.close()


@pytest.mark.parametrize("missing", [1, 30], ids=["a little older", "much older"])
def test_an_older_copy_that_goes_its_own_way_does_not_trust_the_index(
    tmp_path: Path, opened: Callable[[], Served], missing: int
) -> None:
    database = tmp_path / "library.sqlite3"
    filled(database, COUNT - missing).close()
    shutil.copy(database, tmp_path / "copy")
    first = opened()
    add(first.store, COUNT - missing, missing)
    first.build()
    first.close()
    shutil.copy(tmp_path / "copy", database)
    second = opened()
    assert not second.indexes.serving
    assert not second.wrong()
    add(second.store, 2000, 2 * missing)
    second.close()
    # Also when as many ids as the index knows were given since.
    third = opened()
    assert not third.indexes.serving
    assert not third.wrong()
    third.close()


def test_an_index_serves_on_after_a_start_though_the_newest_pictures_have_left(
    tmp_path: Path, opened: Callable[[], Served]
) -> None:
    filled(tmp_path / "library.sqlite3", COUNT).close()
    first = opened()
    first.build()
    first.close()
    second = opened()
    second.store.remove([b"/p/" + f"{number:064x}".encode() for number in (COUNT - 1, COUNT - 2)])
    second.store.sweep()
    second.close()
    third = opened()
    assert third.indexes.serving
    third.close()

"""What leaves the library in the moment in which something else works with it."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from assistant.api import Query
from assistant.library.filters import Filter
from assistant.library.store import File, LibraryStore
from tests.unit.library.conftest import Shelf


def test_a_list_leaves_out_what_leaves_the_library_meanwhile(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [shelf.put(f"{seed}.png", "white", "red", seed) for seed in range(5)]
    shelf.index()
    usual = LibraryStore.with_digests

    def later(store: LibraryStore, digests: Sequence[str], only: Filter = Filter()) -> dict[str, list[File]]:
        monkeypatch.setattr(LibraryStore, "with_digests", usual)
        store.remove([os.fsencode(paths[2])])
        return usual(store, digests, only)

    monkeypatch.setattr(LibraryStore, "with_digests", later)
    hits = shelf.search(Query(limit=4)).hits
    assert len(hits) == 4
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    assert str(paths[2]) not in [hit.picture.path for hit in hits]

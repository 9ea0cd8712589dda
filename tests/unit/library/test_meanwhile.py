"""What leaves the library in the moment in which something else works with it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from assistant.api import Picture, Query, Vectors
from assistant.library.filters import Filter
from assistant.library.library import PictureLibrary
from assistant.library.pictures import PictureStore
from assistant.library.store import File, LibraryStore
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder
from tests.unit.library.conftest import Shelf


def test_a_list_leaves_out_what_leaves_the_library_meanwhile(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [shelf.put(f"{seed}.png", "white", "red", seed) for seed in range(5)]
    shelf.index()
    usual = LibraryStore.with_digests

    def later(store: LibraryStore, digests: Sequence[str], *only: Filter) -> dict[str, list[File]]:
        monkeypatch.setattr(LibraryStore, "with_digests", usual)
        store.remove([os.fsencode(paths[2])])
        return usual(store, digests, *only)

    monkeypatch.setattr(LibraryStore, "with_digests", later)
    hits = shelf.search(Query(limit=4)).hits
    assert len(hits) == 4
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    assert str(paths[2]) not in [hit.picture.path for hit in hits]


def test_no_vector_is_kept_of_what_leaves_while_it_is_embedded(shelf: Shelf, decoder: Decoder, tmp_path: Path) -> None:
    class Leaving(ColourEmbedder):
        def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
            vectors = super().embed_pictures(pictures)
            library.leave([picture.path for picture in pictures])
            return vectors

    shelf.put("a.png", "white", "red")
    shelf.index()
    shelf.library.close()
    library = PictureLibrary(shelf.database, shelf.generations, decoder, background=lambda _: Leaving(decoder))
    drawn = PictureStore(tmp_path / "pictures", decoder).add(str(shelf.put("../drawn.png", "green", "white")))
    library.join(drawn)
    library.wait()
    library.close()
    with closing(sqlite3.connect(shelf.database)) as raw:
        assert raw.execute("SELECT count(*) FROM vectors").fetchone() == (1,)


def test_what_leaves_for_ever_is_in_no_copy_of_the_database_either(
    shelf: Shelf, decoder: Decoder, tmp_path: Path
) -> None:
    drawn = PictureStore(tmp_path / "pictures", decoder).add(str(shelf.put("../drawn.png", "green", "white")))
    shelf.library.join(drawn)
    copy = shelf.database.with_name(f"{shelf.database.name}.v4.bak")
    shutil.copy(shelf.database, copy)
    shelf.library.leave([drawn.stored])
    assert not copy.exists()
    assert shelf.library.status().pictures == 0

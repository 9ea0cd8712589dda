"""Copies of pictures: a search hit that was shown stays when the user's file goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api import BadInput, Query
from assistant.library.library import PictureLibrary
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from tests.unit.library.conftest import Shelf


@pytest.fixture
def store(tmp_path: Path, decoder: Decoder) -> PictureStore:
    return PictureStore(tmp_path / "kept", decoder)


def test_a_found_picture_outlives_the_file(shelf: Shelf, store: PictureStore) -> None:
    path = shelf.put("a.png", "white", "red")
    shelf.index()
    bytes_then = path.read_bytes()
    hit = shelf.search(Query(("red",))).hits[0].picture
    kept = store.keep(hit)
    path.unlink()
    assert kept.stored == store.stored(hit.digest)
    assert Path(kept.stored).read_bytes() == bytes_then
    assert kept.path == str(path)
    assert store.keep(hit).stored == kept.stored


@pytest.mark.parametrize("change", ["gone", "other"])
def test_a_file_that_is_no_longer_what_was_found_is_not_kept(shelf: Shelf, store: PictureStore, change: str) -> None:
    path = shelf.put("a.png", "white", "red")
    shelf.index()
    hit = shelf.search(Query(("red",))).hits[0].picture
    path.unlink() if change == "gone" else shelf.put("a.png", "black", "green")
    assert store.keep(hit) == hit
    assert not Path(store.stored(hit.digest)).exists()


def test_a_picture_is_looked_at_where_it_lies(shelf: Shelf, store: PictureStore, tmp_path: Path) -> None:
    path = shelf.put("a.png", "white", "red")
    there, kept = store.in_place(str(path)), store.add(str(path))
    assert there == replace(kept, stored=str(path))
    store.forget([kept.digest])
    assert store.in_place(str(path)) == there
    assert [file for file in (tmp_path / "kept").rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("data", [b"", b"no picture", None])
def test_what_is_no_picture_is_refused_where_it_lies_in_the_same_words(
    store: PictureStore, tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "x.png"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BadInput) as copied:
        store.add(str(path))
    with pytest.raises(BadInput) as there:
        store.in_place(str(path))
    assert (there.value.message, there.value.hint) == (copied.value.message, copied.value.hint)


def test_pictures_are_kept_apart_also_where_a_link_leads_to_their_folder(
    tmp_path: Path, decoder: Decoder, shelf: Shelf
) -> None:
    """As when the program's data were moved to another disk."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    shelf.library.close()
    shelf.library = PictureLibrary(shelf.database, shelf.generations, decoder, kept=tmp_path / "link")
    drawn = PictureStore(tmp_path / "link", decoder).add(str(shelf.put("a.png", "white", "red")))
    shelf.library.join(drawn)
    assert shelf.library.state()["drawn"] == 1
    (shelf.photos / "a.png").unlink()
    assert shelf.library.file_of(drawn.digest)
    shelf.library.leave([drawn.stored])
    assert shelf.library.state()["pictures"] == 0

"""What the library has more than once: by bytes, and by how it looks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from assistant.api import Query
from tests.unit.library.conftest import Shelf


def names(shelf: Shelf) -> list[list[list[str]]]:
    return [[[Path(path).name for path in same] for same in group.contents] for group in shelf.library.duplicates()]


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    """Two groups and two pictures that are there once: three copies of one, and one that was saved again, smaller."""
    first = shelf.put("a.png", "white", "red", 1)
    shutil.copy(first, shelf.photos / "b.png")
    shutil.copy(first, shelf.photos / "c.png")
    large = Image.open(shelf.put("d.png", "blue", "yellow", 2)).resize((256, 256))
    large.save(shelf.photos / "d.png")
    large.resize((200, 200)).save(shelf.photos / "e.jpg", quality=95)
    shelf.put("f.png", "black", "green", 3)
    shelf.put("g.png", "white", "purple", 4)
    shelf.index()
    return shelf


def test_the_largest_groups_come_first_and_in_each_the_largest_picture(full: Shelf) -> None:
    assert names(full) == [[["a.png", "b.png", "c.png"]], [["d.png"], ["e.jpg"]]]
    shutil.copy(full.photos / "e.jpg", full.photos / "h.jpg")
    shutil.copy(full.photos / "e.jpg", full.photos / "i.jpg")
    full.index()
    assert names(full) == [[["d.png"], ["e.jpg", "h.jpg", "i.jpg"]], [["a.png", "b.png", "c.png"]]]


def test_files_that_are_gone_are_in_no_group(full: Shelf) -> None:
    for name in ("b.png", "d.png"):
        (full.photos / name).unlink()
    assert names(full) == [[["a.png", "c.png"]]]
    full.photos.rename(full.photos.with_name("drive"))
    assert names(full) == []


def test_a_hit_names_its_copies(full: Shelf) -> None:
    copies = [str(full.photos / "b.png"), str(full.photos / "c.png")]
    (hit, *_) = full.search(Query(("red",))).hits
    assert (Path(hit.picture.path).name, hit.duplicates, list(hit.copies)) == ("a.png", 2, copies)
    hits = full.search(Query(("blue",))).hits
    assert [(hit.duplicates, len(hit.copies)) for hit in hits[:1]] == [(1, 1)]
    listed = {Path(hit.picture.path).name: list(hit.copies) for hit in full.search(Query()).hits}
    assert listed["a.png"] == copies
    assert listed["f.png"] == []

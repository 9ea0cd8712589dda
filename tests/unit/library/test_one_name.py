"""A folder that has two names which are no links, as on a disk that takes upper and lower case for the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.api import Query
from assistant.library.one_name import known_as
from assistant.library.scan import Scan
from assistant.library.store import LibraryStore
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_index import counts
from tests.unit.library.test_single import again


@pytest.fixture
def other(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second name. A link that nothing takes for one is such a name: both lead to one device and inode."""
    for number in range(3):
        shelf.put(f"2019/{number}.png", "white", "red", number)
    name = shelf.photos.with_name("Photos")
    name.symlink_to(shelf.photos)
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)
    return name


def test_the_walk_of_a_folder_does_not_leave_it_to_its_other_name(shelf: Shelf, other: Path) -> None:
    scan = Scan(os.fsencode(shelf.photos), [os.fsencode(other)])
    assert [Path(os.fsdecode(seen.path)).name for seen in scan.files()] == ["0.png", "1.png", "2.png"]


def test_the_first_name_stands_for_all(shelf: Shelf, other: Path) -> None:
    assert counts(shelf.index(shelf.photos)) == (3, 0, 0, 0, 0)
    assert counts(shelf.index(other)) == (0, 0, 0, 3, 0)
    assert counts(shelf.index(other / "2019")) == (0, 0, 0, 3, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 3),)
    assert len(shelf.search(Query(("red",), folder=str(other / "2019"))).hits) == 3
    assert shelf.library.remove(str(other)) == (3, [])


def test_a_library_that_knows_both_names_loses_nothing(
    shelf: Shelf, other: Path, open_shelf: Callable[..., Shelf]
) -> None:
    shelf.index(shelf.photos)
    shelf.library.close()
    store = LibraryStore(shelf.database)
    store.add_folder(os.fsencode(other))
    store.close()
    reopened = open_shelf()
    for _ in range(2):
        report = again(reopened)
        assert (report.added, report.removed, reopened.library.status().pictures) == (0, 0, 3)
    assert reopened.library.status().folders == ((str(other), 3),)


def test_a_place_that_is_not_there_is_known_by_what_is_around_it(shelf: Shelf, other: Path) -> None:
    folders = [os.fsencode(shelf.photos)]
    assert known_as(os.fsencode(other / "gone/deep"), folders) == os.fsencode(shelf.photos / "gone/deep")
    for place in (shelf.photos / "2019", shelf.photos.parent, Path("/")):
        assert known_as(os.fsencode(place), folders) == os.fsencode(place)

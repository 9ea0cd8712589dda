"""Watching folders, with the system's real notifications."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.library import watch
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder, scene
from tests.unit.library.conftest import Shelf

LOOKS = 120
"""About a minute: far more than a notification ever took."""


def quiet(changes: Iterator[bool]) -> None:
    """Returns once a look tells nothing."""
    while next(changes):
        pass


def heard(changes: Iterator[bool], where: Path | None = None) -> None:
    """Fails unless a change is told."""
    assert any(itertools.islice(changes, LOOKS)), where


def test_each_change_is_told_until_it_is_closed(shelf: Shelf) -> None:
    (shelf.photos / "sub").mkdir()
    changes = watch.changes([os.fsencode(shelf.photos)])
    assert next(changes) in (False, True)
    for change in (
        lambda: shelf.put("a.png", "white", "red"),
        lambda: (shelf.photos / "a.png").rename(shelf.photos / "sub" / "b.png"),
        lambda: os.unlink(os.fsencode(shelf.photos) + b"/sub/b.png"),
        lambda: Path(os.fsdecode(os.fsencode(shelf.photos) + b"/\xff.png")).touch(),
    ):
        quiet(changes)
        change()
        heard(changes)
    changes.close()


def test_without_folders_those_of_the_library_are_watched(shelf: Shelf) -> None:
    shelf.put("a.png", "white", "red")
    shelf.index()
    changes = shelf.library.watch([])
    next(changes)
    (shelf.photos / "a.png").unlink()
    heard(changes)


def test_what_cannot_be_watched_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        next(watch.changes([os.fsencode(tmp_path / "gone")]))
    strange = os.fsencode(tmp_path) + b"/\xff"
    os.mkdir(strange)
    with pytest.raises(BadInput, match="cannot be watched"):
        next(watch.changes([strange]))


@pytest.mark.parametrize("way", ["deleted", "renamed", "around it renamed"])
def test_a_folder_that_was_away_is_heard_again(tmp_path: Path, way: str) -> None:
    folder, other = tmp_path / "drives" / "photos", tmp_path / "other"
    for each in (folder, other):
        each.mkdir(parents=True)
    changes = watch.changes([os.fsencode(folder), os.fsencode(other)])
    quiet(changes)
    if way == "deleted":
        shutil.rmtree(folder)
    elif way == "renamed":
        folder.rename(tmp_path / "elsewhere")
    else:
        folder.parent.rename(tmp_path / "elsewhere")
    heard(changes)
    quiet(changes)
    folder.mkdir(parents=True)
    heard(changes)
    for place in (folder, other):
        quiet(changes)
        (place / "new.png").touch()
        heard(changes, place)
    changes.close()


def test_a_folder_that_is_replaced_between_two_looks_is_heard_again(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    changes = watch.changes([os.fsencode(folder)])
    quiet(changes)
    folder.rmdir()
    folder.mkdir()
    heard(changes)
    quiet(changes)
    (folder / "new.png").touch()
    heard(changes)
    changes.close()


def test_one_folder_that_is_not_there_is_waited_for(tmp_path: Path) -> None:
    here, away = tmp_path / "here", tmp_path / "away"
    here.mkdir()
    changes = watch.changes([os.fsencode(away), os.fsencode(here)])
    quiet(changes)
    away.mkdir()
    heard(changes)
    quiet(changes)
    (away / "new.png").touch()
    heard(changes)
    changes.close()


def test_a_file_is_not_watched(shelf: Shelf) -> None:
    file = shelf.put("a.png", "white", "red")
    with pytest.raises(BadInput, match="no folder"):
        next(watch.changes([os.fsencode(shelf.photos), os.fsencode(file)]))


@pytest.mark.parametrize(
    "place", [".cache/a.png", ".hidden.png", "node_modules/a.png", "private/deep/a.png", "a.log", "sub/.git/x/a.png"]
)
def test_what_no_walk_comes_to_is_not_told(shelf: Shelf, place: str) -> None:
    for folder in (Path(place).parent, Path("sub")):
        (shelf.photos / folder).mkdir(parents=True, exist_ok=True)
    (shelf.photos / ".assistantignore").write_text("private/\n")
    changes = watch.changes([os.fsencode(shelf.photos)])
    quiet(changes)
    scene("white", "red").save(shelf.photos / place, "PNG")
    assert not any(itertools.islice(changes, 4))
    shelf.put("sub/b.png", "white", "red")
    heard(changes)
    quiet(changes)
    (shelf.photos / ".assistantignore").write_text("")
    heard(changes)
    changes.close()


def test_a_watched_home_folder_gets_quiet(tmp_path: Path, decoder: Decoder, embedder: ColourEmbedder) -> None:
    """The program's own files lie in it, as they do in many homes."""
    home = tmp_path / "home"
    (home / "photos").mkdir(parents=True)
    scene("red", "blue").save(home / "photos/a.png")
    (home / "photos/broken.png").write_bytes(b"no picture")
    for data in (home / ".local/share", home / "Library"):
        library = PictureLibrary(data / "library.sqlite3", tmp_path / "cache", decoder)
        changes = library.watch([str(home)])
        next(changes)
        for _ in range(2):
            list(library.for_turn(lambda: embedder).index([str(home)]))
            quiet(changes)
        list(library.for_turn(lambda: embedder).index([str(home)]))
        assert not any(itertools.islice(changes, 4)), "each run leads to the next one"
        library.close()


def test_a_hidden_folder_that_is_watched_by_its_name_is_heard(tmp_path: Path) -> None:
    folder = tmp_path / ".photos"
    folder.mkdir()
    changes = watch.changes([os.fsencode(folder)])
    quiet(changes)
    (folder / "a.png").touch()
    heard(changes)
    changes.close()

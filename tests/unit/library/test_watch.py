"""Watching folders, with the system's real notifications."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.library import watch
from tests.unit.library.conftest import Shelf

LOOKS = 120
"""About a minute: far more than a notification ever took."""


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
        while next(changes):
            pass
        change()
        assert any(itertools.islice(changes, LOOKS))
    changes.close()


def test_without_folders_those_of_the_library_are_watched(shelf: Shelf) -> None:
    shelf.put("a.png", "white", "red")
    shelf.index()
    changes = shelf.library.watch([])
    next(changes)
    (shelf.photos / "a.png").unlink()
    assert any(itertools.islice(changes, LOOKS))


def test_what_cannot_be_watched_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        next(watch.changes([os.fsencode(tmp_path / "gone")]))
    strange = os.fsencode(tmp_path) + b"/\xff"
    os.mkdir(strange)
    with pytest.raises(BadInput, match="cannot be watched"):
        next(watch.changes([strange]))

"""Files of one content while it is brought in: what happens to one of them is not told of the others."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.api import Picture, Query, Vectors
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_index import counts


class Losing(ColourEmbedder):
    """The first picture that it is given vanishes or changes, before or after it was read."""

    def __init__(self, decoder: Decoder, early: bool, changes: bool) -> None:
        super().__init__(decoder, "2")
        self._early, self._changes = early, changes
        self._lost = False

    def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
        if self._early:
            self._lose(Path(pictures[0].path))
        vectors = super().embed_pictures(pictures)
        self._lose(Path(pictures[0].path))
        return vectors

    def _lose(self, path: Path) -> None:
        if not self._lost:
            self._lost = True
            path.unlink()
            if self._changes:
                path.write_bytes(b"now something else entirely")


@pytest.mark.parametrize("changes", [False, True], ids=["vanishes", "changes"])
@pytest.mark.parametrize("early", [False, True], ids=["after", "before"])
@pytest.mark.parametrize("known", [False, True], ids=["new", "known"])
def test_a_copy_that_is_lost_costs_no_other_copy(
    shelf: Shelf, decoder: Decoder, known: bool, early: bool, changes: bool
) -> None:
    first = shelf.put("a.png", "white", "red")
    for name in ("b.png", "c.png"):
        shutil.copy(first, shelf.photos / name)
    if known:
        shelf.index()
    shelf.embedder = Losing(decoder, early, changes)
    added, updated, removed, _, failed = counts(shelf.index())
    assert (added, updated) == ((0, 2) if known else (2, 0))
    assert (removed, failed) == (int(known and not changes), int(changes))
    assert shelf.library.status().pictures == 2
    assert shelf.search(Query(("red",))).hits[0].duplicates == 1


@pytest.mark.parametrize(("source", "target"), [("1", "2"), ("2", "1")])
def test_what_moves_between_two_folders_of_the_library_keeps_its_vector(shelf: Shelf, source: str, target: str) -> None:
    moved = shelf.put(f"{source}/a.png", "white", "red")
    for folder in (source, target):
        shelf.put(f"{folder}/stays.png", "white", "blue", int(folder))
    folders = shelf.photos / "1", shelf.photos / "2"
    shelf.index(*folders)
    before = shelf.embedder.calls
    moved.rename(shelf.photos / target / "a.png")
    assert counts(shelf.index(*folders)) == (1, 0, 1, 2, 0)
    assert shelf.embedder.calls == before
    (shelf.photos / target / "a.png").unlink()
    assert counts(shelf.index(*folders)) == (0, 0, 1, 2, 0)
    assert shelf.library._store.vector_count(f"{shelf.embedder.info.id}@{shelf.embedder.info.revision}") == 2

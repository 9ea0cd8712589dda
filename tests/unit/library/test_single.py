"""Files that were brought in by their own names and lie in no folder of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import IndexReport, Request, Result
from assistant.kit.trial import Trial
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from assistant_retrieval.plugin import INDEX, RetrievalPlugin
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_index import counts


@pytest.fixture
def single(shelf: Shelf) -> Path:
    shelf.put("a.png", "white", "red")
    shelf.index()
    path = shelf.put("../desk/one.png", "white", "green").resolve()
    shelf.put("../desk/other.png", "white", "green", 3)
    assert shelf.index(path).added == 1
    return path


def again(shelf: Shelf) -> IndexReport:
    report = list(shelf.library.for_turn(lambda: shelf.embedder).index([]))[-1]
    assert isinstance(report, IndexReport)
    return report


def test_a_single_file_that_is_deleted_leaves_at_the_next_run(shelf: Shelf, single: Path, decoder: Decoder) -> None:
    shelf.kept.mkdir()
    drawn = PictureStore(shelf.kept, decoder).add(str(shelf.put("../drawn.png", "black", "blue")))
    shelf.library.join(drawn)
    assert counts(again(shelf)) == (0, 0, 0, 2, 0)
    single.unlink()
    assert counts(shelf.index()) == (0, 0, 0, 1, 0), "a folder that is named is looked through alone"
    assert counts(again(shelf)) == (0, 0, 1, 1, 0)
    assert (shelf.library.state()["pictures"], shelf.library.state()["drawn"]) == (2, 1)


def test_a_single_file_that_changed_is_read_again(shelf: Shelf, single: Path) -> None:
    shelf.put(f"../desk/{single.name}", "yellow", "purple", 5)
    assert counts(again(shelf)) == (0, 1, 0, 1, 0)
    assert shelf.names("purple")[0] == single.name


def test_a_single_file_whose_folder_is_away_stays_and_is_told(shelf: Shelf, single: Path) -> None:
    away = single.parent.rename(single.parent.with_name("unplugged"))
    report = again(shelf)
    assert (counts(report), report.away) == ((0, 0, 0, 1, 0), ((str(single.parent), 1),))
    away.rename(single.parent)
    assert counts(again(shelf)) == (0, 0, 0, 2, 0)
    away = single.parent.rename(single.parent.with_name("unplugged"))
    assert shelf.library.remove(str(single.parent)) == (1, []), "as the run advises"


def test_index_without_a_folder_looks_through_all_of_the_library(shelf: Shelf, single: Path, tmp_path: Path) -> None:
    single.unlink()
    library = shelf.library.for_turn(lambda: shelf.embedder)
    request = Request("index", "", INDEX.checked({"folders": []}))
    steps = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path / "trial", library=library))
    (result,) = (step for step in steps if isinstance(step, Result))
    assert (result.values["removed"], result.values["unchanged"]) == (1, 1)

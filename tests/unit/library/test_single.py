"""Files that were brought in by their own names and lie in no folder of the library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.api import BadArgument, IndexReport, Request, Result, TextDelta
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
    result, _ = acted(shelf, tmp_path)
    assert (result["removed"], result["unchanged"]) == (1, 1)


@pytest.mark.parametrize("watch", [False, True])
def test_a_library_of_single_files_is_looked_through_too(shelf: Shelf, tmp_path: Path, watch: bool) -> None:
    for name in ("one.png", "two.png"):
        shelf.index(shelf.put(f"../desk/{name}", "white", "green", len(name)))
    assert shelf.library.status().folders == ()
    (tmp_path / "desk/two.png").unlink()
    result, text = acted(shelf, tmp_path, watch=watch)
    assert (result["removed"], result["unchanged"]) == (1, 1)
    assert ("only folders can be watched" in text) == watch


def test_without_anything_to_look_through_the_folder_is_asked_for(
    shelf: Shelf, tmp_path: Path, decoder: Decoder
) -> None:
    with pytest.raises(BadArgument, match="Which folder"):
        acted(shelf, tmp_path)
    shelf.kept.mkdir()
    shelf.library.join(PictureStore(shelf.kept, decoder).add(str(shelf.put("../drawn.png", "black", "blue"))))
    with pytest.raises(BadArgument, match="Which folder"):
        acted(shelf, tmp_path)


def acted(shelf: Shelf, folder: Path, watch: bool = False) -> tuple[Mapping[str, Any], str]:
    """What the action tells without a folder: its result, and its words."""
    library = shelf.library.for_turn(lambda: shelf.embedder)
    request = Request("index", "", INDEX.checked({"folders": [], "watch": watch}))
    steps = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), folder / "trial", library=library)))
    (result,) = (step for step in steps if isinstance(step, Result))
    return result.values, "".join(step.text for step in steps if isinstance(step, TextDelta))

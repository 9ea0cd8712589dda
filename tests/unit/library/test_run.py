"""An index run is seen and stopped from outside of it; what could not be read is known until it can, or is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Cancelled, IndexReport, Progress, StoreProblem
from assistant.api.language import in_language
from assistant.library import indexer
from tests.unit.library.conftest import Shelf


def steps_of(shelf: Shelf, *folders: Path) -> Any:
    return shelf.library.for_turn(lambda: shelf.embedder).index([str(each) for each in folders or (shelf.photos,)])


def failed(shelf: Shelf) -> list[str]:
    return [Path(each["path"]).name for each in shelf.library.state()["failed"]]


def test_a_run_is_seen_while_it_goes_on(shelf: Shelf) -> None:
    for seed in range(10):
        shelf.put(f"{seed}.png", "white", "red", seed)
    assert shelf.library.state()["run"] is None
    seen = []
    for step in steps_of(shelf):
        if isinstance(step, Progress):
            run = shelf.library.state()["run"]
            assert run["folders"] == [str(shelf.photos)]
            seen.append((run["progress"]["done"], run["progress"]["total"]))
            assert run["progress"]["rate"] == step.rate
            assert in_language(step.task, "zh") == "索引"
    assert seen[-1] == (10, 10)
    assert shelf.library.state()["run"] is None


def test_a_run_that_is_stopped_keeps_what_it_did_and_the_next_goes_on(shelf: Shelf) -> None:
    for seed in range(10):
        shelf.put(f"{seed}.png", "white", "red", seed)
    assert not shelf.library.stop()
    steps = steps_of(shelf)
    while not next(steps).done:
        pass
    assert shelf.library.stop()
    assert shelf.library.state()["run"]["stopping"]
    with pytest.raises(Cancelled):
        next(steps)
    state = shelf.library.state()
    assert state["run"] is None
    assert 0 < state["pictures"] < 10
    report = shelf.index()
    assert (report.added, report.unchanged) == (10 - state["pictures"], state["pictures"])


def test_a_folder_that_is_being_read_is_not_taken_out(shelf: Shelf) -> None:
    """Its next batch would bring pictures in that belong to no folder."""
    for name in ("a/1.png", "a/in/2.png", "b/3.png"):
        shelf.put(name, "white", "red", len(name))
    folder, beside = shelf.photos / "a", shelf.photos / "b"
    shelf.index(beside)
    steps = steps_of(shelf, folder)
    next(steps)
    for read in (folder, folder / "in", shelf.photos):
        with pytest.raises(StoreProblem, match="is being indexed") as refused:
            shelf.library.remove(str(read))
        assert refused.value.hint.endswith("assistant library stop")
        assert in_language(refused.value.message, "zh") == f"{read} 正在索引。"
    assert shelf.library.remove(str(beside)) == (1, [])
    shelf.library.stop()
    with pytest.raises(Cancelled):
        list(steps)
    assert shelf.library.remove(str(folder))[1] == []
    assert shelf.library.state()["pictures"] == 0
    shelf.index(folder)
    steps = steps_of(shelf, folder)
    while not isinstance(next(steps), IndexReport):
        pass
    assert shelf.library.remove(str(folder))[1] == [], "nothing more comes after the report"
    steps.close()
    shelf.index(folder)
    everything = shelf.library.for_turn(lambda: shelf.embedder).index([])
    next(everything)
    with pytest.raises(StoreProblem):
        shelf.library.remove(str(folder))
    everything.close()  # type: ignore[attr-defined]


def test_the_progress_says_how_many_could_not_be_read(shelf: Shelf) -> None:
    shelf.put("good.png", "white", "red")
    for name in ("bad.png", "worse.png"):
        (shelf.photos / name).write_text("no picture")
    last = [step for step in steps_of(shelf) if isinstance(step, Progress)][-1]
    assert (last.done, last.total, last.unit) == (3, 3, "files, 2 unreadable")
    assert in_language(last.unit, "zh") == "个文件，2 个无法读取"


def test_what_could_not_be_read_is_kept_with_its_reason(open_shelf: Callable[..., Shelf]) -> None:
    shelf = open_shelf()
    shelf.put("good.png", "white", "red")
    bad, worse = shelf.photos / "bad.png", shelf.photos / "sub" / "worse.jpg"
    worse.parent.mkdir()
    bad.write_text("no picture")
    worse.write_text("no picture either")
    shelf.index()
    assert failed(shelf) == ["bad.png", "worse.jpg"]
    shelf = open_shelf()
    state = shelf.library.state()
    assert (state["failures"], failed(shelf)) == (2, ["bad.png", "worse.jpg"]), "a new host knows them"
    why = state["failed"][0]["error"]
    assert in_language(why, "zh") != in_language(why, "en")
    shelf.put("bad.png", "white", "blue")
    report = list(steps_of(shelf, bad))[-1]
    assert isinstance(report, IndexReport)
    assert report.added == 1, "a single file can be tried again"
    assert failed(shelf) == ["worse.jpg"]
    worse.unlink()
    shelf.index()
    assert failed(shelf) == []
    worse.write_text("again")
    shelf.index()
    shelf.library.remove(str(shelf.photos))
    assert shelf.library.state()["failures"] == 0


@pytest.mark.parametrize("name", ["a.png", "notes.txt"])
def test_a_walk_tells_that_it_goes_on_and_is_stopped_in_its_midst(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(indexer, "_TELL_S", 0.0)
    for number in range(20):
        (shelf.photos / str(number)).mkdir()
        (shelf.photos / str(number) / name).write_text("no picture")
    steps = steps_of(shelf)
    told = [next(steps) for _ in range(10)]
    assert all((step.total, step.rate) == (told[0].total, 0.0) for step in told), "nothing is read yet"
    assert [step.done for step in told] == sorted(step.done for step in told)
    if name == "a.png":
        assert 0 < told[-1].done < 20
    assert str(told[-1].unit) == "files found"
    assert shelf.library.stop()
    with pytest.raises(Cancelled):
        next(steps)
    assert shelf.library.state()["failures"] == 0

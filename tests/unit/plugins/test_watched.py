"""A watched folder that goes away and comes back, with a real library and the system's own notifications."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.api import Language, Notice, PluginEvent, Progress, TextDelta
from assistant.kit.trial import Trial, request_for
from assistant.library.turn import TurnLibrary
from assistant_retrieval.plugin import INDEX, RetrievalPlugin
from tests.unit.plugins.conftest import Asked


def watching(asked: Asked, *folders: str, language: Language = "en") -> Iterator[PluginEvent]:
    library = TurnLibrary(asked.library, lambda: asked.embedder, lambda: asked.embedder)
    request = request_for(INDEX, language=language, folders=folders, watch=True)
    return RetrievalPlugin().run(request, Trial(RetrievalPlugin(), asked.photos.parent, library=library))


def until(steps: Iterator[PluginEvent], words: str) -> list[PluginEvent]:
    """All up to the event that says this."""
    passed: list[PluginEvent] = []
    for step in steps:
        passed.append(step)
        said = step.text if isinstance(step, TextDelta) else step.message if isinstance(step, Notice) else ""
        if words in said:
            break
    return passed


def test_a_folder_that_comes_back_is_told_and_not_read_again(asked: Asked) -> None:
    asked.put("a.png", "white", "red")
    (asked.photos / "bad.png").write_bytes(b"no picture")
    steps = watching(asked, str(asked.photos))
    until(steps, "Watching")
    read = asked.embedder.calls
    drive = asked.photos.with_name("drive")
    asked.photos.rename(drive)
    until(steps, "is empty or not there")
    drive.rename(asked.photos)
    said = until(steps, "is there again")[-1]
    assert isinstance(said, TextDelta)
    assert said.text.startswith(f"\n\n{asked.photos} is there again.\n\nYour library is up to date: 0 pictures added")
    assert asked.embedder.calls == read
    asked.put("b.png", "white", "blue", 3)
    until(steps, "1 picture added")


def test_one_of_several_folders_is_told_when_it_goes_and_when_it_comes(asked: Asked) -> None:
    asked.put("a.png", "white", "red")
    asked.put("../there/b.png", "white", "blue", 3)
    there = asked.photos.with_name("there")
    steps = watching(asked, str(asked.photos), str(there), language="zh")
    until(steps, "正在留意变化")
    there.rename(there.with_name("drive"))
    until(steps, f"{there} 是空的或不存在")
    there.with_name("drive").rename(there)
    until(steps, f"{there} 又在了。")


def test_a_run_with_nothing_to_do_ends_with_a_full_bar(asked: Asked) -> None:
    asked.put("a.png", "white", "red")
    steps = watching(asked, str(asked.photos))
    until(steps, "Watching")
    (asked.photos / "nothing").mkdir()
    after = []
    for step in steps:
        after.append(step)
        if isinstance(step, Progress) and step.total:
            break
    assert all(isinstance(step, Progress) for step in after)
    assert after[-1] == Progress("index", 1, 1, "files")

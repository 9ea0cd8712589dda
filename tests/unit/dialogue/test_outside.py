"""One action on files outside any conversation: which paths it gets, what a wrong call is told, and what stays."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from assistant.api import (
    Action,
    Argument,
    Context,
    Described,
    Event,
    Failed,
    Picture,
    Plugin,
    PluginEvent,
    Request,
    Routed,
    TurnEnded,
)
from assistant.dialogue.given import ActionCall
from assistant.dialogue.manager import Manager
from tests.unit.dialogue.conftest import NoModels, NoPrompts, Plugins, no_library, png

Act = Callable[..., list[Event]]


class Gather(Plugin):
    name = "gather"
    title = "Gather"
    summary = "Takes folders."
    actions = (
        Action("gather", "takes folders", {"en": ("gather", "take this")}, (Argument("folders", "paths", "which"),)),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        yield from ()


@pytest.fixture
def act(bench: Any, tmp_path: Path) -> Act:
    """Runs `gather` on paths."""
    manager = Manager(
        bench.store, Plugins(Gather()), bench.pictures, NoModels(), no_library, NoPrompts(), tmp_path / "plugins"
    )

    def run(*paths: str, **arguments: Any) -> list[Event]:
        return list(manager.act(ActionCall("gather", paths=paths, arguments=arguments), threading.Event()))

    return run


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ({}, ["/tmp"]),
        ({"folders": "/a/b"}, ["/a/b", "/tmp"]),
        ({"folders": ["/a/b", "/c"]}, ["/a/b", "/c", "/tmp"]),
        ({"folders": None}, ["/tmp"]),
    ],
)
def test_paths_join_those_of_the_argument(act: Act, arguments: dict[str, Any], wanted: list[str]) -> None:
    routed = next(event for event in act("/tmp", **arguments) if isinstance(event, Routed))
    assert routed.arguments["folders"] == wanted


@pytest.mark.parametrize("wrong", [7, 0, True, [7]])
def test_what_is_no_list_of_paths_is_refused(act: Act, wrong: Any) -> None:
    failed, ended = act("/tmp", folders=wrong)
    assert isinstance(failed, Failed)
    assert "must be a list of paths" in failed.message
    assert ended == TurnEnded("", 0, "failed")


def test_nothing_is_kept_of_pictures_that_an_action_looked_at(bench: Any, tmp_path: Path) -> None:
    files = _pictures(tmp_path, 2)
    events = list(bench.manager.act(ActionCall("caption", paths=files), threading.Event()))
    assert events[-1] == TurnEnded("", 0, "done")
    assert [event.digest for event in events if isinstance(event, Described)] == [
        sha256(png(n)).hexdigest() for n in (0, 1)
    ]
    assert list(bench.pictures.root.iterdir()) == []


def test_an_action_that_is_cancelled_looks_at_no_further_file(bench: Any, tmp_path: Path) -> None:
    files, cancelled = _pictures(tmp_path, 3), threading.Event()
    looked: list[str] = []
    before = bench.pictures.in_place

    def then_stop(path: str) -> Picture:
        looked.append(path)
        cancelled.set()
        return before(path)  # type: ignore[no-any-return]

    bench.pictures.in_place = then_stop
    assert list(bench.manager.act(ActionCall("caption", paths=files), cancelled)) == [TurnEnded("", 0, "cancelled")]
    assert looked == [files[0]]


def _pictures(folder: Path, count: int) -> tuple[str, ...]:
    files = [folder / f"{seed}.png" for seed in range(count)]
    for seed, file in enumerate(files):
        file.write_bytes(png(seed))
    return tuple(map(str, files))

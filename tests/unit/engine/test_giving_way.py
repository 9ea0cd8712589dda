"""Models that give way wait in main memory: bounded, first to go under pressure, back without a load."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.api import NotEnoughMemory, Progress
from assistant.engine.parking import LOOK_S
from tests.unit.engine.counted import World


def test_what_gives_way_comes_back_from_main_memory_without_a_load() -> None:
    world = World(main=200)
    world.use("c")
    world.use("d")
    assert (world.names(), world.waiting()) == (["d"], ["c"])
    world.use("c")
    assert (world.names(), world.waiting(), world.loads) == (["c"], ["d"], ["c", "d"])
    assert world.notices() == [
        "Parked c (0 MB) in main memory: to make room for d.",
        "Parked d (0 MB) in main memory: to make room for c.",
    ]
    tasks = [event.task for event in world.told if isinstance(event, Progress)]
    assert tasks[-1] == "Bringing back c from main memory"


def test_what_comes_back_does_not_go_for_what_gives_way_to_it() -> None:
    world = World(main=100)
    for name in ("c", "d", "c", "d"):
        world.use(name)
    assert world.loads == ["c", "d", "d"], "50 wait, and 70 more are too much"


def test_waiting_models_are_bounded_and_those_that_wait_longest_go_first() -> None:
    world = World(main=1000)
    world.main.most = 70
    for name in ("b", "c", "d"):
        world.use(name)
    assert world.waiting() == ["c"], "30 and 50 are more than 70"
    assert "Let b (0 MB) go from main memory: to make room for c." in world.notices()


def test_what_is_too_large_for_main_memory_is_unloaded_and_nothing_goes_for_it() -> None:
    world = World(main=60)
    for name in ("c", "d", "c"):
        world.use(name)
    assert world.waiting() == []
    assert world.notices()[-1] == "Unloaded d (0 MB): to make room for c."


def test_waiting_models_are_the_first_to_go_where_the_machine_runs_short() -> None:
    world = World(main=200)
    for name in ("b", "c", "d"):
        world.use(name)
    assert world.waiting() == ["b", "c"]
    world.main.others = 140
    assert world.memory.unload_idle(world.room) == LOOK_S
    assert world.waiting() == ["c"]
    world.main.others = 190
    world.use("d")
    assert world.waiting() == []
    assert world.notices()[-1] == "Let c (0 MB) go from main memory: the machine's memory runs short."


def test_waiting_models_are_let_go_when_unused_for_long_or_on_request() -> None:
    world = World(idle_s=60, main=200)
    for name in ("b", "c", "d"):
        world.use(name)
    world.now += 58
    world.memory.unload_idle(world.room)
    assert world.waiting() == ["c"], "b was used 60 seconds ago"
    world.memory.unload(frozenset("c"), world.room)
    assert (world.waiting(), world.main.taken) == ([], {})


def test_main_memory_that_gives_out_costs_a_load_and_no_more() -> None:
    world = World(main=100)
    world.main.failures = 1
    for name in ("c", "d", "c"):
        world.use(name)
    assert world.loads == ["c", "d", "c"]


def test_a_return_that_runs_out_of_memory_is_tried_once_more() -> None:
    world = World(main=200)
    world.use("c")
    world.use("d")
    world.main.refused = 1
    world.use("c")
    world.use("d")
    world.main.refused = 2
    with pytest.raises(NotEnoughMemory):
        world.use("c")
    assert (world.names(), world.waiting()) == ([], ["c", "d"])
    world.use("c")
    assert world.loads == ["c", "d"]


@pytest.mark.parametrize("grown", [True, False])
def test_what_waits_in_parts_comes_back_in_parts_or_not_at_all(grown: bool) -> None:
    """`d` takes 70 whole and as much as `b`, 30, in parts."""
    world = World(main=200)
    parts = replace(world.loadable("b"), id="d", whole=False)
    pipeline = replace(world.loadable("d"), less=parts)
    world.room.size = 60
    world.bring(pipeline)
    world.use("c")
    assert world.waiting() == ["d"]
    world.room.size = 100 if grown else 60
    world.bring(pipeline)
    assert world.loads == (["b", "c", "d"] if grown else ["b", "c"])
    (resident,) = world.memory.snapshot()
    assert (resident.bytes, sum(world.room.taken.values())) == ((70, 70) if grown else (30, 30))
    assert world.waiting() == ["c"]

"""The budget: never exceeded, least recently used out first, nothing evicted in use, nothing loaded twice."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from assistant.api import NotEnoughMemory
from assistant.engine.memory import Loadable
from tests.unit.engine.counted import SIZES, TOTAL, World


def test_the_least_recently_used_goes_first_and_the_reason_is_told() -> None:
    world = World()
    for name in ("a", "b", "a", "d"):
        world.use(name)
    assert world.names() == ["a", "d"]
    assert world.notices() == ["Unloaded b (0 MB): to make room for d."]


def test_what_a_model_was_seen_to_need_beside_its_weights_is_kept_free() -> None:
    world = World()
    world.use("a", computed=15)
    world.use("b", computed=40)
    world.use("a")
    assert world.memory.reserve("a") == 40, "one computes at a time: the largest counts, not the sum"
    world.use("c")
    assert world.names() == ["a", "c"], "50 + 20 + 30 would fit without the 40 that b needs"
    assert world.memory.reserve("c") == 15, "b is gone"
    world.use("b")
    assert world.names() == ["b"], "30 and the 40 that it was seen to need"


def test_a_model_that_needs_all_memory_may_try_alone() -> None:
    world = World()
    world.use("d", computed=60)
    world.use("a")
    world.use("d")
    assert world.names() == ["d"]


def test_a_model_in_use_stays() -> None:
    world = World()
    with (
        world.memory.using(world.loadable("c"), world.room, world.told.append),
        pytest.raises(NotEnoughMemory, match=r"^d needs .* a would fit"),
    ):
        world.use("d")
    world.use("d")
    assert world.names() == ["d"]


def test_what_can_never_fit_is_refused_before_anything_goes_for_it() -> None:
    world = World()
    world.use("b")
    world.use("c")
    with pytest.raises(NotEnoughMemory, match=r"^e needs .* models may take 0\.0 GB here\.") as told:
        world.use("e")
    assert "memory_gb" in told.value.hint
    assert world.names() == ["b", "c"]
    assert world.notices() == []
    with (
        world.memory.using(world.loadable("c"), world.room, world.told.append),
        pytest.raises(NotEnoughMemory, match=r"of which .* stay in use"),
    ):
        world.use("d")
    assert world.names() == ["b", "c"]
    world.use("a")
    assert world.names() == ["a", "b", "c"]


def test_memory_taken_by_other_programs_counts() -> None:
    world = World()
    world.room.size = 25
    with pytest.raises(NotEnoughMemory) as told:
        world.use("b")
    assert "memory_gb" not in told.value.hint
    world.use("a")


def test_out_of_memory_while_loading_evicts_the_others_and_tries_once_more() -> None:
    world = World()
    world.use("a")
    world.failures = 1
    world.use("b")
    assert world.names() == ["b"]
    assert world.loads == ["a", "b", "b"]
    assert world.notices() == ["Unloaded a (0 MB): b ran out of memory while loading."]


def test_out_of_memory_twice_is_an_error_and_the_next_use_works() -> None:
    world = World()
    world.failures = 2
    with pytest.raises(NotEnoughMemory, match="a would fit"):
        world.use("b")
    world.use("b")
    assert world.loads == ["b", "b", "b"]


def test_another_error_while_loading_is_not_retried() -> None:
    world = World()

    def broken() -> Any:
        raise RuntimeError("size mismatch for weight")

    with (
        pytest.raises(RuntimeError, match="size mismatch"),
        world.memory.using(Loadable("x", lambda: 1, broken, lambda room: ""), world.room, world.told.append),
    ):
        pass
    assert world.names() == []


def test_idle_models_are_let_go_and_the_next_time_is_told() -> None:
    world = World(idle_s=60)
    world.use("a")
    world.now += 40
    world.use("b")
    assert world.memory.unload_idle(world.room) == pytest.approx(19)
    world.now += 19
    assert world.memory.unload_idle(world.room) == pytest.approx(41)
    assert world.names() == ["b"]
    world.now += 41
    assert world.memory.unload_idle(world.room) is None
    assert World(idle_s=0).memory.unload_idle(world.room) is None


def test_a_pinned_model_stays_until_it_is_let_go_on_request() -> None:
    world = World(pinned="b")
    world.use("b")
    world.now += 1000
    assert world.memory.unload_idle(world.room) is None
    world.use("c")
    world.use("a")
    assert world.names() == ["a", "b", "c"]
    with pytest.raises(NotEnoughMemory):
        world.use("e")
    assert world.names() == ["a", "b", "c"]
    world.use("d")
    assert world.names() == ["b", "d"]
    world.failures = 1
    world.use("a")
    assert world.names() == ["a", "b"]
    world.memory.unload(frozenset("b"), world.room)
    assert world.names() == ["a"]


def test_what_was_dropped_gives_its_bytes_back() -> None:
    world = World()
    for name in "abcd":
        world.use(name)
    assert sum(world.room.taken.values()) == world.memory.used() == SIZES["d"]


class Machine(RuleBasedStateMachine):
    """Any order of uses, overlapping uses, failures, waiting and unloading, with main memory to give way to."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(pinned="b", main=130)
        self.open: list[tuple[str, ExitStack]] = []

    @rule(taken=st.integers(0, 150))
    def others(self, taken: int) -> None:
        """Other programs take or free memory: loads may fail although they were measured."""
        self.world.room.size, self.world.room.others = 2 * TOTAL, min(taken, 2 * TOTAL - self.world.memory.used())

    @rule(taken=st.integers(0, 200), failures=st.integers(0, 1), refused=st.integers(0, 2))
    def others_in_main_memory(self, taken: int, failures: int, refused: int) -> None:
        """The machine may run short, or say that it has memory and then have none."""
        main = self.world.main
        main.others, main.failures, main.refused = taken, failures, refused

    @rule(name=st.sampled_from("abcde"), failures=st.integers(0, 2))
    def start(self, name: str, failures: int) -> None:
        self.world.now += 1
        before = len(self.world.loads)
        before_names = self.world.names()
        resident = name in before_names
        parked = name in self.world.waiting() and not self.world.main.short()
        self.world.failures = failures
        stack = ExitStack()
        try:
            stack.enter_context(
                self.world.memory.using(self.world.loadable(name), self.world.room, self.world.told.append)
            )
            self.open.append((name, stack))
        except NotEnoughMemory as error:
            assert not resident
            if "memory_gb" in error.hint:
                assert self.world.names() == before_names, "nothing goes for what cannot fit"
        self.world.failures = 0
        assert len(self.world.loads) - before <= (0 if resident or parked else 2)

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        _, stack = self.open.pop(data.draw(st.integers(0, len(self.open) - 1)))
        stack.close()

    @rule(seconds=st.integers(0, 100))
    def wait(self, seconds: int) -> None:
        before = self.world.names()
        self.world.now += seconds
        due = self.world.memory.unload_idle(self.world.room)
        assert due is None or 0 < due <= 60
        assert ("b" in before) == ("b" in self.world.names())

    @precondition(lambda self: self.open)
    @rule(data=st.data())
    def run_out_of_memory(self, data: st.DataObject) -> None:
        """In the middle of work on a model: all others go, but those in use and the pinned one."""
        name, _ = self.open[data.draw(st.integers(0, len(self.open) - 1))]
        before = set(self.world.names())
        self.world.memory.evict(name, "ran out", self.world.room, self.world.told.append)
        assert set(self.world.names()) == before & {name, "b", *(used for used, _ in self.open)}

    @rule(names=st.frozensets(st.sampled_from("abcde")))
    def unload(self, names: frozenset[str]) -> None:
        self.world.memory.unload(names, self.world.room)
        assert not {*self.world.names(), *self.world.waiting()} & (names - {name for name, _ in self.open})

    @invariant()
    def within_budget(self) -> None:
        assert self.world.memory.used() <= TOTAL
        assert self.world.memory.used() == sum(self.world.room.taken.values()), "what was dropped is really gone"

    @invariant()
    def one_place_for_each(self) -> None:
        assert not set(self.world.names()) & set(self.world.waiting())
        assert sum(parked.bytes for parked in self.world.memory.parked()) == sum(self.world.main.taken.values())
        assert sum(self.world.main.taken.values()) <= self.world.main.limit()

    @invariant()
    def used_models_stay(self) -> None:
        assert {name for name, _ in self.open} <= set(self.world.names())


TestMachine = Machine.TestCase

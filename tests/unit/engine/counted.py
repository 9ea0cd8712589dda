"""Counted memories: that of a device, that of the machine, models that take their bytes, and a clock moved by hand."""

from __future__ import annotations

import weakref
from typing import Any

from assistant.api import Notice
from assistant.engine.memory import Loadable, Memory
from assistant.engine.parking import Parking
from assistant.engine.settings import JobEvent

TOTAL = 100
SIZES = {"a": 20, "b": 30, "c": 50, "d": 70, "e": 120}


class Room:
    """Counted bytes of one memory, shared with other programs."""

    def __init__(self) -> None:
        self.taken: dict[int, int] = {}
        """Bytes of each allocation."""
        self.others = 0
        """Bytes of other programs."""
        self.size = 10**9
        self.computed = 0
        """Bytes beside weights that the next use takes at most."""

    def total(self) -> int:
        return TOTAL

    def free(self) -> int:
        return self.size - self.others - sum(self.taken.values())

    def peak(self) -> int:
        most, self.computed = sum(self.taken.values()) + self.computed, 0
        return most

    def release(self) -> None:
        pass


class Weights:
    """A model that takes its bytes for as long as somebody holds it."""

    def __init__(self, room: Room, size: int) -> None:
        if size > room.free():
            raise RuntimeError("CUDA out of memory. Tried to allocate more")
        room.taken[id(self)] = size
        weakref.finalize(self, room.taken.pop, id(self))


class MainMemory:
    """Counted bytes of the machine, in which models that gave way may wait."""

    def __init__(self, room: Room, size: int) -> None:
        self.room = room
        self.size = size
        self.most = size
        """Bytes that models may take of it."""
        self.taken: dict[int, int] = {}
        self.others = 0
        self.failures = 0
        """How many models will not find the memory that there seemed to be."""
        self.refused = 0
        """How many returns will run out of memory."""

    def limit(self) -> int:
        return self.most

    def spare(self) -> int:
        return self.size - self.others - sum(self.taken.values())

    def short(self) -> bool:
        return self.spare() < 0

    def movable(self, model: Weights) -> Content:
        return Content(model, self)


class Content:
    """The bytes of a model, in one memory or the other."""

    def __init__(self, model: Weights, main: MainMemory) -> None:
        self.key, self.main = id(model), main
        self.bytes = main.room.taken[self.key]

    def leave(self) -> None:
        if self.main.failures:
            self.main.failures -= 1
            raise MemoryError
        self.main.taken[self.key] = self.bytes
        self.main.room.taken[self.key] = 0

    def back(self) -> None:
        if self.main.refused or self.bytes > self.main.room.free():
            self.main.refused = max(self.main.refused - 1, 0)
            raise RuntimeError("CUDA out of memory. Tried to allocate more")
        self.main.room.taken[self.key] = self.bytes
        self.forget()

    def forget(self) -> None:
        self.main.taken.pop(self.key, None)


class World:
    """Memory with a clock that is moved by hand, and a count of loads."""

    def __init__(self, idle_s: float = 60, pinned: str = "", main: int = 0) -> None:
        """`main`: bytes of main memory in which models may wait."""
        self.now = 0.0
        self.room = Room()
        self.main = MainMemory(self.room, main)
        self.memory = Memory(idle_s, Parking(self.main), lambda: self.now, lambda id_: id_ in pinned)
        self.loads: list[str] = []
        self.told: list[JobEvent] = []
        self.failures = 0

    def loadable(self, name: str) -> Loadable:
        def load() -> Any:
            self.loads.append(name)
            if self.failures:
                self.failures -= 1
                raise RuntimeError("CUDA out of memory. Tried to allocate more")
            return Weights(self.room, SIZES[name])

        return Loadable(name, lambda: SIZES[name], load, lambda room: "a" if room >= SIZES["a"] else "")

    def use(self, name: str, computed: int = 0) -> None:
        """`computed`: bytes that it takes meanwhile beside its weights."""
        self.bring(self.loadable(name), computed)

    def bring(self, loadable: Loadable, computed: int = 0) -> None:
        self.now += 1
        with self.memory.using(loadable, self.room, self.told.append):
            self.room.computed = computed

    def names(self) -> list[str]:
        return sorted(resident.id for resident in self.memory.snapshot())

    def waiting(self) -> list[str]:
        return [parked.id for parked in self.memory.parked()]

    def notices(self) -> list[str]:
        return [event.message for event in self.told if isinstance(event, Notice)]

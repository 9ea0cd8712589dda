"""Which models are in memory: a budget, least recently used out first, idle ones let go. Knows no torch.

A model that gives way is parked in main memory, where that is another than the device's and has room (`parking`).
Everything here but `snapshot` runs on the model thread, and only there. That is why no model can be loaded twice.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.api import NotEnoughMemory, Notice, Progress
from assistant.api.language import Bilingual, in_language
from assistant.engine.device import out_of_memory
from assistant.engine.parking import LOOK_S, Parked, Parking
from assistant.engine.queue import Tell

log = logging.getLogger(__name__)


class Room(Protocol):
    """The memory that models share."""

    def total(self) -> int:
        """Bytes that models may take at most."""
        ...

    def free(self) -> int:
        """Bytes that are free right now."""
        ...

    def peak(self) -> int:
        """Bytes that were in use at most since this was last asked: weights and what is computed. 0 if unknown."""
        ...

    def release(self) -> None:
        """Called after a model was dropped."""
        ...


@dataclass(frozen=True, slots=True)
class Loadable:
    """A model that could be loaded."""

    id: str
    measure: Callable[[], int]
    """Bytes that it will take, known without loading it."""
    load: Callable[[], Any]
    fitting: Callable[[int], str]
    """Names what would fit into that many bytes, for the error."""
    less: Loadable | None = None
    """The same model in less memory and more time, for where the whole does not fit."""
    whole: bool = True
    """False for what is `less`."""


@dataclass(slots=True)
class Resident:
    """A model in memory."""

    id: str
    bytes: int
    model: Any
    last_use: float
    whole: bool = True
    users: int = 0


class Memory:
    """The loaded models."""

    def __init__(
        self,
        idle_s: float,
        parking: Parking,
        clock: Callable[[], float] = time.monotonic,
        pinned: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`idle_s`: unused models are let go after so many seconds; 0 keeps them. `pinned` ones go on request only."""
        self._idle_s = idle_s
        self._parking = parking
        self._clock = clock
        self._pinned = pinned
        self._residents: dict[str, Resident] = {}
        self._reserves: dict[str, int] = {}
        """Bytes beside all weights that were needed at most while a model was used."""

    @contextmanager
    def using(self, loadable: Loadable, room: Room, tell: Tell) -> Iterator[Any]:
        """The model, loaded if need be and safe from eviction inside the block. Raises NotEnoughMemory."""
        self._parking.relieve(tell)
        resident = self._residents.get(loadable.id) or self._load(loadable, room, tell)
        self._measure(room)
        resident.users += 1
        try:
            yield resident.model
        finally:
            self._measure(room)
            resident.users -= 1
            resident.last_use = self._clock()

    def evict(self, keep: str, reason: str, room: Room, tell: Tell) -> None:
        """Has every unused model but `keep` and the pinned ones give way."""
        for resident in self._evictable():
            if resident.id != keep:
                self._give_way(resident, keep, reason, room, tell)

    def give_up_whole(self, loadable: Loadable, room: Room, tell: Tell) -> Loadable | None:
        """Lets a model go whose work finds no memory beside it; what is to be loaded in its place, None for nothing."""
        resident = self._residents.get(loadable.id)
        if resident is None or loadable.less is None or resident.users or not resident.whole:
            return None
        reason = Bilingual("nothing is left to work with beside it", "它占满了内存，无法运行")
        self._drop(resident, reason, room, tell)
        return self._less(loadable, tell)

    def unload(self, ids: frozenset[str], room: Room) -> None:
        """Lets these models go on request, except where they are being used."""
        reason = Bilingual("on request", "应要求")
        self._parking.drop(lambda parked: parked.id in ids, reason)
        for resident in self._unused():
            if resident.id in ids:
                self._drop(resident, reason, room)

    def unload_idle(self, room: Room) -> float | None:
        """Lets models go that nobody used for long, and parked ones while the machine runs short of memory.

        Returns in how many seconds to look again, None for never.
        """
        self._parking.relieve()
        due = [LOOK_S] if self._parking.snapshot() else []
        if self._idle_s:
            old = self._clock() - self._idle_s
            reason = Bilingual(f"unused for {self._idle_s / 60:.0f} minutes", f"已 {self._idle_s / 60:.0f} 分钟未使用")
            self._parking.drop(lambda parked: parked.last_use <= old, reason)
            for resident in self._evictable():
                if resident.last_use <= old:
                    self._drop(resident, reason, room)
            due += [resident.last_use - old for resident in self._evictable()]
        return min(due, default=None)

    def clear(self) -> None:
        """Forgets every model, in use or not. Only for the end of the engine."""
        self._residents.clear()
        self._parking.clear()

    def snapshot(self) -> tuple[Resident, ...]:
        """The models in memory, for reading, from any thread."""
        return tuple(self._residents.copy().values())

    def parked(self) -> tuple[Parked, ...]:
        """The models that wait in main memory, for reading, from any thread."""
        return self._parking.snapshot()

    def used(self) -> int:
        """Bytes of all models in memory."""
        return sum(resident.bytes for resident in self.snapshot())

    def reserve(self, id_: str) -> int:
        """Bytes to keep free beside weights for this model and those in memory: one computes at a time, so no sum."""
        return max((self._reserves.get(one, 0) for one in (id_, *self._residents)), default=0)

    # ------------------------------------------------------------ inside

    def _measure(self, room: Room) -> None:
        """Notes what was needed since the last time, for the models that were in use."""
        beside = room.peak() - self.used()
        for resident in self._residents.values():
            if resident.users:
                self._reserves[resident.id] = max(beside, self._reserves.get(resident.id, 0))

    def _unused(self) -> list[Resident]:
        """Least recently used first."""
        return sorted((r for r in self._residents.values() if not r.users), key=lambda r: r.last_use)

    def _evictable(self) -> list[Resident]:
        """Those of them that may go without being asked for."""
        return [resident for resident in self._unused() if not self._pinned(resident.id)]

    def _load(self, loadable: Loadable, room: Room, tell: Tell) -> Resident:
        loadable = self._fitted(loadable, room, tell)
        self._make_room(loadable, room, tell)
        try:
            model = self._brought(loadable, tell)
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            # The frames of the first attempt hold half a model.
            error.__traceback__ = None
            self.evict(
                loadable.id,
                Bilingual(f"{loadable.id} ran out of memory while loading", f"加载 {loadable.id} 时内存不足"),
                room,
                tell,
            )
            room.release()
            loadable = self._less(loadable, tell) if loadable.less else loadable
            model = self._second_attempt(loadable, room, tell)
        resident = Resident(loadable.id, loadable.measure(), model, self._clock(), loadable.whole)
        self._residents[loadable.id] = resident
        return resident

    def _fitted(self, loadable: Loadable, room: Room, tell: Tell) -> Loadable:
        """The model as it is, or in less memory where it would not fit even if all others went that may."""
        going = sum(resident.bytes for resident in self._evictable())
        most = min(room.total() - self.used(), room.free()) + going
        if loadable.less and loadable.measure() > most:
            return self._less(loadable, tell)
        self._parking.drop_other(loadable.id, loadable.whole)
        return loadable

    def _less(self, loadable: Loadable, tell: Tell) -> Loadable:
        assert loadable.less is not None
        whole, less = (f"{one.measure() / 1e6:.0f} MB" for one in (loadable, loadable.less))
        english = f"{loadable.id} does not fit whole ({whole}): its parts take turns in {less}"
        chinese = f"内存放不下完整的 {loadable.id}（{whole}）：它的各部分轮流使用 {less}"
        self._parking.drop_other(loadable.id, whole=False)
        tell(Notice(Bilingual(f"{english}.", f"{chinese}。")))
        return loadable.less

    def _second_attempt(self, loadable: Loadable, room: Room, tell: Tell) -> Any:
        try:
            return self._brought(loadable, tell)
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            raise too_large(loadable, room.free()) from None

    def _brought(self, loadable: Loadable, tell: Tell) -> Any:
        """The model, from main memory if it waits there, else from its files."""
        parked = self._parking.get(loadable.id)
        if parked is None:
            return _told(f"Loading {loadable.id}", f"正在加载 {loadable.id}", loadable.measure(), loadable.load, tell)
        task = f"Bringing back {loadable.id} from main memory", f"正在从主内存取回 {loadable.id}"
        model = _told(*task, parked.bytes, parked.back, tell)
        self._parking.left(loadable.id)
        return model

    def _make_room(self, loadable: Loadable, room: Room, tell: Tell) -> None:
        # What a model frees beside its weights shows only once it is gone, so of `free` nothing is foretold.
        most = room.total() - self.used() + sum(resident.bytes for resident in self._evictable())
        if loadable.measure() > most:
            raise over_budget(loadable, most, room.total())
        for resident in self._evictable():
            if self._fits(loadable, room, self.reserve(loadable.id)):
                return
            reason = Bilingual(f"to make room for {loadable.id}", f"为 {loadable.id} 腾出空间")
            self._give_way(resident, loadable.id, reason, room, tell)
        # What is needed beside weights was measured, not promised: alone, a model may try.
        if not self._fits(loadable, room):
            raise too_large(loadable, room.free())

    def _fits(self, loadable: Loadable, room: Room, reserve: int = 0) -> bool:
        return loadable.measure() + reserve <= min(room.total() - self.used(), room.free())

    def _give_way(self, resident: Resident, keep: str, reason: str, room: Room, tell: Tell) -> None:
        if self._parking.put(resident, keep, reason, tell):
            del self._residents[resident.id]
        else:
            self._drop(resident, reason, room, tell)

    def _drop(self, resident: Resident, reason: str, room: Room, tell: Tell | None = None) -> None:
        del self._residents[resident.id]
        resident.model = None
        room.release()
        message = Bilingual(
            f"Unloaded {resident.id} ({resident.bytes / 1e6:.0f} MB): {reason}.",
            f"已卸载 {resident.id}（{resident.bytes / 1e6:.0f} MB）：{in_language(reason, 'zh')}。",
        )
        log.info(message)
        if tell:
            tell(Notice(message))


def _told(english: str, chinese: str, size: int, bring: Callable[[], Any], tell: Tell) -> Any:
    task, megabytes = Bilingual(english, chinese), size / 1e6
    tell(Progress(task, 0, megabytes, "MB"))
    model = bring()
    tell(Progress(task, megabytes, megabytes, "MB"))
    return model


def too_large(loadable: Loadable, room: int) -> NotEnoughMemory:
    """The error that names what is missing and what would fit into `room` bytes."""
    fitting = loadable.fitting(room)
    needed, free = f"{loadable.measure() / 1e9:.1f} GB", f"{max(room, 0) / 1e9:.1f} GB"
    return NotEnoughMemory(
        Bilingual(
            f"{loadable.id} needs {needed} of memory and {free} are free.",
            f"{loadable.id} 需要 {needed} 内存，而可用的只有 {free}。",
        ),
        Bilingual(f"{fitting} would fit: choose it with `--profile`.", f"{fitting} 放得下：用 `--profile` 选择它。")
        if fitting
        else Bilingual("Close other programs that use memory.", "请关闭占用内存的其他程序。"),
    )


def over_budget(loadable: Loadable, room: int, total: int) -> NotEnoughMemory:
    """The error where what models may take, `total`, is too little, not the machine; `room` bytes of it can be had."""
    needed, most, others = (f"{size / 1e9:.1f} GB" for size in (loadable.measure(), total, total - room))
    used, used_zh = (f", of which {others} stay in use", f"，其中 {others} 仍被占用") if room < total else ("", "")
    smaller = loadable.fitting(room)
    return NotEnoughMemory(
        Bilingual(
            f"{loadable.id} needs {needed} of memory and models may take {most} here{used}.",
            f"{loadable.id} 需要 {needed} 内存，而本机的模型最多可用 {most}{used_zh}。",
        ),
        Bilingual(
            f"{smaller} would fit: choose it with `--profile`, or raise the setting `memory_gb`.",
            f"{smaller} 放得下：用 `--profile` 选择它，或调高设置 `memory_gb`。",
        )
        if smaller
        else Bilingual(
            "Choose a smaller model, or raise the setting `memory_gb`.", "请选择更小的模型，或调高设置 `memory_gb`。"
        ),
    )

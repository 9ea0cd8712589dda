"""Models that gave way on a device with memory of its own, and wait in main memory. Bounded; knows no torch.

They come back from there in a fraction of the time that a disk takes, with the conversations that they remember. They
are the first to go where the machine itself runs short. Runs on the model thread, but `snapshot`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.api import Notice
from assistant.api.language import Bilingual, in_language
from assistant.engine.device import out_of_memory
from assistant.engine.queue import Tell

log = logging.getLogger(__name__)

LOOK_S = 10.0
"""How often main memory is looked at while models wait in it and no work is done."""


class Movable(Protocol):
    """What a model keeps on its device."""

    bytes: int

    def leave(self) -> None:
        """Into main memory; raises when that is out of memory, with nothing changed."""
        ...

    def back(self) -> None:
        """Onto the device; raises when that is out of memory, with nothing changed."""
        ...

    def forget(self) -> None:
        """Frees what is in main memory."""
        ...


class MainMemory(Protocol):
    """The machine's own memory, as far as models may wait in it."""

    def limit(self) -> int:
        """Bytes that waiting models may take at most."""
        ...

    def spare(self) -> int:
        """Bytes that can be taken right now with enough left for everybody else."""
        ...

    def short(self) -> bool:
        """Whether so little is left that what waits must go."""
        ...

    def movable(self, model: Any) -> Movable | None:
        """What a model would move; None where it would gain nothing."""
        ...


class Leaving(Protocol):
    """A model that gives way."""

    id: str
    model: Any
    last_use: float
    whole: bool
    """False where its parts take turns on the device."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A model that waits."""

    id: str
    model: Any
    content: Movable
    last_use: float
    whole: bool

    @property
    def bytes(self) -> int:
        return self.content.bytes

    def back(self) -> Any:
        """The model, ready again. Raises what running out of memory raises, and can then be tried again."""
        self.content.back()
        return self.model


class Parking:
    """The models that wait, the one that was used last as the last."""

    def __init__(self, memory: MainMemory) -> None:
        self._memory = memory
        self._parked: dict[str, Parked] = {}

    def put(self, leaving: Leaving, keep: str, reason: str, tell: Tell) -> bool:
        """Moves a model here, in the place of those that have waited longest, but not of `keep`.

        False where there is no room for it.
        """
        id_, content = leaving.id, self._memory.movable(leaving.model)
        others = [parked for parked in self.snapshot() if parked.id != keep]
        if content is None or content.bytes > self._room() + sum(parked.bytes for parked in others):
            return False
        while content.bytes > self._room():
            self._drop(others.pop(0).id, Bilingual(f"to make room for {id_}", f"为 {id_} 腾出空间"), tell)
        try:
            content.leave()
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            return False
        self._parked[id_] = Parked(id_, leaving.model, content, leaving.last_use, leaving.whole)
        size = f"{content.bytes / 1e6:.0f} MB"
        _said(f"Parked {id_} ({size}) in main memory", f"已将 {id_} 暂存到主内存（{size}）", reason, tell)
        return True

    def get(self, id_: str) -> Parked | None:
        """The model of that id, if it waits here."""
        return self._parked.get(id_)

    def left(self, id_: str) -> None:
        """Notes that a model is back on its device."""
        del self._parked[id_]

    def drop(self, unwanted: Callable[[Parked], bool], reason: str, tell: Tell | None = None) -> None:
        """Lets these models go."""
        for parked in self.snapshot():
            if unwanted(parked):
                self._drop(parked.id, reason, tell)

    def drop_other(self, id_: str, whole: bool) -> None:
        """Lets a model go that waits in parts where it is wanted whole, or the other way round."""
        reason = (
            Bilingual("it is loaded whole", "改为整体加载")
            if whole
            else Bilingual("it is loaded in parts", "改为分部分加载")
        )
        self.drop(lambda parked: parked.id == id_ and parked.whole != whole, reason)

    def relieve(self, tell: Tell | None = None) -> None:
        """Lets models go, longest unused first, until the machine has enough memory."""
        while self._parked and self._memory.short():
            self._drop(next(iter(self._parked)), Bilingual("the machine's memory runs short", "本机内存不足"), tell)

    def clear(self) -> None:
        """Forgets all of them."""
        for parked in self.snapshot():
            parked.content.forget()
        self._parked.clear()

    def snapshot(self) -> tuple[Parked, ...]:
        """The models that wait, for reading, from any thread."""
        return tuple(self._parked.copy().values())

    def used(self) -> int:
        """Bytes of all of them."""
        return sum(parked.bytes for parked in self.snapshot())

    def _room(self) -> int:
        return min(self._memory.limit() - self.used(), self._memory.spare())

    def _drop(self, id_: str, reason: str, tell: Tell | None) -> None:
        parked = self._parked.pop(id_)
        parked.content.forget()
        size = f"{parked.bytes / 1e6:.0f} MB"
        _said(f"Let {id_} ({size}) go from main memory", f"已从主内存移除 {id_}（{size}）", reason, tell)


def _said(english: str, chinese: str, reason: str, tell: Tell | None) -> None:
    message = Bilingual(f"{english}: {reason}.", f"{chinese}：{in_language(reason, 'zh')}。")
    log.info(message)
    if tell:
        tell(Notice(message))

"""The questions that wait to be answered, in the order in which they were asked. Who answers them is `dialogue.py`."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.host.protocol import File
from assistant.terminal.talk import Talk


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question. `instead` is the turn that it stands beside, on a new branch; `request` the name of its run."""

    talk: Talk
    text: str
    files: tuple[File, ...]
    spoken: bool
    action: str
    instead: int | None
    request: str


class Queue:
    """First in, first out, but for what is taken back."""

    def __init__(self) -> None:
        self._waiting: deque[Wanted] = deque()
        self._there = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Wanted]:
        return iter(self._waiting)

    def put(self, wanted: Wanted) -> None:
        self._waiting.append(wanted)
        self._there.set()

    async def get(self) -> Wanted:
        """The oldest, as soon as there is one."""
        while not self._waiting:
            self._there.clear()
            await self._there.wait()
        return self._waiting.popleft()

    def take_back(self, wanted: Wanted) -> None:
        """It is not asked."""
        self._waiting.remove(wanted)

"""Lets few of many do something at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class Few:
    """So many places. One that comes free goes to the first of those who wait and are in a hurry, else to the first."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._waiting: list[tuple[asyncio.Future[None], Callable[[], bool]]] = []

    @asynccontextmanager
    async def place(self, hurries: Callable[[], bool]) -> AsyncIterator[None]:
        """A place while the block runs. `hurries` is asked whenever one comes free."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(hurries)
        try:
            yield
        finally:
            self._leave()

    async def _wait(self, hurries: Callable[[], bool]) -> None:
        called = asyncio.get_running_loop().create_future()
        waits = called, hurries
        self._waiting.append(waits)
        try:
            await called
        except asyncio.CancelledError:
            if waits in self._waiting:
                self._waiting.remove(waits)
            else:  # it was called and is gone
                self._leave()
            raise

    def _leave(self) -> None:
        if not self._waiting:
            self._free += 1
            return
        waits = next((each for each in self._waiting if each[1]()), self._waiting[0])
        self._waiting.remove(waits)
        waits[0].set_result(None)

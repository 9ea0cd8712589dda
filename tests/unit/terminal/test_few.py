"""Few at a time, those in a hurry first, and no place is lost."""

from __future__ import annotations

import asyncio

from assistant.terminal.widgets.few import Few


class Crowd:
    """Tasks that enter, and leave when they are let go; `hurried` are in a hurry."""

    def __init__(self, most: int) -> None:
        self.inside: list[int] = []
        self.hurried: set[int] = set()
        self._few = Few(most)
        self._go: dict[int, asyncio.Event] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def come(self, *names: int) -> None:
        for name in names:
            self._go[name] = asyncio.Event()
            self._tasks[name] = asyncio.create_task(self._visit(name))
        await self.settle()

    async def _visit(self, name: int) -> None:
        async with self._few.place(lambda: name in self.hurried):
            self.inside.append(name)
            try:
                await self._go[name].wait()
            finally:
                self.inside.remove(name)

    async def leave(self, name: int) -> None:
        self._go[name].set()
        await self._tasks[name]
        await self.settle()

    def give_up(self, *names: int) -> None:
        for name in names:
            self._tasks[name].cancel()

    async def settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)


async def test_who_hurries_when_a_place_comes_free_goes_first() -> None:
    crowd = Crowd(2)
    await crowd.come(1, 2, 3, 4, 5)
    assert crowd.inside == [1, 2]
    crowd.hurried = {4, 5}
    await crowd.leave(1)
    assert crowd.inside == [2, 4]
    crowd.hurried = set()
    await crowd.leave(2)
    assert crowd.inside == [4, 3]
    await crowd.leave(4)
    await crowd.leave(3)
    await crowd.come(6, 7)
    assert crowd.inside == [5, 6]


async def test_who_gives_up_costs_no_place() -> None:
    crowd = Crowd(1)
    await crowd.come(1, 2, 3, 4)
    crowd.give_up(2)
    await crowd.settle()
    crowd._go[1].set()
    await crowd._tasks[1]  # 3 is called
    crowd.give_up(3)
    await crowd.settle()
    assert crowd.inside == [4]
    crowd.give_up(4)
    await crowd.settle()
    await crowd.come(5)
    assert crowd.inside == [5]

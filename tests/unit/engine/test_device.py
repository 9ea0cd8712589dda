"""What a device counts as free, with torch's allocator and other programs on it."""

from __future__ import annotations

import pytest
import torch

from assistant.engine.device import Device
from tests.unit.engine.counted import SIZES, Room, World


class Allocator:
    """torch's numbers of a GPU: what was computed is freed, and kept for what comes next."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: Room) -> None:
        self.room = room
        self.kept = 0
        """Bytes that nothing is in, and that the driver does not count as free."""
        monkeypatch.setattr(torch.cuda, "mem_get_info", lambda: (room.size - self.reserved(), room.size))
        monkeypatch.setattr(torch.cuda, "memory_reserved", self.reserved)
        monkeypatch.setattr(torch.cuda, "memory_allocated", lambda: sum(room.taken.values()))

    def reserved(self) -> int:
        return sum(self.room.taken.values()) + self.kept


def test_what_torch_keeps_of_an_earlier_answer_is_free_for_the_next_model(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    allocator = Allocator(monkeypatch, world.room)
    world.room.size = 100
    plain, device = world.room.free, Device("cuda", torch.float16)
    monkeypatch.setattr(world.room, "free", device.free)
    world.use("c", computed=25)
    allocator.kept = 25
    assert device.free() == plain() == 100 - SIZES["c"]
    world.use("a")
    assert world.names() == ["a", "c"], "50, 20 and the 25 that c needs fit into 100"

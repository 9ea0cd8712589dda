"""Parts of a pipeline that take turns on the device: first those that read the words, then the one that draws.

A part whose turn it is not is in its files only: they are mapped, so the system keeps of them what it has room for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from assistant.engine.device import Device


class Part:
    """One model of a pipeline, loaded from mapped files in their own number format. At first it rests."""

    def __init__(self, module: torch.nn.Module, stored: torch.dtype, device: Device) -> None:
        """`stored`: the format of its files, which on the device becomes that of the device."""
        self._mapped = [(parameter, parameter.data) for parameter in module.parameters()]
        self._stored = stored
        self._device = device
        for buffer in module.buffers():
            buffer.data = buffer.data.to(device.name)
        self.rest()

    def come(self) -> None:
        """Onto the device. Raises what running out of memory raises."""
        for parameter, mapped in self._mapped:
            parameter.data = mapped.to(self._device.name, self._format(mapped))

    def rest(self) -> None:
        """Frees its memory. What is left says which device and format it has, as pipelines ask it."""
        for parameter, mapped in self._mapped:
            parameter.data = torch.empty(0, device=self._device.name, dtype=self._format(mapped))
        self._device.trim()

    def _format(self, mapped: torch.Tensor) -> torch.dtype:
        # A class may keep some of its weights in a format of their own.
        return self._device.dtype if mapped.dtype == self._stored else mapped.dtype


class Turns:
    """Whose turn it is: a part comes when it is called."""

    def __init__(self, parts: Sequence[tuple[torch.nn.Module, Part]]) -> None:
        """The last one draws; those before it read, all together."""
        *readers, (drawer, draws) = parts
        reads = [part for _, part in readers]
        self._here: list[Part] = []
        for module, _ in readers:
            module.register_forward_pre_hook(lambda *_: self._take(reads))
        drawer.register_forward_pre_hook(lambda *_: self._take([draws]))

    def rest(self) -> None:
        """Nobody's turn."""
        here, self._here = self._here, []
        for part in here:
            part.rest()

    def _take(self, parts: list[Part]) -> Any:
        if self._here == parts:
            return
        self.rest()
        # Before the first of them comes, so that all rest if memory gives out in the middle.
        self._here = list(parts)
        try:
            for part in parts:
                part.come()
        except (MemoryError, RuntimeError):
            self.rest()
            raise

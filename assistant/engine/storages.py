"""The bytes that a model keeps on its device, moved into main memory and back. Knows no family and no budget.

Memory behind the tensors is freed and filled again while the tensors stay. So whatever shares them (views, tied
weights, layers laid together, conversations) is right again without being looked for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import torch

log = logging.getLogger(__name__)


def tensors_of(module: torch.nn.Module) -> Iterator[torch.Tensor]:
    """Parameters and buffers, with the scales of those that are quantised."""
    for tensor in (*module.parameters(), *module.buffers()):
        yield tensor
        yield from _scales(getattr(tensor, "quant_state", None))


def _scales(state: Any) -> Iterator[torch.Tensor]:
    """Of bitsandbytes, which may quantise its scales once more."""
    for value in vars(state).values() if state is not None else ():
        if isinstance(value, torch.Tensor):
            yield value
        elif type(value) is type(state):
            yield from _scales(value)


class Storages:
    """All memory behind some tensors of one device."""

    def __init__(self, tensors: Iterable[torch.Tensor], device: str) -> None:
        """`device` is a kind of device, such as `cuda`; tensors elsewhere are left out."""
        dense = (one for one in tensors if one.device.type == device and one.layout == torch.strided)
        found = {one.data_ptr(): one for one in (tensor.untyped_storage() for tensor in dense) if one.nbytes()}
        self._storages = list(found.values())
        self._sizes = [storage.nbytes() for storage in self._storages]
        self._device = device
        self._kept: torch.Tensor | None = None
        self.bytes = sum(self._sizes)

    @property
    def movable(self) -> bool:
        """Whether there is any, and none that belongs to somebody else, such as a mapped file."""
        return bool(self._storages) and all(storage.resizable() for storage in self._storages)

    def leave(self) -> None:
        """Moves all of it into main memory. If that gives out, nothing has changed, and what torch raises is raised."""
        kept = torch.empty(self.bytes, dtype=torch.uint8)
        _lock(kept, self._device)
        for storage, part in zip(self._storages, torch.split(kept, self._sizes), strict=True):
            part.copy_(_bytes(storage), non_blocking=True)
        _wait(self._device)
        self._emptied()
        if self._device == "cuda":
            torch.cuda.empty_cache()
        self._kept = kept

    def back(self) -> None:
        """Moves all of it back. If that gives out of memory, nothing has changed, and what torch raises is raised."""
        assert self._kept is not None
        try:
            for storage, part in zip(self._storages, torch.split(self._kept, self._sizes), strict=True):
                storage.resize_(part.numel())
                _bytes(storage).copy_(part, non_blocking=True)
        except (MemoryError, RuntimeError):
            _wait(self._device)
            self._emptied()
            raise
        _wait(self._device)
        self.forget()

    def forget(self) -> None:
        """Frees what is in main memory."""
        if self._kept is not None:
            _unlock(self._kept, self._device)
            self._kept = None

    def _emptied(self) -> None:
        for storage in self._storages:
            storage.resize_(0)


def _bytes(storage: torch.UntypedStorage) -> torch.Tensor:
    return torch.empty(0, dtype=torch.uint8, device=storage.device).set_(storage)


def _wait(device: str) -> None:
    if device == "cuda":
        torch.cuda.synchronize()


def _lock(kept: torch.Tensor, device: str) -> None:
    """Locks the pages, which a GPU then reads at the speed of the bus. torch's own locked memory is not used: it takes
    the next power of two, and keeps it when it is freed."""
    if device == "cuda":
        code = int(torch.cuda.cudart().cudaHostRegister(kept.data_ptr(), kept.numel(), 0))  # type: ignore[no-untyped-call]
        if code:
            log.info("%d bytes of main memory could not be locked: CUDA error %d", kept.numel(), code)
            # CUDA keeps the error of this thread for whoever launches next; torch clears it when it raises it.
            with suppress(RuntimeError):
                torch.ones(1, device=device)


def _unlock(kept: torch.Tensor, device: str) -> None:
    if device == "cuda" and kept.is_pinned():
        torch.cuda.cudart().cudaHostUnregister(kept.data_ptr())  # type: ignore[no-untyped-call]

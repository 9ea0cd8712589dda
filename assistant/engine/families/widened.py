"""Weights that are made wider while they are read, piece by piece: the whole of a file is nowhere in memory.

Where files have the format of the device they are mapped instead, which costs nothing.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, replace
from pathlib import Path
from types import EllipsisType
from typing import Any

import torch

from assistant.engine import model_files

_HALF = {"F16": torch.float16, "BF16": torch.bfloat16}
_PIECE = 1 << 20
"""Numbers that are read at once: few enough to stay in the processor's cache until they are converted."""


@dataclass(frozen=True, slots=True)
class Widened:
    """One tensor of a file, which is read when it is asked for. Stands where transformers expects a lazy slice."""

    path: Path
    begin: int
    """Place of its first byte in the file."""
    shape: tuple[int, ...]
    stored: torch.dtype
    wide: torch.dtype

    def __getitem__(self, rows: EllipsisType | slice) -> torch.Tensor:
        """All of it, or some of its rows. Raises OSError if the file cannot be read or has ended."""
        return self._rows(rows)._read() if isinstance(rows, slice) else self._read()

    def _rows(self, rows: slice) -> Widened:
        first, end, _ = rows.indices(self.shape[0])
        inner = self.shape[1:]
        begin = self.begin + first * math.prod(inner) * self.stored.itemsize
        return replace(self, begin=begin, shape=(end - first, *inner))

    def _read(self) -> torch.Tensor:
        whole = torch.empty(self.shape, dtype=self.wide)
        flat = whole.view(-1)
        piece = torch.empty(min(_PIECE, flat.numel()), dtype=self.stored)
        with self.path.open("rb", buffering=0) as file:
            for start in range(0, flat.numel(), _PIECE):
                some = piece[: flat.numel() - start]
                _fill(some, file.fileno(), self.begin + start * some.element_size())
                flat[start : start + some.numel()] = some
        return whole


def _fill(piece: torch.Tensor, file: int, place: int) -> None:
    view = piece.view(torch.uint8).numpy().data
    while view:
        count = os.preadv(file, [view], place)
        if not count:
            raise OSError("the file ends too early")
        view, place = view[count:], place + count


def widened(directory: Path, wide: torch.dtype) -> dict[str, Any] | None:
    """The weights of a directory by name, if all of them are in half precision and that is not what is wanted."""
    found: dict[str, Any] = {}
    for path in sorted(directory.glob("*.safetensors")):
        first = 8 + int.from_bytes(path.open("rb").read(8), "little")
        for name, tensor in model_files.header(path).items():
            if tensor["dtype"] not in _HALF or _HALF[tensor["dtype"]] == wide or not hasattr(os, "preadv"):
                return None
            begin = first + int(tensor["data_offsets"][0])
            found[name] = Widened(path, begin, tuple(tensor["shape"]), _HALF[tensor["dtype"]], wide)
    return found

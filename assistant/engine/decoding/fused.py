"""The operations of a step as Triton kernels: how each is launched. The kernels themselves are in `kernels`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import torch

from assistant.engine.decoding import attention, kernels
from assistant.engine.decoding.plan import Attention, Layer, Norm, Recurrence
from assistant.engine.decoding.step import Seen, State

_TOKENS = 32
"""Tokens that one program of attention looks at at once."""
_PROGRAMS = 128
"""Of attention over all groups: about as many as a large GPU has processors."""


class Sizes(NamedTuple):
    """What one program does: numbers that it makes, columns that it reads at once, warps that it has."""

    rows: int
    block: int
    warps: int


class Shape(NamedTuple):
    """Of weights, and which kernel reads them: sizes are chosen by it."""

    kernel: str
    rows: int
    columns: int


class Fused:
    """See `step.Operations`. `chained` needs an NVIDIA GPU of the Hopper generation or later."""

    def __init__(self, chained: bool = False, sizes: Mapping[Shape, Sizes] | None = None) -> None:
        self._chained = {"launch_pdl": True} if chained else {}
        self.sizes = dict(sizes or {})

    def multiplied(
        self, weight: torch.Tensor, vector: torch.Tensor, norm: Norm | None = None, onto: torch.Tensor | None = None
    ) -> torch.Tensor:
        rows, columns = weight.shape
        out = vector.new_empty(rows)
        sizes = self.sizes.get(Shape("multiplied", rows, columns)) or usual(rows, columns)
        self._run(
            kernels.multiplied,
            (_count(rows, sizes.rows),),
            (weight, vector, norm.weight if norm else vector, vector if onto is None else onto, out, rows),
            eps=norm.eps if norm else 0.0,
            shift=norm.shift if norm else 0.0,
            COLUMNS=columns,
            NORMED=norm is not None,
            ONTO=onto is not None,
            ROWS=sizes.rows,
            BLOCK=sizes.block,
            num_warps=sizes.warps,
        )
        return out

    def fed(self, layer: Layer, vector: torch.Tensor) -> torch.Tensor:
        rows, columns = layer.gate.shape
        out = vector.new_empty(rows)
        sizes = self.sizes.get(Shape("fed", rows, columns)) or usual(rows, columns)
        self._run(
            kernels.fed,
            (_count(rows, sizes.rows),),
            (layer.gate, layer.up, vector, layer.after.weight, out, rows, layer.after.eps, layer.after.shift),
            COLUMNS=columns,
            ROWS=sizes.rows,
            BLOCK=sizes.block,
            num_warps=sizes.warps,
        )
        return out

    def attended(
        self,
        mixer: Attention,
        inputs: torch.Tensor,
        turn: tuple[torch.Tensor, torch.Tensor],
        seen: Seen,
        at: torch.Tensor,
    ) -> torch.Tensor:
        width, each = mixer.width, mixer.heads // mixer.groups
        query_norm, key_norm = mixer.query_norm, mixer.key_norm
        parts = min(32, max(1, _PROGRAMS // _power(mixer.groups)))
        mixed = torch.empty(mixer.heads * parts * width, dtype=torch.float32, device=inputs.device)
        highest, weights = (mixed.new_empty(mixer.heads * parts) for _ in range(2))
        norms = query_norm.weight if query_norm else inputs, key_norm.weight if key_norm else inputs
        self._run(
            attention.looked,
            (mixer.groups, parts),
            (inputs, *norms, *turn, at, seen.keys, seen.values, mixed, highest, weights, seen.keys.shape[1]),
            eps=query_norm.eps if query_norm else 0.0,
            shift=query_norm.shift if query_norm else 0.0,
            scale=width**-0.5,
            HEADS=mixer.heads,
            GROUPS=mixer.groups,
            WIDTH=width,
            TURNED=len(turn[0]),
            GATED=mixer.gated,
            NORMED=query_norm is not None and key_norm is not None,
            PARTS=parts,
            TOKENS=_TOKENS,
            ROWS=max(16, _power(each)),
            WIDE=max(16, _power(width)),
            num_warps=4,
        )
        out = inputs.new_empty(mixer.heads * width)
        self._run(
            attention.joined,
            (mixer.heads,),
            (mixed, highest, weights, inputs, out),
            WIDTH=width,
            PARTS=parts,
            GATED=mixer.gated,
            WIDE=_power(width),
            num_warps=4,
        )
        return out

    def recurred(self, mixer: Recurrence, inputs: torch.Tensor, memory: State) -> torch.Tensor:
        mixed = torch.empty(mixer.channels, dtype=torch.float32, device=inputs.device)
        self._run(
            kernels.convolved,
            (_count(mixer.channels, 128),),
            (inputs, mixer.taps, memory.inputs, mixed, mixer.channels),
            TAPS=mixer.taps.shape[1],
            KEPT=memory.inputs.shape[1],
            BLOCK=128,
            num_warps=4,
        )
        out = inputs.new_empty(mixer.value_heads * mixer.value_width)
        self._run(
            kernels.recurred,
            (mixer.value_heads,),
            (mixed, inputs, mixer.decay, mixer.bias, mixer.norm.weight, memory.state, out, mixer.norm.eps),
            KEY_HEADS=mixer.key_heads,
            VALUE_HEADS=mixer.value_heads,
            KEY=mixer.key_width,
            VALUE=mixer.value_width,
            WIDE_KEY=_power(mixer.key_width),
            WIDE_VALUE=_power(mixer.value_width),
            num_warps=8,
        )
        return out

    def _run(self, kernel: Any, grid: tuple[int, ...], arguments: tuple[Any, ...], **further: Any) -> None:
        kernel[grid](*arguments, **further, CHAINED=bool(self._chained), **self._chained)


def usual(rows: int, columns: int) -> Sizes:
    """For weights that nobody measured."""
    return Sizes(4 if rows >= 2048 else 2, min(512, _power(columns)), 4)


def _count(total: int, each: int) -> int:
    return -(-total // each)


def _power(number: int) -> int:
    """The next power of two."""
    return 1 << (number - 1).bit_length()

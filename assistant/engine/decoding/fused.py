"""The operations of a step as Triton kernels: how each is launched. The kernels themselves are in `kernels`."""

from __future__ import annotations

from typing import Any

import torch

from assistant.engine.decoding import kernels
from assistant.engine.decoding.plan import Attention, Layer, Norm, Recurrence
from assistant.engine.decoding.step import Seen, State

_TOKENS = 32
"""Tokens that one program of attention looks at at once."""
_PROGRAMS = 128
"""Of attention over all groups: about as many as a large GPU has processors."""


class Fused:
    """See `step.Operations`. `compile_only` compiles the kernels without running them."""

    def __init__(self, compile_only: bool = False) -> None:
        self._compile_only = compile_only

    def multiplied(
        self, weight: torch.Tensor, vector: torch.Tensor, norm: Norm | None = None, onto: torch.Tensor | None = None
    ) -> torch.Tensor:
        rows, columns = weight.shape
        out = vector.new_empty(rows)
        block, each = _sizes(rows, columns)
        self._run(
            kernels.multiplied,
            (_count(rows, each),),
            (weight, vector, norm.weight if norm else vector, vector if onto is None else onto, out, rows),
            eps=norm.eps if norm else 0.0,
            COLUMNS=columns,
            NORMED=norm is not None,
            ONTO=onto is not None,
            ROWS=each,
            BLOCK=block,
            num_warps=4,
        )
        return out

    def fed(self, layer: Layer, vector: torch.Tensor) -> torch.Tensor:
        rows, columns = layer.gate.shape
        out = vector.new_empty(rows)
        block, each = _sizes(2 * rows, columns)
        each = max(1, each // 2)
        self._run(
            kernels.fed,
            (_count(rows, each),),
            (layer.gate, layer.up, vector, layer.after.weight, out, rows, layer.after.eps),
            COLUMNS=columns,
            ROWS=each,
            BLOCK=block,
            num_warps=4,
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
        width, wide = mixer.width, _power(mixer.width)
        queries = inputs.new_empty(mixer.heads * width)
        query_norm, key_norm = mixer.query_norm, mixer.key_norm
        normed = query_norm is not None and key_norm is not None
        self._run(
            kernels.placed,
            (mixer.heads + 2 * mixer.groups,),
            (
                inputs,
                query_norm.weight if query_norm else inputs,
                key_norm.weight if key_norm else inputs,
                *turn,
                at,
                queries,
                seen.keys,
                seen.values,
                seen.keys.shape[1],
                query_norm.eps if query_norm else 0.0,
            ),
            HEADS=mixer.heads,
            GROUPS=mixer.groups,
            WIDTH=width,
            TURNED=len(turn[0]),
            GATED=mixer.gated,
            NORMED=normed,
            WIDE=wide,
            num_warps=1,
        )
        parts = min(32, max(1, _PROGRAMS // _power(mixer.groups)))
        mixed = torch.empty(mixer.heads * parts * width, dtype=torch.float32, device=inputs.device)
        highest, weights = (mixed.new_empty(mixer.heads * parts) for _ in range(2))
        self._run(
            kernels.looked,
            (mixer.groups, parts),
            (queries, seen.keys, seen.values, at, mixed, highest, weights, seen.keys.shape[1], width**-0.5),
            EACH=mixer.heads // mixer.groups,
            WIDTH=width,
            PARTS=parts,
            TOKENS=_TOKENS,
            ROWS=max(16, _power(mixer.heads // mixer.groups)),
            WIDE=max(16, wide),
            num_warps=4,
        )
        out = inputs.new_empty(mixer.heads * width)
        self._run(
            kernels.joined,
            (mixer.heads,),
            (mixed, highest, weights, inputs, out),
            WIDTH=width,
            PARTS=parts,
            GATED=mixer.gated,
            WIDE=wide,
            num_warps=4,
        )
        return out

    def recurred(self, mixer: Recurrence, inputs: torch.Tensor, memory: State) -> torch.Tensor:
        mixed = torch.empty(mixer.channels, dtype=torch.float32, device=inputs.device)
        self._run(
            kernels.convolved,
            (_count(mixer.channels, 256),),
            (inputs, mixer.taps, memory.inputs, mixed, mixer.channels),
            TAPS=mixer.taps.shape[1],
            KEPT=memory.inputs.shape[1],
            BLOCK=256,
            num_warps=2,
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
        if self._compile_only:
            kernel.warmup(*arguments, grid=grid, **further)
        else:
            kernel[grid](*arguments, **further)


def _sizes(rows: int, columns: int) -> tuple[int, int]:
    """Columns that a program reads at once, and its rows: few, so that all processors have work."""
    block = min(1024, _power(columns))
    return block, 4 if rows >= 4096 else 2


def _count(total: int, each: int) -> int:
    return -(-total // each)


def _power(number: int) -> int:
    """The next power of two."""
    return 1 << (number - 1).bit_length()

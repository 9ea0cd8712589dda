"""One decoding step of one conversation, over fixed memory. The same for every device; what differs are its operations.

All vectors are one token's: shape (n,).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch

from assistant.engine.decoding.plan import Attention, Layer, Norm, Plan, Recurrence


@dataclass(frozen=True, slots=True)
class Seen:
    """Fixed memory of an attention layer: keys and values, each of shape (groups, capacity, width)."""

    keys: torch.Tensor
    values: torch.Tensor


@dataclass(frozen=True, slots=True)
class State:
    """Fixed memory of a recurrent layer.

    `inputs` are the last of the convolution, shape (channels, taps); `state` has shape (value heads, key width,
    value width) and is float32.
    """

    inputs: torch.Tensor
    state: torch.Tensor


Memory = Seen | State


class Operations(Protocol):
    """What a step is made of. All of it is asynchronous on a GPU."""

    def multiplied(
        self, weight: torch.Tensor, vector: torch.Tensor, norm: Norm | None = None, onto: torch.Tensor | None = None
    ) -> torch.Tensor:
        """`weight @ norm(vector) + onto`."""
        ...

    def fed(self, layer: Layer, vector: torch.Tensor) -> torch.Tensor:
        """`silu(gate @ norm(vector)) * (up @ norm(vector))`, the inner vector of the feed-forward part."""
        ...

    def attended(
        self,
        mixer: Attention,
        inputs: torch.Tensor,
        turn: tuple[torch.Tensor, torch.Tensor],
        seen: Seen,
        at: torch.Tensor,
    ) -> torch.Tensor:
        """Keeps this token's key and value at place `at`, shape (1,), and looks at everything up to it.

        `turn` are cosine and sine of its position, each of shape (rotated width,).
        """
        ...

    def recurred(self, mixer: Recurrence, inputs: torch.Tensor, memory: State) -> torch.Tensor:
        """One step of the gated delta rule, normalised and gated; `memory` moves on by one token."""
        ...


def step(
    plan: Plan,
    operations: Operations,
    memories: Sequence[Memory],
    token: torch.Tensor,
    at: torch.Tensor,
    position: torch.Tensor,
) -> torch.Tensor:
    """The logits that follow `token`, shape (vocabulary,).

    `token`, `at` (its place in memory) and `position` (for its rotation) are integers of shape (1,) on the device.
    """
    hidden = plan.words[token].squeeze(0)
    places = position.view(1, 1, 1).expand(3, 1, 1) if plan.axes == 3 else position.view(1, 1)
    cosine, sine = plan.rotary(hidden.view(1, 1, -1), places)
    turn = cosine.reshape(-1), sine.reshape(-1)
    for layer, memory in zip(plan.layers, memories, strict=True):
        inputs = operations.multiplied(layer.mixer.inputs, hidden, layer.before)
        if isinstance(layer.mixer, Attention):
            assert isinstance(memory, Seen)
            mixed = operations.attended(layer.mixer, inputs, turn, memory, at)
        else:
            assert isinstance(memory, State)
            mixed = operations.recurred(layer.mixer, inputs, memory)
        hidden = operations.multiplied(layer.mixer.output, mixed, onto=hidden)
        hidden = operations.multiplied(layer.down, operations.fed(layer, hidden), onto=hidden)
    return operations.multiplied(plan.head, hidden, plan.norm)

"""One decoding step by the kernels beside plain torch, on memory that is not empty: prints the largest difference."""

from __future__ import annotations

import sys
from typing import Any

import torch

from assistant.engine.decoding.fused import Fused
from assistant.engine.decoding.plain import Plain
from assistant.engine.decoding.plan import Attention, Plan, plan_of
from assistant.engine.decoding.step import Memory, Operations, Seen, State, step
from tests.unit.engine.architectures import model_of

CAPACITY, AT = 96, 70
"""Tokens in memory, of which several parts of attention have some and others none."""


def main() -> None:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    plan = plan_of(model_of(sys.argv[1], device))
    assert plan is not None
    plain, fused = (stepped(plan, operations, device) for operations in (Plain(), Fused()))
    print(max(float((one - other).abs().max()) for one, other in zip(plain, fused, strict=True)))


@torch.inference_mode()
def stepped(plan: Plan, operations: Operations, device: str) -> list[torch.Tensor]:
    """The logits and all memory after a step."""
    noise = torch.Generator(device).manual_seed(0)
    memories = [memory_of(layer.mixer, noise) for layer in plan.layers]
    token, at, position = (torch.tensor([number], device=device) for number in (7, AT, AT + 3))
    logits = step(plan, operations, memories, token, at, position)
    return [logits, *(part for memory in memories for part in parts_of(memory))]


def parts_of(memory: Memory) -> tuple[torch.Tensor, torch.Tensor]:
    return (memory.keys, memory.values) if isinstance(memory, Seen) else (memory.inputs, memory.state)


def memory_of(mixer: Any, noise: torch.Generator) -> Memory:
    def random(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=noise, device=noise.device)

    if isinstance(mixer, Attention):
        return Seen(*(random(mixer.groups, CAPACITY, mixer.width) for _ in range(2)))
    state = random(mixer.value_heads, mixer.key_width, mixer.value_width)
    return State(random(*mixer.taps.shape), state)


if __name__ == "__main__":
    main()

"""Muon: momentum whose matrix is made orthogonal before the step (Jordan et al., Muon, 2024).

Belongs here: the optimizer for matrices inside a network. Vectors, embeddings and output heads stay with AdamW. torch
has one too, but it multiplies in bfloat16, which processors without instructions for it emulate fifty times slower.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

STEPS = 5
QUINTIC = (3.4445, -4.7750, 2.0315)
"""Coefficients of the Newton-Schulz polynomial, chosen for the steepest slope at zero (Jordan et al., 2024)."""
LIKE_ADAMW = 0.2
"""Root mean square of an update of AdamW; matching it, both share one learning rate (Liu et al., Muon is Scalable,
2025, equation 4)."""


def orthogonal(matrix: Tensor) -> Tensor:
    """(rows, columns) to about the nearest matrix whose singular values are all one, without a decomposition."""
    a, b, c = QUINTIC
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    out = wide / wide.norm().clamp(min=1e-7)
    for _ in range(STEPS):
        gram = out @ out.T
        out = torch.addmm(out, torch.addmm(gram, gram, gram, beta=b, alpha=c), out, beta=a)
    near: Tensor = out if matrix.shape[0] <= matrix.shape[1] else out.T
    return near


class Muon(torch.optim.Optimizer):
    """Nesterov momentum, made orthogonal, at the scale of AdamW's steps, with decoupled weight decay."""

    def __init__(
        self, groups: Iterable[dict[str, Any]], lr: float = 0.0, momentum: float = 0.95, weight_decay: float = 0.05
    ) -> None:
        super().__init__(list(groups), {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        assert closure is None
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                memory = self.state[weight].setdefault("momentum", torch.zeros_like(weight))
                memory.lerp_(weight.grad, 1 - group["momentum"])
                update = orthogonal(weight.grad.lerp(memory, group["momentum"]))
                weight.mul_(1 - group["lr"] * group["weight_decay"])
                weight.add_(update, alpha=-group["lr"] * LIKE_ADAMW * max(weight.shape) ** 0.5)

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


def orthogonal(matrices: Tensor) -> Tensor:
    """(count, rows, columns) to about the nearest matrices whose singular values are all one, without a
    decomposition."""
    a, b, c = QUINTIC
    tall = matrices.shape[1] > matrices.shape[2]
    out = matrices.mT if tall else matrices
    out = out / out.norm(dim=(1, 2), keepdim=True).clamp(min=1e-7)
    for _ in range(STEPS):
        gram = out @ out.mT
        out = torch.baddbmm(out, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), out, beta=a)
    near: Tensor = out.mT if tall else out
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
            alike: dict[torch.Size, list[Tensor]] = {}
            for weight in group["params"]:
                if weight.grad is not None:
                    alike.setdefault(weight.shape, []).append(weight)
            for weights in alike.values():
                self._step(weights, group)

    def _step(self, weights: list[Tensor], group: dict[str, Any]) -> None:
        """Matrices of one shape together: a GPU is kept waiting by many small products."""
        gradients = [weight.grad for weight in weights if weight.grad is not None]
        memories = [self.state[weight].setdefault("momentum", torch.zeros_like(weight)) for weight in weights]
        torch._foreach_lerp_(memories, gradients, 1 - group["momentum"])
        updates = orthogonal(torch.stack(torch._foreach_lerp(gradients, memories, group["momentum"])))
        torch._foreach_mul_(weights, 1 - group["lr"] * group["weight_decay"])
        scale = group["lr"] * LIKE_ADAMW * max(weights[0].shape) ** 0.5
        torch._foreach_add_(weights, list(updates.unbind()), alpha=-scale)

"""The products of one decoded token on a processor in bfloat16: a matrix and one row, for which reading the matrix is
all the work.

torch gives them to oneDNN, which is made for many rows: it reads the matrix at 0.6 of the speed of torch's own product
of a matrix and a vector, so that decoding would be no faster than in float32 (`benchmarks/decode.py`).
"""

from __future__ import annotations

from typing import Any

import torch


class OneRow(torch.nn.Linear):
    """A linear layer that multiplies a single row as a vector."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Shape (…, inputs) → (…, outputs)."""
        if input.numel() != self.in_features:
            return super().forward(input)
        outputs = torch.mv(self.weight, input.reshape(-1))
        outputs = outputs if self.bias is None else outputs + self.bias
        return outputs.view(*input.shape[:-1], -1)


def quicken(model: Any) -> None:
    """Makes the plain linear layers of a model on a processor such ones, where they are in bfloat16."""
    for module in model.modules():
        if type(module) is torch.nn.Linear and module.weight.dtype == torch.bfloat16:
            module.__class__ = OneRow

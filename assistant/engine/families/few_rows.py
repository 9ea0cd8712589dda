"""Products of a matrix and few rows on a processor: a decoded token is one row, what a turn adds to a conversation some
tens. Reading the matrix is most of the work then, and torch's own choice is made for many rows.

Which product reads it fastest was measured on an Intel Xeon, with AVX2, AVX-512 and AMX, with one thread and two
(`docs/performance.md`, "Few rows on a processor"). All of them sum the same numbers, in another order.
"""

from __future__ import annotations

from typing import Any

import torch

from assistant.engine.families.short_blocks import shorten

_FEW = range(4, 129)
"""Rows of float32 that oneDNN multiplies in 0.4 to 0.95 of the time that MKL takes."""
_FEW_NARROW = range(2, 33)
"""Rows of bfloat16 for which the matrix comes first: 0.7 to 0.9 of the time. A single row has a product of its own."""
_LARGE, _LARGE_NARROW = 1 << 20, 1 << 21
"""Weights from which that is so; a smaller matrix stays in the processor's caches."""


class FewRows(torch.nn.Linear):
    """A large linear layer in float32, for inference, that is quicker with few rows."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Shape (…, inputs) → (…, outputs)."""
        if input.numel() // self.in_features not in _FEW:
            return super().forward(input)
        product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(input, self.weight, self.bias, "none", [], "")
        return product


class FewNarrowRows(torch.nn.Linear):
    """A linear layer in bfloat16, for inference, that is quicker with one row, and if it is large with few."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Shape (…, inputs) → (…, outputs)."""
        rows = input.numel() // self.in_features
        if rows == 1:
            product = torch.mv(self.weight, input.reshape(-1))
        elif rows in _FEW_NARROW and self.in_features * self.out_features >= _LARGE_NARROW:
            product = torch.mm(self.weight, input.reshape(rows, -1).t().contiguous()).t().contiguous()
        else:
            return super().forward(input)
        product = product if self.bias is None else product + self.bias
        return product.view(*input.shape[:-1], -1)


def quicken(model: Any) -> None:
    """Makes the plain linear layers of a model on a processor such ones, and the blocks of recurrent layers short."""
    one_dnn = torch._C._has_mkldnn and hasattr(torch.ops.mkldnn, "_linear_pointwise")
    for module in model.modules():
        if type(module) is not torch.nn.Linear:
            continue
        if module.weight.dtype == torch.bfloat16:
            module.__class__ = FewNarrowRows
        elif module.weight.dtype == torch.float32 and module.weight.numel() >= _LARGE and one_dnn:
            module.__class__ = FewRows
    shorten(model)

"""The last product of whisper's decoder: the likeness of every token to what was computed, on a processor.

A step reads the whole matrix, which is most of what it reads; so it lies here as that is quickest, each way measured:
- A model whose tokens are mostly unused has one and the same row for all of them, and that product is computed once.
- Otherwise a copy is packed for oneDNN: with four texts or more, its product takes half the time of the plain one. The
  engine's memory budget counts it (`choice.py`).
"""

from __future__ import annotations

import torch


class Vocabulary:
    """`scores` of every token."""

    def __init__(self, weight: torch.Tensor) -> None:
        """`weight`: shape (tokens, width)."""
        self._plain = weight.detach()
        self._tokens = len(weight)
        unused = (self._plain == self._plain[-1]).all(1)
        self._used = torch.nonzero(~unused)[:, 0]
        """Tokens with a row of their own, where they are fewer than half."""
        self._packed: torch.Tensor | None = None
        if 2 * len(self._used) < self._tokens:
            self._plain = torch.cat([self._plain[self._used], self._plain[-1:]])
        elif torch._C._has_mkldnn and hasattr(torch.ops.mkldnn, "_reorder_linear_weight"):
            self._packed = torch.ops.mkldnn._reorder_linear_weight(self._plain)

    def scores(self, x: torch.Tensor) -> torch.Tensor:
        """Shape (…, width) → (…, tokens)."""
        if self._packed is not None:
            scores: torch.Tensor = torch.ops.mkldnn._linear_pointwise(x, self._packed, None, "none", [], "")
            return scores
        scores = x @ self._plain.T
        if len(self._plain) == self._tokens:
            return scores
        every = scores[..., -1:].repeat(*(1 for _ in x.shape[:-1]), self._tokens)
        every[..., self._used] = scores[..., :-1]
        return every

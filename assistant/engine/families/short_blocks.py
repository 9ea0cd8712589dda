"""Blocks of a recurrent layer as short as what is new.

The gated delta rule is computed in blocks of tokens (Yang et al., "Gated Delta Networks", arXiv:2412.06464, its
chunkwise form). transformers takes 64 for one and fills the last block up; a turn of a conversation often adds a dozen.
"""

from __future__ import annotations

import inspect
from typing import Any

_LONGEST, _SHORTEST = 64, 4
"""Tokens: what transformers takes, and where shorter blocks gain nothing more."""


def shorten(model: Any) -> None:
    """Makes the recurrent layers of a model compute few tokens in one short block. The results differ by rounding."""
    for layer in model.modules():
        kinds = {parameter.kind for parameter in inspect.signature(type(layer).forward).parameters.values()}
        if type(layer).__name__.endswith("GatedDeltaNet") and inspect.Parameter.VAR_KEYWORD in kinds:
            layer.register_forward_pre_hook(_with_block, with_kwargs=True)


def block_for(tokens: int) -> int:
    """The shortest power of two that holds so many tokens, within the bounds."""
    return max(_SHORTEST, min(_LONGEST, 1 << (tokens - 1).bit_length()))


def _with_block(_: Any, positional: tuple[Any, ...], named: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    hidden = positional[0] if positional else named["hidden_states"]
    return positional, {**named, "chunk_size": block_for(hidden.shape[1])}

"""Whether a model may be read piece by piece: tried out, because architectures do not say so."""

from __future__ import annotations

from typing import Any

import torch

from assistant.engine.families.conversation import forward

_TRIED = 4
"""Tokens that are read, half of them onto the cache of the others."""
_OFF = 0.1
"""Of the logits' spread: what rounding may make of the same numbers in half precision."""


@torch.inference_mode()
def appends(model: Any) -> bool:
    """Whether tokens read onto the cache of earlier ones give what all of them give at once, and the cache can be cut:
    what `conversation` needs. Reads three times a few tokens."""
    from transformers.cache_utils import DynamicLayer

    words = model.get_input_embeddings().weight.shape[0]
    ids = torch.arange(words // 2, words // 2 + _TRIED, device=model.device).clamp(max=words - 1)[None]
    try:
        expected = forward(model, {"input_ids": ids}).logits[0, -1].float()
        cache = forward(model, {"input_ids": ids[:, : _TRIED // 2]}).past_key_values
        if not all(type(layer) is DynamicLayer and layer.get_seq_length() == _TRIED // 2 for layer in cache.layers):
            return False
        given = forward(model, {"input_ids": ids[:, _TRIED // 2 :], "past_key_values": cache}).logits[0, -1].float()
    except (AttributeError, TypeError, ValueError, IndexError):
        return False
    return bool((given - expected).abs().max() <= _OFF * expected.std())

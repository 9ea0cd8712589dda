"""One step of whisper's decoder on a processor: the scores of the next token for a few texts at once.

It computes what `whisper.model.TextDecoder` does, with three differences in the order of work, each measured:
- The vocabulary (51,864 rows) lies as its product is quickest (`vocabulary.py`).
- Keys and values of the sounds lie head by head, and once per sound however many texts (beams) are written for it:
  a step reads all of them, and reads them in order.
- The first step scores two places of its prompt instead of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
from whisper.decoding import Inference

from assistant.engine.recognition.vocabulary import Vocabulary

Pair = tuple[torch.Tensor, torch.Tensor]
"""Keys and values, shape (texts or sounds, heads, positions, width of a head)."""


class Step(Inference):  # type: ignore[misc]
    """What `whisper.decoding` asks for scores. Used for one call, by one thread."""

    def __init__(self, model: Any, vocabulary: Vocabulary, texts: int, start: int) -> None:
        """`texts` are written for each sound; `start`: place of the token in the prompt that begins a text."""
        self._decoder = model.decoder
        self._vocabulary = vocabulary
        self._texts = texts
        self._start = start
        self._sound: list[Pair] = []
        self._written: list[Pair] = []

    def logits(self, tokens: torch.Tensor, audio_features: torch.Tensor) -> torch.Tensor:
        """`tokens`: all so far, shape (texts, length); `audio_features`: (texts, positions, width), alike for the texts
        of one sound. At first the scores behind the start of the text and behind the last token, shape (texts, 2,
        tokens); later those behind the last."""
        first = not self._sound
        if first:
            sounds = audio_features[:: self._texts]
            self._sound = [_pair(block.cross_attn, sounds) for block in self._decoder.blocks]
        known = 0 if first else self._written[0][0].shape[2]
        places = self._decoder.positional_embedding[known : tokens.shape[1]]
        x = self._decoder.token_embedding(tokens[:, known:]) + places
        for number, block in enumerate(self._decoder.blocks):
            x = x + self._own(number, block.attn, block.attn_ln(x))
            x = x + self._crossed(number, block.cross_attn, block.cross_attn_ln(x))
            x = x + block.mlp(block.mlp_ln(x))
        x = x[:, [self._start, -1]] if first else x
        return self._vocabulary.scores(self._decoder.ln(x))

    def rearrange_kv_cache(self, source_indices: Sequence[int]) -> None:
        """Each text goes on where the text of that number was."""
        if list(source_indices) != list(range(len(source_indices))):
            self._written = [(keys[source_indices], values[source_indices]) for keys, values in self._written]

    def cleanup_caching(self) -> None:
        """Forgets sounds and texts."""
        self._sound, self._written = [], []

    def _own(self, number: int, attention: Any, x: torch.Tensor) -> torch.Tensor:
        """Attention to the text itself."""
        fresh = _pair(attention, x)
        if number == len(self._written):
            self._written.append(fresh)
        else:
            keys, values = self._written[number]
            self._written[number] = torch.cat([keys, fresh[0]], 2), torch.cat([values, fresh[1]], 2)
        query = _heads(attention.query(x), attention.n_head)
        seen = F.scaled_dot_product_attention(query, *self._written[number], is_causal=x.shape[1] > 1)
        out: torch.Tensor = attention.out(seen.transpose(1, 2).flatten(2))
        return out

    def _crossed(self, number: int, attention: Any, x: torch.Tensor) -> torch.Tensor:
        """Attention to the sounds; the texts of one sound ask as one."""
        asked = attention.query(x)
        query = _heads(asked.reshape(-1, self._texts * x.shape[1], x.shape[2]), attention.n_head)
        keys, values = self._sound[number]
        if x.shape[1] > 1:
            seen = F.scaled_dot_product_attention(query, keys, values)
        else:
            # With one token the fused kernel takes up to three times as long as two products.
            weights = query * query.shape[-1] ** -0.5 @ keys.transpose(-1, -2)
            seen = weights.softmax(-1) @ values
        out: torch.Tensor = attention.out(seen.transpose(1, 2).flatten(2).reshape(x.shape))
        return out


def _pair(attention: Any, x: torch.Tensor) -> Pair:
    return tuple(_heads(layer(x), attention.n_head).contiguous() for layer in (attention.key, attention.value))  # type: ignore[return-value]


def _heads(x: torch.Tensor, heads: int) -> torch.Tensor:
    """Shape (texts, positions, width) → (texts, heads, positions, width of a head)."""
    return x.reshape(*x.shape[:2], heads, -1).transpose(1, 2)

"""Where the weights begin: with a circuit that copies, because arguments are the user's own words.

Two attention layers that look for what followed the last token before (induction heads, Olsson et al., 2022) form late
in training, and on a small budget too late; so they are there from the start, written into otherwise usual weights, and
training goes on from them. Belongs here: those weights. Does not belong here: anything that trains.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

COMMON = 10.0
"""A part that all embeddings share, in their own standard deviation: what a head reads that looks at places alone. It
adds the same to all logits, so it changes no prediction."""
NEAR, SLOW = 3, 8
"""Frequencies of the rotary embedding: the fastest ones tell neighbours apart, those from the ninth on turn too slowly
to matter within a conversation (Su et al., RoFormer, 2021)."""
SHARP_PLACE, SHARP_MATCH = 1.8, 2.0
"""Gains of normalised queries and keys: how sure the two heads are."""
WRITE_BEFORE, WRITE_FOUND, LOUD = 0.1, 0.15, 3.0
"""How strongly the token before, and the token found, are written; and the gain of the last norm."""


@torch.no_grad()
def begin_with_copying(model: Any, seed: int) -> None:
    """Rewrites the fresh weights of a Qwen3 model of at least two layers in place."""
    config = model.config
    width, size = config.hidden_size, config.head_dim
    embeddings = model.model.embed_tokens.weight
    embeddings[:, 0] = COMMON * config.initializer_range
    for layer in model.model.layers:
        layer.self_attn.o_proj.weight.zero_()
        layer.mlp.down_proj.weight.zero_()
    model.model.norm.weight.fill_(LOUD)
    basis = _orthonormal(width, seed)
    now, before, found = basis[:size], basis[size : 2 * size], torch.cat([basis[:size], basis[2 * size : 3 * size]])
    _look_at_the_token_before(model.model.layers[0].self_attn, now, before, config)
    _look_for_what_followed(model.model.layers[1].self_attn, now, before, found, size)


def _orthonormal(width: int, seed: int) -> Tensor:
    """Directions beside the first, which is the common one: (width - 1, width)."""
    random = torch.randn(width - 1, width - 1, generator=torch.Generator().manual_seed(seed))
    return torch.nn.functional.pad(torch.linalg.qr(random).Q, (1, 0))


def _look_at_the_token_before(attention: Any, now: Tensor, before: Tensor, config: Any) -> None:
    """The first head attends one place back and writes, in the directions `before`, what stood there."""
    size = config.head_dim
    theta = config.rope_parameters["rope_theta"] ** (-torch.arange(size // 2) * 2 / size)
    query, key = torch.zeros(size), torch.zeros(size)
    key[:NEAR] = 1
    query[:NEAR], query[size // 2 : size // 2 + NEAR] = theta[:NEAR].cos(), -theta[:NEAR].sin()
    for weight, rows in ((attention.q_proj.weight, query), (attention.k_proj.weight, key)):
        weight[:size] = 0
        weight[:size, 0] = rows
    attention.q_norm.weight.fill_(SHARP_PLACE)
    attention.k_norm.weight.fill_(SHARP_PLACE)
    attention.v_proj.weight[:size] = now
    attention.o_proj.weight[:, :size] = WRITE_BEFORE * before.T


def _look_for_what_followed(attention: Any, now: Tensor, before: Tensor, found: Tensor, size: int) -> None:
    """Two heads attend to where the current token was the token before, and say what stands there."""
    half = size // 2
    slow = [*range(SLOW, half), *range(half + SLOW, size)]
    heads_to_a_key = attention.q_proj.weight.shape[0] // attention.k_proj.weight.shape[0]
    for pair in range(2):
        query = slice(pair * heads_to_a_key * size, (pair * heads_to_a_key + 1) * size)
        key = slice(pair * size, (pair + 1) * size)
        for weight, rows, read in ((attention.q_proj.weight, query, now), (attention.k_proj.weight, key, before)):
            weight[rows] = 0
            weight[rows][slow] = read[: len(slow)]
        attention.v_proj.weight[key] = found[key]
        attention.o_proj.weight[:, query] = WRITE_FOUND * found[key].T
    attention.q_norm.weight.fill_(SHARP_MATCH)
    attention.k_norm.weight.fill_(SHARP_MATCH)

"""What makes a training step quick: an attention for CPUs with bfloat16 matrix units, and compiled layers.

Belongs here: training only; saved models know nothing of it. Why the attention: scores and softmax stay in bfloat16,
and none are made between lanes that do not see each other.
"""

from __future__ import annotations

import shutil
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface

from training.vision.packing import LANE

NAME = "pocket_training"
Triple = tuple[Tensor, Tensor, Tensor]


def attend(
    _module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float,
    **_: object,
) -> tuple[Tensor, None]:
    """`query`, `key`, `value` (batch, heads, length, width of a head); without a mask all is seen, with the additive
    mask of `packing.lane_mask` (batch, 1, length, prefix + LANE) the prefix and the own lane.

    Returns (batch, length, heads, width of a head).
    """
    batch, heads, length, width = query.shape
    queries, keys, values = (each.reshape(batch * heads, length, width) for each in (query * scaling, key, value))
    if attention_mask is None:
        out = torch.bmm(torch.softmax(torch.bmm(queries, keys.mT), -1), values)
    else:
        prefix = attention_mask.shape[3] - LANE
        first = (queries[:, :prefix], keys[:, :prefix], values[:, :prefix])
        lanes = (queries[:, prefix:], keys[:, prefix:], values[:, prefix:])
        weights = _weights(torch.bmm(first[0], first[1].mT), attention_mask[:, :, :prefix, :prefix])
        out = torch.cat([torch.bmm(weights, first[2]), _in_lanes(lanes, first, attention_mask[:, :, prefix:])], 1)
    return out.view(batch, heads, length, width).transpose(1, 2).contiguous(), None


def _in_lanes(lanes: Triple, first: Triple, mask: Tensor) -> Tensor:
    """The threads' tokens look at the prefix and at their own lane; queries, keys and values (heads, tokens, width)."""
    queries, keys, values = (each.reshape(-1, LANE, each.shape[2]) for each in lanes)
    near = torch.bmm(queries, keys.mT).view(len(lanes[0]), -1, LANE)
    weights = _weights(torch.cat([torch.bmm(lanes[0], first[1].mT), near], 2), mask)
    far, near = weights[:, :, :-LANE], weights[:, :, -LANE:]
    inside = torch.bmm(near.reshape(-1, LANE, LANE), values).view_as(lanes[2])
    return torch.baddbmm(inside, far, first[2])


def _weights(scores: Tensor, mask: Tensor) -> Tensor:
    """(heads of all the batch, queries, keys) scores to weights, the same mask for every head."""
    return torch.softmax(scores.view(len(mask), -1, *scores.shape[1:]) + mask, -1).flatten(0, 1)


def use_quick_attention(model: Any) -> None:
    """Switch a model of the library to `attend`."""
    AttentionInterface.register(NAME, attend)
    model.set_attn_implementation(NAME)


def use_quick_vision(model: Any) -> None:
    """Switch a vision tower alone, which has no mask, and compile its layers."""
    AttentionInterface.register(NAME, attend)
    model.config._attn_implementation = NAME
    compile_layers(model.encoder.layers)


def compile_layers(layers: Any) -> None:
    """Compile each layer's forward (the same code for all, so it is compiled once); a third off the step. Without a
    C++ compiler the layers stay as they are."""
    if torch.cuda.is_available() or shutil.which("g++") or shutil.which("clang++"):
        for layer in layers:
            layer.forward = torch.compile(layer.forward, dynamic=False)

"""The vision tower and the throwaway heads that teach it to see before it has to speak.

Belongs here: the tower's size, the dense heads, their labels and loss. Does not belong here: the loop (`dense`).
Why: from captions alone a small tower stays blind for a long time (11 % right captions after 285,000 pictures);
named patch by patch it sees after minutes (issue 3).
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import Idefics3VisionConfig
from transformers.models.idefics3.modeling_idefics3 import Idefics3VisionTransformer

from training.scenes.pool import CELLS, NOBODY, PATCH, SIDE, UNSURE, Records
from training.scenes.world import COLOURS, SHAPES, SIZES

WIDTH = 192
PARTS = (len(SHAPES) + 1, len(COLOURS) + 1, len(SIZES) + 1, 2, 1)
"""Outputs of the heads: shape, colour and size (0 is background), way to the centre in patches, centre or not."""


def vision_config() -> Idefics3VisionConfig:
    """9 x 9 patches of 16 px. Heads of 64 and ReLU because they are the fastest on a CPU."""
    return Idefics3VisionConfig(
        hidden_size=WIDTH,
        intermediate_size=4 * WIDTH,
        num_hidden_layers=6,
        num_attention_heads=3,
        image_size=SIDE,
        patch_size=PATCH,
        hidden_act="relu",
    )


class DenseTower(nn.Module):
    """The tower with one linear head on each patch."""

    def __init__(self) -> None:
        super().__init__()
        config = vision_config()
        config._attn_implementation = "eager"  # CPU flash attention is slower on 81 tokens in bfloat16
        self.tower = Idefics3VisionTransformer(config)
        self.heads = nn.Linear(WIDTH, sum(PARTS))

    def forward(self, pixels: Tensor) -> Tensor:
        """(batch, 3, SIDE, SIDE) in -1..1 to (batch, patches, outputs)."""
        out: Tensor = self.heads(self.tower(pixel_values=pixels).last_hidden_state)
        return out


def to_pixels(pixels: np.ndarray) -> Tensor:
    """(batch, SIDE, SIDE, 3) bytes to (batch, 3, SIDE, SIDE) floats in -1..1, as both processors make them."""
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float().contiguous().div_(127.5).sub_(1.0)


def dense_labels(rows: Records) -> dict[str, Tensor]:
    """Per patch: `shape`, `colour`, `size` (-100 where unsure), `way` (.., 2) and `centre`; each (batch, patches)."""
    owner = rows["owner"].reshape(len(rows), -1).astype(np.int64)
    known = np.maximum(owner, 0)
    names = np.take_along_axis(rows["names"].astype(np.int64), known[..., None], 1) + 1
    names[owner == NOBODY] = 0
    names[owner == UNSURE] = -100
    place = np.take_along_axis(rows["place"][..., :2], known[..., None], 1) * CELLS
    grid = np.arange(CELLS) + 0.5
    here = np.stack(np.broadcast_arrays(grid[None, :], grid[:, None]), -1).reshape(1, -1, 2)
    way = place - here
    centre = (owner >= 0) & (np.abs(way) <= 0.5).all(-1)
    return {
        "shape": torch.from_numpy(names[..., 0]),
        "colour": torch.from_numpy(names[..., 1]),
        "size": torch.from_numpy(names[..., 2]),
        "way": torch.from_numpy(way.astype(np.float32)),
        "centre": torch.from_numpy(centre.astype(np.float32)),
        "owned": torch.from_numpy(owner >= 0),
    }


def dense_loss(out: Tensor, labels: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of the three names, with background at a fifth of the weight, plus way and centre."""
    shape, colour, size, way, centre = torch.split(out.float(), list(PARTS), -1)
    total = out.new_zeros(())
    for name, logits in (("shape", shape), ("colour", colour), ("size", size)):
        weight = torch.ones(logits.shape[-1])
        weight[0] = 0.2
        total = total + F.cross_entropy(logits.flatten(0, 1), labels[name].flatten(), weight.to(out.device))
    owned = labels["owned"]
    total = total + 0.3 * F.smooth_l1_loss(way[owned], labels["way"][owned])
    blow = torch.full((1,), 5.0, device=out.device)
    return total + F.binary_cross_entropy_with_logits(centre.squeeze(-1), labels["centre"], pos_weight=blow)


def dense_figures(out: Tensor, labels: dict[str, Tensor]) -> dict[str, float]:
    """Part of the patches that belong to a shape and are named right."""
    shape, colour, size, _, _ = torch.split(out.float(), list(PARTS), -1)
    owned = labels["owned"]
    named = {"shape": shape, "colour": colour, "size": size}
    return {name: float((logits.argmax(-1) == labels[name])[owned].float().mean()) for name, logits in named.items()}

"""The vision tower and the throwaway heads that teach it to see before it has to speak.

Belongs here: the tower's size, the dense heads, their labels and loss. Does not belong here: the loop (`dense`).
Why: from captions alone a small tower stays blind for a long time (11 % right captions after 285,000 pictures);
named patch by patch it sees after minutes (issue 3).
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import Idefics3VisionConfig
from transformers.models.idefics3.modeling_idefics3 import Idefics3VisionTransformer

from training.scenes.pool import CELLS, NOBODY, PATCH, SIDE, UNSURE, Records
from training.scenes.world import COLOURS, MOST_ITEMS, SHAPES, SIZES

WIDTH = 192
NAMED = {"shape": len(SHAPES) + 1, "colour": len(COLOURS) + 1, "size": len(SIZES) + 1}
"""What covers a patch; 0 is background."""
READ = {
    **dict.fromkeys(("from left", "from right", "from top", "from bottom"), MOST_ITEMS),
    "place": 9,
    **dict.fromkeys(("of this kind", "of this colour", "of this shape", "in all"), MOST_ITEMS),
}
"""What a sentence about the item will need: its rank from each side, its field of nine, how many are like it. Without
these the language model finds every item and then loses count: captions name one item twice and forget another."""
PARTS = (*NAMED.values(), *READ.values(), 2, 1)
"""Outputs of the heads: the names above, then the way to the item's centre in patches, and centre or not."""
ITEM_PARTS = (*NAMED.values(), *READ.values(), 2)
"""Outputs of the head on words that name an item."""
PAIR_PARTS = {"across": 2, "down": 2, "size": 3, "shape": 2, "colour": 2}
"""Outputs of the head on words that name a second item: is it right of the first, below it, smaller, as large or
larger; of the same shape; of the same colour."""
NOTHING = -100
"""Label of what has none."""
APART = 0.3
"""Centres nearer than this many patches along an axis have no order there."""


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


def positions() -> Tensor:
    """(patches, WIDTH) sines and cosines of row and column (He et al., Masked Autoencoders, 2022, after Vaswani et al.,
    2017) at the strength of a patch's own content, whose deviation is about 1.5. The library's start of 0.02 is lost
    beside it, and a tower that cannot tell where its patches are never learns left from right."""
    cells = torch.arange(CELLS, dtype=torch.float32)
    row, column = (each.flatten() for each in torch.meshgrid(cells, cells, indexing="ij"))
    pace = CELLS ** -torch.linspace(0, 1, WIDTH // 4)
    waves = [wave(place[:, None] * pace) for place in (row, column) for wave in (torch.sin, torch.cos)]
    return torch.cat(waves, 1)


class DenseTower(nn.Module):
    """The tower with one linear head on each patch."""

    def __init__(self) -> None:
        super().__init__()
        config = vision_config()
        config._attn_implementation = "eager"  # CPU flash attention is slower on 81 tokens in bfloat16
        self.tower = Idefics3VisionTransformer(config)
        self.tower.embeddings.position_embedding.weight.data.copy_(positions())
        self.heads = nn.Linear(WIDTH, sum(PARTS))

    def forward(self, pixels: Tensor) -> Tensor:
        """(batch, 3, SIDE, SIDE) in -1..1 to (batch, patches, outputs)."""
        out: Tensor = self.heads(self.tower(pixel_values=pixels).last_hidden_state)
        return out


def to_pixels(pixels: np.ndarray | Tensor) -> Tensor:
    """(batch, SIDE, SIDE, 3) bytes to (batch, 3, SIDE, SIDE) floats in -1..1, as both processors make them."""
    given = pixels if isinstance(pixels, Tensor) else torch.from_numpy(np.ascontiguousarray(pixels))
    return given.permute(0, 3, 1, 2).float().contiguous().div_(127.5).sub_(1.0)


def dense_labels(rows: Records) -> dict[str, Tensor]:
    """Per patch, each (batch, patches): an index for every name of `NAMED` and `READ`, NOTHING where unsure or where no
    item is; `way` (.., 2), `centre`, `owned`."""
    owner = rows["owner"].reshape(len(rows), -1).astype(np.int64)
    known = np.maximum(owner, 0)
    names = np.take_along_axis(rows["names"].astype(np.int64), known[..., None], 1) + 1
    names[owner == NOBODY] = 0
    names[owner == UNSURE] = NOTHING
    place = np.take_along_axis(rows["place"][..., :2], known[..., None], 1) * CELLS
    grid = np.arange(CELLS) + 0.5
    here = np.stack(np.broadcast_arrays(grid[None, :], grid[:, None]), -1).reshape(1, -1, 2)
    way = place - here
    centre = (owner >= 0) & (np.abs(way) <= 0.5).all(-1)
    labels = {name: torch.from_numpy(names[..., index].copy()) for index, name in enumerate(NAMED)}
    for name, of_item in read_labels(rows).items():
        of_patch = np.take_along_axis(of_item, known, 1)
        labels[name] = torch.from_numpy(np.where(owner >= 0, of_patch, NOTHING))
    return {
        **labels,
        "way": torch.from_numpy(way.astype(np.float32)),
        "centre": torch.from_numpy(centre.astype(np.float32)),
        "owned": torch.from_numpy(owner >= 0),
    }


def read_labels(rows: Records) -> dict[str, NDArray[np.int64]]:
    """Per item (batch, MOST_ITEMS), what `READ` names; numbers and ranks count from 0."""
    here = np.arange(MOST_ITEMS) < rows["count"][:, None]
    x, y, _ = np.moveaxis(rows["place"], -1, 0)
    shape, colour, size = np.moveaxis(rows["names"].astype(np.int64), -1, 0)

    def others(related: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many real items stand in a relation (batch, item, other) to each item."""
        count: NDArray[np.int64] = (related & here[:, None, :]).sum(2)
        return count

    def alike(*names: NDArray[np.int64]) -> NDArray[np.int64]:
        same = np.logical_and.reduce([name[:, :, None] == name[:, None, :] for name in names])
        return np.maximum(others(same) - 1, 0)

    third = [np.clip((value * 3).astype(np.int64), 0, 2) for value in (x, y)]
    return {
        "from left": others(x[:, None, :] < x[:, :, None]),
        "from right": others(x[:, None, :] > x[:, :, None]),
        "from top": others(y[:, None, :] < y[:, :, None]),
        "from bottom": others(y[:, None, :] > y[:, :, None]),
        "place": third[1] * 3 + third[0],
        "of this kind": alike(shape, colour, size),
        "of this colour": alike(colour),
        "of this shape": alike(shape),
        "in all": np.broadcast_to(rows["count"].astype(np.int64)[:, None] - 1, here.shape),
    }


def item_labels(rows: Records) -> dict[str, Tensor]:
    """Per item, each (batch, MOST_ITEMS): what `dense_labels` has per patch; `centre` (.., 2) in patches."""
    names = rows["names"].astype(np.int64) + 1
    read = {name: torch.from_numpy(np.ascontiguousarray(values)) for name, values in read_labels(rows).items()}
    return {
        **{name: torch.from_numpy(names[..., index].copy()) for index, name in enumerate(NAMED)},
        **read,
        "centre": torch.from_numpy(rows["place"][..., :2] * CELLS).float(),
    }


def item_loss(out: Tensor, labels: dict[str, Tensor], which: Tensor) -> Tensor:
    """Cross-entropy of all that a sentence may need of an item, and where it is. `out` (spots, ITEM_PARTS), `which`
    (spots,) indexes the labels' items, flattened over pictures."""
    *named, centre = torch.split(out.float(), list(ITEM_PARTS), -1)
    total = 0.3 * F.smooth_l1_loss(centre, labels["centre"].flatten(0, 1)[which])
    for name, logits in zip((*NAMED, *READ), named, strict=True):
        total = total + F.cross_entropy(logits, labels[name].flatten()[which])
    return total / len(ITEM_PARTS)


def pair_labels(labels: dict[str, Tensor], one: Tensor, other: Tensor) -> dict[str, Tensor]:
    """What `PAIR_PARTS` names of the items `other` as seen from `one`, which index the labels' items (spots,)."""
    way = labels["centre"].flatten(0, 1)[other] - labels["centre"].flatten(0, 1)[one]
    place = torch.where(way.abs() < APART, NOTHING, (way > 0).long())
    values = {name: labels[name].flatten() for name in NAMED}
    return {
        "across": place[:, 0],
        "down": place[:, 1],
        "size": (values["size"][other] - values["size"][one]).clamp(-1, 1) + 1,
        **{name: (values[name][other] == values[name][one]).long() for name in ("shape", "colour")},
    }


def pair_loss(out: Tensor, labels: dict[str, Tensor], one: Tensor, other: Tensor) -> Tensor:
    """Cross-entropy of how two items relate; `out` (spots, sum of PAIR_PARTS). 0 without spots."""
    truth = pair_labels(labels, one, other)
    total = 0.0 * out.float().sum()
    for (name, _), logits in zip(PAIR_PARTS.items(), torch.split(out.float(), [*PAIR_PARTS.values()], -1), strict=True):
        known = (truth[name] != NOTHING).sum().clamp(min=1)
        total = total + F.cross_entropy(logits, truth[name], ignore_index=NOTHING, reduction="sum") / known
    return total / len(PAIR_PARTS)


def dense_loss(out: Tensor, labels: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of all names, with background at a fifth of the weight, plus way and centre."""
    *named, way, centre = torch.split(out.float(), list(PARTS), -1)
    total = out.new_zeros((), dtype=torch.float32)
    for name, logits in zip((*NAMED, *READ), named, strict=True):
        weight = torch.ones(logits.shape[-1], device=out.device)
        if name in NAMED:
            weight[0] = 0.2
        loss = F.cross_entropy(logits.flatten(0, 1), labels[name].flatten(), weight)
        total = total + loss * (1.0 if name in NAMED else 0.5)
    owned = labels["owned"]
    total = total + 0.3 * F.smooth_l1_loss(way[owned], labels["way"][owned])
    blow = torch.full((1,), 5.0, device=out.device)
    return total + F.binary_cross_entropy_with_logits(centre.squeeze(-1), labels["centre"], pos_weight=blow)


def dense_figures(out: Tensor, labels: dict[str, Tensor]) -> dict[str, float]:
    """Part of the patches that belong to an item and are named right."""
    named = torch.split(out.float(), list(PARTS), -1)[:-2]
    owned = labels["owned"]
    return {
        name: float((logits.argmax(-1) == labels[name])[owned].float().mean())
        for name, logits in zip((*NAMED, *READ), named, strict=True)
    }

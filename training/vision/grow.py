"""A finished model in a deeper one: new layers that do nothing yet.

Belongs here: moving weights between depths. Does not belong here: training.
"""

from __future__ import annotations

import re

from torch import Tensor

TEXT_LAYER = re.compile(r"(.*text_model\.layers\.)(\d+)(\..*)")
WRITES = ("o_proj.weight", "down_proj.weight")
"""What a layer adds to its input comes out of these; at zero the layer changes nothing (He et al., Identity Mappings,
2016; used to grow models in Chen et al., Net2Net, 2016)."""


def with_layers(weights: dict[str, Tensor], larger: dict[str, Tensor]) -> dict[str, Tensor]:
    """`weights` in the names of `larger`, which may have more text layers: the last layer stays the last, and those
    before it are new, with what `larger` has for them except that they change nothing."""
    before, after = _depth(weights), _depth(larger)
    out: dict[str, Tensor] = {}
    for name, value in larger.items():
        found = TEXT_LAYER.fullmatch(name)
        layer = int(found[2]) if found else -1
        if found and before - 1 <= layer < after - 1:
            out[name] = value * 0 if name.endswith(WRITES) else value
        elif found and layer == after - 1:
            out[name] = weights[f"{found[1]}{before - 1}{found[3]}"]
        else:
            out[name] = weights[name]
    return out


def _depth(weights: dict[str, Tensor]) -> int:
    return 1 + max(int(found[2]) for name in weights if (found := TEXT_LAYER.fullmatch(name)))

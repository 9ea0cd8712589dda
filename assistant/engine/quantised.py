"""Weights in four bits, where a profile says so: which of them, the bytes that they take, where they run. No torch.

Only the matrices in the layers of a model's text part are quantised, where most weights are. What looks at pictures,
the table of words and the output layer keep the device's own format: they are the smaller part, and the output layer
decides between words that are close. Nothing is quantised that a profile does not name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Literal

Format = Literal["", "int4"]
"""Of the matrices: "" is the device's own. `int4` is NormalFloat (Dettmers et al. 2023, arXiv:2305.14314): four bits
a weight and a float32 scale for each 64. Not LLM.int8: its outliers are chosen over all tokens of a call (Dettmers et
al. 2022, arXiv:2208.07339), so that a remembered conversation gives other tokens than one that is read again."""
PACKAGE = "bitsandbytes"
DEVICES = frozenset({"cuda", "cpu"})
"""Where it computes with kernels of its own."""
LAYERS = r"(?:(?:.*\.)?(?:language_model|text_model)\.|model\.)layers\."
"""Begins the names of all weights in the layers of a text part."""
KEPT = ("in_proj_a", "in_proj_b")
"""Parts of those layers that are not quantised: they set how long Qwen3.5's recurrent state lasts, a few rows each."""
_BLOCK = 64


def is_quantised(name: str, shape: Sequence[int]) -> bool:
    """Whether the weight of this name and shape in a model's files is one of those matrices."""
    module, _, what = name.rpartition(".")
    return len(shape) == 2 and what == "weight" and re.match(LAYERS, name) is not None and not module.endswith(KEPT)


def bytes_of(count: int) -> int:
    """Bytes of a matrix of so many weights, with its scales."""
    return math.ceil(count / 2) + 4 * math.ceil(count / _BLOCK)

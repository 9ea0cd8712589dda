"""The learned scale of a dual encoder, read without its other weights."""

from __future__ import annotations

import math
from pathlib import Path

from assistant.api.language import Bilingual
from assistant.engine.families.explained import missing

_LARGEST = 20.0
"""The logarithm of a scale that no training reaches: OpenAI's CLIP is held under that of 100."""


def scale_of(directory: Path) -> float:
    """What cosines are multiplied by: the exponential of `logit_scale`, or with ALIGN one over its `temperature`.

    Raises ValueError if neither is there or it makes no sense.
    """
    from safetensors import safe_open

    for path in sorted(directory.glob("*.safetensors")):
        with safe_open(path, framework="pt") as file:
            for key in file.keys():  # noqa: SIM118 - not a mapping
                name = key.rpartition(".")[2]
                if name in ("logit_scale", "temperature"):
                    return _scale(name, float(file.get_tensor(key)))
    raise ValueError(missing(["logit_scale"]))


def _scale(name: str, value: float) -> float:
    if name == "temperature":
        value = -math.log(value) if value > 0 else math.nan
    if not abs(value) < _LARGEST:
        raise ValueError(Bilingual(f"its {name} makes no sense", f"它的 {name} 不合理"))
    return math.exp(value)

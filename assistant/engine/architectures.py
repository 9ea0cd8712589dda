"""The architectures of transformers that the families read: which family, and what it needs beside. Data only.

Another model of one of them needs no code: any id can be pulled. Each is tested at toy width.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.api import MissingCapability
from assistant.api.language import Bilingual

Family = Literal["vision_language", "language", "image_text_embedding"]


@dataclass(frozen=True, slots=True)
class Architecture:
    """`name` is the class in transformers; `needs`, `tools` and `options` are as in `catalogue.toml`."""

    family: Family
    name: str
    needs: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    tools: bool = False


KNOWN: Mapping[str, Architecture] = {
    "idefics3": Architecture("vision_language", "Idefics3ForConditionalGeneration"),
    "smolvlm": Architecture("vision_language", "SmolVLMForConditionalGeneration"),
    "qwen3_vl": Architecture("vision_language", "Qwen3VLForConditionalGeneration", ("torchvision",), tools=True),
    "qwen3_5": Architecture(
        "vision_language",
        "Qwen3_5ForConditionalGeneration",
        ("torchvision",),
        {"template": {"enable_thinking": False}},
        tools=True,
    ),
    "qwen3": Architecture("language", "Qwen3ForCausalLM", (), {"template": {"enable_thinking": False}}, tools=True),
    "clip": Architecture("image_text_embedding", "CLIPModel"),
    "siglip": Architecture("image_text_embedding", "SiglipModel"),
}
"""By `model_type` of config.json."""


def of_family(family: Family) -> frozenset[str]:
    """The model types that a family reads."""
    return frozenset(name for name, architecture in KNOWN.items() if architecture.family == family)


def of(id_: str, model_type: str) -> Architecture:
    """Raises MissingCapability for an architecture that no family reads."""
    if model_type not in KNOWN:
        raise MissingCapability(
            Bilingual(
                f"{id_} has the architecture {model_type!r}, which this program does not run.",
                f"{id_} 的架构是 {model_type!r}，本程序不能运行它。",
            ),
            Bilingual(f"It runs {', '.join(sorted(KNOWN))}.", f"能运行的有：{'、'.join(sorted(KNOWN))}。"),
        )
    return KNOWN[model_type]

"""The architectures of transformers that the families read: which family, and what it needs beside. Data only.

Another model of one of them needs no code: any id can be pulled. Each is tested at toy width.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.api import MissingCapability
from assistant.api.language import Bilingual

Family = Literal["vision_language", "language", "image_text_embedding", "image_generation"]


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

PIPELINES: Mapping[str, str] = {
    "StableDiffusionPipeline": "StableDiffusionImg2ImgPipeline",
    "StableDiffusionXLPipeline": "StableDiffusionXLImg2ImgPipeline",
    "SanaSprintPipeline": "SanaSprintImg2ImgPipeline",
    "Flux2KleinPipeline": "Flux2KleinPipeline",
    "ZImagePipeline": "ZImageImg2ImgPipeline",
}
"""The pipelines of diffusers that the family `image_generation` runs, by `_class_name` of model_index.json, with the
class that varies a picture."""


def known(model_type: str) -> Architecture | None:
    """What runs a `model_type`, or the class name of a pipeline."""
    if model_type in PIPELINES:
        return Architecture("image_generation", model_type)
    return KNOWN.get(model_type)


def of_family(family: Family) -> frozenset[str]:
    """The model types that a family reads."""
    return frozenset(name for name, architecture in KNOWN.items() if architecture.family == family)


def of(id_: str, model_type: str) -> Architecture:
    """Raises MissingCapability for an architecture that no family reads."""
    found = known(model_type)
    if found is None:
        names = sorted([*KNOWN, *PIPELINES])
        raise MissingCapability(
            Bilingual(
                f"{id_} has the architecture {model_type!r}, which this program does not run.",
                f"{id_} 的架构是 {model_type!r}，本程序不能运行它。",
            ),
            Bilingual(f"It runs {', '.join(names)}.", f"能运行的有：{'、'.join(names)}。"),
        )
    return found

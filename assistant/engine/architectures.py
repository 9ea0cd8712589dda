"""The architectures of transformers that the families read: which family, and what it needs beside.

Those that are named here are known in detail, and each is tested at toy width. Of any other that generates text, or
gives vectors of texts and pictures, what transformers says of it is enough: it is run as transformers itself runs it.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from assistant.api import MissingCapability
from assistant.api.language import Bilingual
from assistant.engine import layout, open_clip

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
    "smolvlm": Architecture("vision_language", "SmolVLMForConditionalGeneration", ("num2words",)),
    "qwen3_vl": Architecture("vision_language", "Qwen3VLForConditionalGeneration", tools=True),
    "qwen3_5": Architecture(
        "vision_language",
        "Qwen3_5ForConditionalGeneration",
        options={"template": {"enable_thinking": False}},
        tools=True,
    ),
    "qwen3": Architecture("language", "Qwen3ForCausalLM", (), {"template": {"enable_thinking": False}}, tools=True),
    "clip": Architecture("image_text_embedding", "CLIPModel"),
    "open_clip": Architecture("image_text_embedding", "CLIPModel"),
    "siglip": Architecture("image_text_embedding", "SiglipModel"),
}
"""By `model_type` of config.json; `open_clip` for those in OpenCLIP's layout, which have none."""

_OTHERS: Mapping[Family, str] = {
    "vision_language": "MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES",
    "language": "MODEL_FOR_CAUSAL_LM_MAPPING_NAMES",
    "image_text_embedding": "MODEL_FOR_ZERO_SHOT_IMAGE_CLASSIFICATION_MAPPING_NAMES",
}
"""Where transformers lists the classes of a family, the family that can do more first."""

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
    """The known model types that a family reads."""
    return frozenset(name for name, architecture in KNOWN.items() if architecture.family == family)


def other(family: str, name: str) -> Architecture | None:
    """The architecture of a class that is not known here, as `of` found it; None without one."""
    found: Family | None = next((each for each in _OTHERS if each == family), None)
    options = {} if family == "image_text_embedding" else {"template": {"enable_thinking": False}}
    return Architecture(found, name, options=options) if found and name else None


def of(id_: str, model_type: str) -> Architecture:
    """Imports transformers for a model type that is not known here. Raises MissingCapability for an architecture that
    no family reads."""
    found = known(model_type) or _other(model_type)
    if found is None:
        names = sorted([*KNOWN, *PIPELINES])
        raise MissingCapability(
            Bilingual(
                f"{id_} has the architecture {model_type!r}, which this program does not run.",
                f"{id_} 的架构是 {model_type!r}，本程序不能运行它。",
            ),
            Bilingual(
                f"It runs {', '.join(names)}, and what transformers {_version()} lists as models for chat, or for "
                "telling pictures apart by texts.",
                f"能运行的有：{'、'.join(names)}，以及 transformers {_version()} 中用于对话的模型，"
                "和用于按文字辨别图片的模型。",
            ),
        )
    return found


def check(id_: str, directory: Path) -> None:
    """Refuses a model whose texts show, before its weights are here, that it cannot be run: one that is only known to
    transformers and was not made for conversations, or a kind of OpenCLIP's that is not read."""
    model_type = layout.model_type(directory)
    if layout.is_open_clip(directory):
        open_clip.read(id_, directory)
    talks = bool(model_type) and not known(model_type) and of(id_, model_type).family != "image_text_embedding"
    if talks and not layout.has_chat_template(directory):
        raise MissingCapability(
            Bilingual(
                f"{id_} has no chat template: it goes on with texts, but does not answer.",
                f"{id_} 没有对话模板：它只会续写文本，不会回答问题。",
            ),
            Bilingual(
                "Take the version for conversations; its name often ends in -Instruct, -it or -chat.",
                "请选择用于对话的版本，名称通常以 -Instruct、-it 或 -chat 结尾。",
            ),
        )


def class_of(family: Family, model_type: str) -> str:
    """The class that transformers has for a model type in a family of `_OTHERS`, and that can do it; "" for none."""
    from transformers.models.auto import modeling_auto

    name = getattr(modeling_auto, _OTHERS[family]).get(model_type, "")
    name = str(name) if isinstance(name, str) else str(name[0])
    return name if family != "image_text_embedding" or _embeds(model_type, name) else ""


def _embeds(model_type: str, name: str) -> bool:
    """Whether a class gives vectors of texts and of pictures, and Pillow alone prepares the pictures."""
    import transformers
    from transformers.models.auto.image_processing_auto import IMAGE_PROCESSOR_MAPPING_NAMES

    kind = getattr(transformers, name, None) if name else None
    both = hasattr(kind, "get_text_features") and hasattr(kind, "get_image_features")
    return both and "pil" in (IMAGE_PROCESSOR_MAPPING_NAMES.get(model_type) or {})


def _other(model_type: str) -> Architecture | None:
    return next((found for family in _OTHERS if (found := other(family, class_of(family, model_type)))), None)


def _version() -> str:
    return importlib.metadata.version("transformers")

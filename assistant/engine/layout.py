"""What the files of a folder say which model it is, and whether all of it is there."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.engine.model_files import read_json

PIPELINE = "model_index.json"
"""Names the parts of a pipeline of diffusers, each of which is a folder."""
OPEN_CLIP = "open_clip_config.json"
"""The configuration of a CLIP in OpenCLIP's own layout."""
OPEN_CLIP_WEIGHTS = "open_clip_model.safetensors"
_WEIGHTLESS = ("scheduler", "tokenizer", "processor", "feature_extractor")
READS = "text_encoder"
"""Begins the names of those parts of a pipeline that read the words."""
DRAWS = ("unet", "transformer")
"""Names of the part that draws."""


def is_id(text: str) -> bool:
    """Whether a text is `organisation/name` and can be a directory's name: no path leads out of the models folder."""
    part = r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}"
    return re.fullmatch(f"{part}/{part}", text) is not None and "--" not in text


def pipeline_parts(directory: Path) -> dict[str, str]:
    """The class of each part of a pipeline by its folder, without those that it does not have; {} for no pipeline."""
    index = directory / PIPELINE
    found = read_json(index) if index.is_file() else {}
    return {
        name: str(value[1])
        for name, value in found.items()
        if isinstance(value, list) and len(value) == 2 and value[1] and name.replace("_", "").isalnum()
    }


def is_open_clip(directory: Path) -> bool:
    """Whether a model is in OpenCLIP's layout only. A config.json without `model_type` beside it is that of timm."""
    config = directory / "config.json"
    return (directory / OPEN_CLIP).is_file() and not (config.is_file() and read_json(config).get("model_type"))


def model_type(directory: Path) -> str:
    """What the configuration of a model, or the index of a pipeline, says that it is; "" if there is neither."""
    if is_open_clip(directory):
        return "open_clip"
    for name, key in ((PIPELINE, "_class_name"), ("config.json", "model_type")):
        if (directory / name).is_file():
            return str(read_json(directory / name).get(key, ""))
    return ""


def has_chat_template(directory: Path) -> bool:
    """Whether a model says how a conversation is written for it."""
    if any((directory / f"chat_template{suffix}").is_file() for suffix in (".jinja", ".json")):
        return True
    names = ("tokenizer_config.json", "processor_config.json")
    return any(read_json(directory / name).get("chat_template") for name in names if (directory / name).is_file())


def has_weights(part: str) -> bool:
    """Whether a part of a pipeline is a model, from its name."""
    return not part.startswith(_WEIGHTLESS)


def complete(directory: Path) -> bool:
    """Whether a configuration and all parts of the weights are there, as after a download that was not cut off."""
    if (directory / PIPELINE).is_file():
        return bool(pipeline_parts(directory)) and all(
            any((directory / part).glob("*.safetensors")) if has_weights(part) else (directory / part).is_dir()
            for part in pipeline_parts(directory)
        )
    if is_open_clip(directory):
        return (directory / OPEN_CLIP_WEIGHTS).is_file()
    index = directory / "model.safetensors.index.json"
    parts = {"model.safetensors"}
    if index.is_file():
        listed = read_json(index).get("weight_map")
        parts = set(map(str, listed.values())) if isinstance(listed, dict) else {index.name}
    return all((directory / name).is_file() for name in ("config.json", *parts))

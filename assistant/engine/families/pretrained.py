"""Weights of a checked directory in a class of transformers, without anything that could run or be fetched."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.engine.device import Device
from assistant.engine.families.explained import missing
from assistant.engine.families.widened import widened
from assistant.engine.quantised import KEPT, LAYERS, Format


def pretrained(
    kind: Any,
    directory: Path,
    device: Device,
    quantised: Format = "",
    read: Mapping[str, Any] | None = None,
    **more: Any,
) -> Any:
    """A model of the class `kind` on its device, ready to be used. Nothing is fetched, no code of the model's own runs,
    and only safetensors are read. Raises ValueError if weights are missing.

    `read` are its weights by name, or what gives them when it is asked for `[...]`, where those of the directory have
    another layout. Where it is `quantised`, each weight is on its way into memory, so that the whole model is nowhere
    in full."""
    from transformers import AutoConfig, GenerationConfig
    from transformers.utils import GENERATION_CONFIG_NAME

    safe: dict[str, Any] = {"trust_remote_code": False, "local_files_only": True}
    if read is None and not quantised and device.name == "cpu":
        read = widened(directory, device.dtype)
    how = {**safe, "dtype": device.dtype, "use_safetensors": True, "output_loading_info": True, **more}
    how |= _in_four_bits(device) if quantised else _straight_to(device)
    if read is None:
        model, report = kind.from_pretrained(directory, **how)
    else:
        config = more.get("config") or AutoConfig.from_pretrained(directory, **safe)
        # The automatic classes want a directory; what they choose takes weights from elsewhere.
        kind = kind._model_mapping[type(config)] if hasattr(kind, "_model_mapping") else kind
        model, report = kind.from_pretrained(None, **{**how, "config": config, "state_dict": read})
        if (directory / GENERATION_CONFIG_NAME).is_file() and model.can_generate():
            model.generation_config = GenerationConfig.from_pretrained(directory, local_files_only=True)
    if report["missing_keys"]:
        raise ValueError(missing(report["missing_keys"]))
    if quantised:
        _as_other_processors_do(model)
    return (model if quantised else model.to(device.name)).eval()


def _in_four_bits(device: Device) -> dict[str, Any]:
    """Arguments with which transformers quantises through bitsandbytes what `quantised.is_quantised` tells."""
    from transformers import BitsAndBytesConfig

    config = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_compute_dtype=device.dtype,
        llm_int8_skip_modules=[rf"(?!{LAYERS}).*", *KEPT],  # patterns for names of modules, or how they end
    )
    return {"quantization_config": config, "device_map": device.name}


def _as_other_processors_do(model: Any) -> None:
    """Keeps bitsandbytes from laying weights out anew at the first call on processors with AVX512-BF16.

    Its kernels for those compute in bfloat16 whatever they are asked for, and want rows that are multiples of 64.
    """
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False


def _straight_to(device: Device) -> dict[str, Any]:
    """Arguments with which transformers loads weights straight onto a GPU: that part of it needs `accelerate`.

    Without it they pass through the machine's own memory first.
    """
    if device.name != "cuda" or importlib.util.find_spec("accelerate") is None:
        return {}
    return {"device_map": device.name}

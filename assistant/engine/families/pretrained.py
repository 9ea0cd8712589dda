"""Weights of a checked directory in a class of transformers, without anything that could run or be fetched."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from assistant.engine.device import Device
from assistant.engine.quantised import KEPT, LAYERS, Format


def pretrained(kind: Any, directory: Path, device: Device, quantised: Format = "", **more: Any) -> Any:
    """A model of the class `kind` on its device, ready to be used. Nothing is fetched, no code of the model's own runs,
    and only safetensors are read. Raises ValueError if weights are missing.

    Where it is `quantised`, each weight is on its way into memory, so that the whole model is nowhere in full."""
    model, report = kind.from_pretrained(
        directory,
        dtype=device.dtype,
        trust_remote_code=False,
        use_safetensors=True,
        local_files_only=True,
        output_loading_info=True,
        **(_in_four_bits(device) if quantised else _straight_to(device)),
        **more,
    )
    if report["missing_keys"]:
        raise ValueError(f"weights are missing, {min(report['missing_keys'])} among them")
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


def _straight_to(device: Device) -> dict[str, Any]:
    """Arguments with which transformers loads weights straight onto a GPU: that part of it needs `accelerate`.

    Without it they pass through the machine's own memory first.
    """
    if device.name != "cuda" or importlib.util.find_spec("accelerate") is None:
        return {}
    return {"device_map": device.name}

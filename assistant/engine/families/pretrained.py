"""Weights of a checked directory in a class of transformers, without anything that could run or be fetched."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from assistant.engine.device import Device


def pretrained(kind: Any, directory: Path, device: Device, **more: Any) -> Any:
    """A model of the class `kind` on its device, ready to be used. Nothing is fetched, no code of the model's own runs,
    and only safetensors are read. Raises ValueError if weights are missing."""
    model, report = kind.from_pretrained(
        directory,
        dtype=device.dtype,
        trust_remote_code=False,
        use_safetensors=True,
        local_files_only=True,
        output_loading_info=True,
        **_straight_to(device),
        **more,
    )
    if report["missing_keys"]:
        raise ValueError(f"weights are missing, {min(report['missing_keys'])} among them")
    return model.to(device.name).eval()


def _straight_to(device: Device) -> dict[str, Any]:
    """Arguments with which transformers loads weights straight onto a GPU: that part of it needs `accelerate`.

    Without it they pass through the machine's own memory first.
    """
    if device.name != "cuda" or importlib.util.find_spec("accelerate") is None:
        return {}
    return {"device_map": device.name}

"""What a model takes in the memory of this machine, from its files and the number formats of the device."""

from __future__ import annotations

import contextlib

from assistant.api import MissingCapability
from assistant.engine import catalogue, weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device, Hardware
from assistant.engine.settings import ModelFolders


def memory_of(found: Found, hardware: Hardware) -> int:
    """Bytes that the model will take when it is loaded."""
    device = hardware.device_for(found)
    width = _width(found.spec, device)
    size = weights.loaded_bytes(found.directory, width, found.spec.file, found.spec.quantised)
    # On a processor, where whisper runs without CUDA, a copy of the vocabulary lies packed
    # (`recognition/vocabulary.py`).
    packs = found.spec.family == "transcription" and device.name != "cuda"
    return size + (weights.largest_bytes(found.directory, width, found.spec.file) if packs else 0)


def memory_in_turns(found: Found, hardware: Hardware) -> int:
    """Bytes of a pipeline whose parts take turns; 0 for other models."""
    if found.spec.family != "image_generation":
        return 0
    return weights.bytes_in_turns(found.directory, hardware.device().dtype.itemsize)


def measured(spec: ModelSpec, folders: ModelFolders, hardware: Hardware) -> tuple[Found | None, int, int]:
    """Where a model is, its bytes in memory, and while its parts take turns; one that is damaged is not here."""
    with contextlib.suppress(MissingCapability, OSError):
        if found := catalogue.find(spec, folders):
            return found, memory_of(found, hardware), memory_in_turns(found, hardware)
    return None, 0, 0


def expected(spec: ModelSpec, hardware: Hardware) -> int:
    """Bytes in memory of a model that is not here."""
    return spec.expected_bytes(_width(spec, hardware.device().for_model(spec, spec.parameters)))


def _width(spec: ModelSpec, device: Device) -> int:
    """Bytes of a number in memory: openai-whisper keeps float32, faster-whisper has formats of its own, the others have
    the device's."""
    match spec.family:
        case "transcription":
            return 4
        case "faster_whisper":
            return 2 if device.name == "cuda" else 1
        case _:
            return device.dtype.itemsize

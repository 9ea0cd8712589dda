"""One file per family of models: how it is loaded and what one step of it does. All of it runs on the model thread.

A family never chooses a device or a number format, and never waits for another thread.
"""

from __future__ import annotations

import importlib
from typing import Any

from assistant.api import MissingCapability
from assistant.api.language import Bilingual
from assistant.engine import locks, vetting, weights
from assistant.engine.catalogue import Found, lacking
from assistant.engine.device import Device
from assistant.engine.families.explained import explained
from assistant.engine.quantised import DEVICES
from assistant.engine.quiet import hush

FAMILIES = (
    "vision_language",
    "language",
    "image_text_embedding",
    "transcription",
    "faster_whisper",
    "image_generation",
)


def load(found: Found, device: Device, **how: bool) -> Any:
    """The model object of its family, to which `how` belongs.

    Raises MissingCapability for files that are refused or cannot be loaded.
    """
    if missing := found.spec.missing_packages():
        raise MissingCapability(*lacking(found.spec.id, missing))
    if found.spec.quantised and device.name not in DEVICES:
        raise MissingCapability(
            Bilingual(
                f"{found.spec.shown} does not run on {device.name}.",
                f"{found.spec.shown} 不能在 {device.name} 上运行。",
            ),
            Bilingual("Choose another profile: assistant models list", "请选用其他配置：assistant models list"),
        )
    if found.spec.family not in FAMILIES:
        raise MissingCapability(
            Bilingual(
                f"{found.spec.id} is of an unknown family, {found.spec.family!r}.",
                f"{found.spec.id} 属于未知的种类 {found.spec.family!r}。",
            )
        )
    vetting.check(found.directory, found.within, found.spec.file)
    locks.check(found.directory)
    if found.spec.file:
        locks.check_pinned(found.directory / found.spec.file, found.spec.sha256)
    hush()
    weights.read_ahead(found.directory)
    family = importlib.import_module(f"{__name__}.{found.spec.family}")
    with explained(found):
        return family.load(found, device, **how)

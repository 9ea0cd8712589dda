"""The one place that chooses where and in which number format models run. Imports torch only when asked."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.api import MissingCapability
from assistant.api.language import Bilingual

if TYPE_CHECKING:
    import torch

    from assistant.engine.catalogue import Found, ModelSpec
    from assistant.engine.storages import Storages

_SHARE_OF_GPU = 0.9
"""The rest is left to the desktop and to what the driver keeps for itself."""
_SHARE_OF_RAM = 0.5
"""Half of the machine stays with its owner."""
_LEFT_FREE = 0.125
"""Of the machine's memory, what is free at least after a model was parked there."""
_NARROW_FROM: Mapping[str, int] = {
    "image_text_embedding": 30_000_000,
    "vision_language": 100_000_000,
    "language": 100_000_000,
}
"""Parameters from which a model of a family runs in the narrow format of a processor that has one. Smaller ones are
quick as they are; families that are not here keep the device's own format."""


@dataclass(frozen=True, slots=True)
class Device:
    """A torch device and the format of weights on it."""

    name: str
    """`cuda`, `mps` or `cpu`."""
    dtype: torch.dtype
    apart: bool = False
    """Whether it has memory of its own, beside the main memory of the machine."""
    narrow: torch.dtype | None = None
    """The format of large models, where it is another one."""

    def for_model(self, spec: ModelSpec, parameters: int) -> Device:
        """This device with the format of one model's weights. Those that are quantised keep the rest in `dtype`."""
        least = _NARROW_FROM.get(spec.family)
        if self.narrow is None or least is None or parameters < least or spec.quantised:
            return self
        return replace(self, dtype=self.narrow)

    @property
    def dtype_name(self) -> str:
        return str(self.dtype).removeprefix("torch.")

    def total(self) -> int:
        """Bytes that models may take at most, whatever else runs."""
        import torch

        if self.name == "cuda":
            return int(torch.cuda.mem_get_info()[1] * _SHARE_OF_GPU)
        if self.name == "mps":
            return int(torch.mps.recommended_max_memory() * _SHARE_OF_GPU)
        return int(_memory().total * _SHARE_OF_RAM)

    def free(self) -> int:
        """Bytes that are free right now, with those that torch's allocator keeps and nothing is in."""
        import torch

        if self.name == "cuda":
            kept = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
            return int(torch.cuda.mem_get_info()[0]) + kept
        return int(_memory().available)

    def peak(self) -> int:
        """Bytes that were in use at most since this was last asked; 0 where nobody counts them."""
        import torch

        if self.name != "cuda":
            return 0
        most = int(torch.cuda.max_memory_allocated())
        torch.cuda.reset_peak_memory_stats()
        return most

    def release(self) -> None:
        """Gives memory of dropped models back to the system."""
        gc.collect()
        self.trim()

    def trim(self) -> None:
        """Gives back memory that nothing is in."""
        import torch

        if self.name == "cuda":
            torch.cuda.empty_cache()
        elif self.name == "mps":
            torch.mps.empty_cache()


class Hardware:
    """The device of this process, looked at when first needed, and the memory that models share on it."""

    def __init__(self, wanted: str = "auto", memory_bytes: int = 0) -> None:
        """`memory_bytes` caps what models may take; 0 leaves it to the device."""
        self._wanted = wanted
        self._memory_bytes = memory_bytes
        self._lock = threading.Lock()
        self.known: Device | None = None
        """The device, or None as long as nobody asked for it."""

    def device(self) -> Device:
        """The device; the first call imports torch."""
        with self._lock:
            self.known = self.known or pick(self._wanted)
            return self.known

    def device_for(self, found: Found) -> Device:
        """The device with the format in which this model is loaded."""
        device = self.device()
        return device if device.narrow is None else device.for_model(found.spec, found.parameters())

    def total(self) -> int:
        return self._memory_bytes or self.device().total()

    def free(self) -> int:
        return self.device().free()

    def peak(self) -> int:
        return self.device().peak()

    def release(self) -> None:
        self.device().release()


class MainMemory:
    """The machine's own memory, where models of a device with other memory may wait (see `parking`)."""

    def __init__(self, hardware: Hardware, limit: int = 0) -> None:
        """`limit`: bytes that they may take at most; 0 is half of the machine's."""
        self._hardware = hardware
        self._limit = limit

    def limit(self) -> int:
        return self._limit or int(_memory().total * _SHARE_OF_RAM)

    def spare(self) -> int:
        memory = _memory()
        return int(memory.available - memory.total * _LEFT_FREE)

    def short(self) -> bool:
        memory = _memory()
        return bool(memory.available < memory.total * _LEFT_FREE / 2)

    def movable(self, model: Any) -> Storages | None:
        device = self._hardware.device()
        if not device.apart or not hasattr(model, "tensors"):
            return None
        from assistant.engine.storages import Storages

        found = Storages(model.tensors(), device.name)
        return found if found.movable else None


def _memory() -> Any:
    """The machine's, as psutil tells it."""
    import psutil

    return psutil.virtual_memory()


def pick(wanted: str = "auto") -> Device:
    """The best device there is, or the wanted one. Raises MissingCapability if that one does not exist here.

    Half precision follows the hardware: bfloat16 where the GPU computes it natively, else float16. A CPU has float32,
    and bfloat16 for large models where it has a unit for it.
    """
    import torch

    there = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if wanted != "auto" and not there.get(wanted):
        raise MissingCapability(
            Bilingual(f"There is no {wanted} device on this machine.", f"本机没有 {wanted} 设备。"),
            Bilingual("Set the device to `auto`.", "请把 device 设为 `auto`。"),
        )
    name = wanted if wanted != "auto" else next(name for name, exists in there.items() if exists)
    if name == "cpu":
        torch.set_num_threads(cpu_threads())
        return Device(name, torch.float32, narrow=torch.bfloat16 if native_bfloat16() else None)
    native = name == "mps" or torch.cuda.get_device_capability() >= (8, 0)
    return Device(name, torch.bfloat16 if native else torch.float16, apart=name == "cuda")


def accelerator() -> str:
    """The name of the GPU that models would run on; empty if there is none. Imports torch."""
    import torch

    if torch.cuda.is_available():
        return str(torch.cuda.get_device_name())
    return "Apple GPU" if torch.backends.mps.is_available() else ""


def native_bfloat16() -> bool:
    """Whether this processor multiplies matrices in bfloat16 (Intel's AMX), and torch was built with the library that
    lets it (oneDNN). AVX512-BF16 is not enough: with it alone, products of 800 rows took 1.6 times as long as in
    float32."""
    import torch

    return torch._C._has_mkldnn and torch.cpu._is_amx_tile_supported()


def cpu_threads() -> int:
    """All cores but one, which stays with the terminal; at least 1; no more than `OMP_NUM_THREADS` allows."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    allowed = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, min(cores - 1, int(allowed) if allowed.isdigit() else cores))


def out_of_memory(error: BaseException) -> bool:
    """Whether torch or Python ran out of memory. torch's CPU allocator says so only in words."""
    words = ("out of memory", "can't allocate memory", "not enough memory")
    return isinstance(error, MemoryError) or (
        isinstance(error, RuntimeError) and any(word in str(error).lower() for word in words)
    )


def moved(inputs: Any, device: Device) -> dict[str, Any]:
    """Model inputs on the device, with floating-point ones (pixels) in its number format."""
    return {
        name: value.to(device.name, device.dtype) if value.is_floating_point() else value.to(device.name)
        for name, value in inputs.items()
    }

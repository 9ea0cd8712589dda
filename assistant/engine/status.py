"""What the engine tells about itself: values for the status line, `assistant host status` and `assistant models`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from assistant.api import CapabilityName, Progress


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """One model in memory: that of the device, or the machine's."""

    model: str
    capability: CapabilityName
    revision: str
    device: str
    dtype: str
    """The format of its weights, of most of them where they are quantised."""
    bytes: int
    idle_s: float
    """Seconds since its last use."""
    busy: bool = False
    parked: bool = False
    """It gave way to another and waits in main memory."""


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """The engine at one moment. Bytes of memory count weights; `device` is empty until the first model was loaded."""

    profile: str
    device: str
    models: tuple[LoadedModel, ...]
    memory_used: int
    memory_parked: int
    """Bytes of models that wait in main memory; not in `memory_used`."""
    memory_budget: int
    """0 until the first model was loaded."""
    tokens_per_s: float
    """Of the last generated answer; 0 before the first."""

    def as_json(self) -> dict[str, Any]:
        """The keys of `assistant host status --json` that the engine knows."""
        return {
            "profile": self.profile,
            "device": self.device,
            "models": [asdict(model) for model in self.models],
            "memory": {"used": self.memory_used, "parked": self.memory_parked, "budget": self.memory_budget},
            "tokens_per_s": round(self.tokens_per_s, 1),
        }


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the catalogue as it stands on this machine."""

    id: str
    capability: CapabilityName
    family: str
    profiles: tuple[str, ...]
    parameters: int
    bytes: int
    """On disk; from the files where they are here, else from the catalogue."""
    licence: str
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    present: bool
    missing: tuple[str, ...]
    """Python packages that are not installed, of those that it needs as the profile in use loads it."""
    fits: bool
    why: str
    """Why it fits or does not, in one sentence."""
    selected: bool
    """The current profile uses it."""
    architecture: str = ""
    """Its class in transformers; empty for other formats."""
    commit: str = ""
    """Of the repository that it was pulled from."""
    locked: bool = False
    """Whether its hashes were kept when it came, and are compared at each load."""
    path: str = ""
    missing_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By each of its profiles: packages that the models of that profile need and that are not installed."""
    quantised: str = ""
    """The format in which the profile in use loads it; empty for the device's own."""
    coming: Progress | None = None
    """How far it is, while it is being pulled or added."""

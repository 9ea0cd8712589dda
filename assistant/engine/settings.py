"""What the engine is told from outside: settings, folders, and the job that each call belongs to.

No defaults of the program's settings file here, and nothing that touches a disk.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from assistant.api import CapabilityName, ModelUsed, Notice, Progress
from assistant.paths import paths

Priority = Literal["urgent", "interactive", "background"]
"""Urgent is what takes a fraction of a second and must not wait for the end of a running answer."""
JobEvent = Progress | Notice | ModelUsed


def _unheard(event: JobEvent) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Job:
    """On whose behalf a model works. Setting `cancelled` stops it at the next token or batch with `Cancelled`.

    `notify` is called on the thread that waits for the model, never on the model's own thread, so that nothing
    a listener does can hold up other work.
    """

    priority: Priority = "interactive"
    cancelled: threading.Event = field(default_factory=threading.Event)
    notify: Callable[[JobEvent], None] = _unheard


@dataclass(frozen=True, slots=True)
class Server:
    """An OpenAI-compatible server for one capability. `url` usually ends with `/v1`."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    options: Mapping[str, Any] = field(default_factory=dict)
    """As in `catalogue.toml`; also `scale`, the factor on cosine similarities before a softmax."""
    unset: str = ""
    """The variable that should hold the key and does not; the server is not asked then."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How models are chosen and kept."""

    profile: str = "auto"
    """A profile of the catalogue, or `auto`: the largest whose weights are all here and fit, else `pocket`."""
    device: Literal["auto", "cuda", "mps", "cpu"] = "auto"
    memory_bytes: int = 0
    """What all loaded models together may take; 0 leaves it to the engine (see `device.py`)."""
    parked_bytes: int = 0
    """What models that gave way on a GPU may take in main memory; 0 is half of it."""
    idle_unload_s: float = 900.0
    """Seconds after which an unused model is let go; 0 keeps it."""
    pinned: frozenset[str] = frozenset()
    """Capabilities whose models stay in memory until they are unloaded on request."""
    offline: bool = False
    """Servers on other machines are not asked, and nothing is pulled."""
    hub: bool = True
    """Whether models may be pulled: False where HF_HUB_OFFLINE is set."""
    models: Mapping[CapabilityName, str] = field(default_factory=dict)
    """Ids by capability that take the place of the profile's."""
    servers: Mapping[CapabilityName, Server] = field(default_factory=dict)
    """Who answers in the profile `remote`; models of this machine supply what is not named."""


@dataclass(frozen=True, slots=True)
class ModelFolders:
    """Where weights may lie. Only read; nothing here needs to exist."""

    pocket: Path
    """The shipped models, one directory per capability."""
    models: Path
    """The user's models: `<org>--<name>/`."""
    hub: Path
    """The local cache of the Hugging Face libraries."""
    whisper: Path
    """The local cache of openai-whisper."""

    @classmethod
    def default(cls) -> ModelFolders:
        """The folders of this user, by the same environment variables that those libraries honour."""
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        hub_home = Path(os.environ.get("HF_HOME") or cache / "huggingface")
        return cls(
            pocket=Path(__file__).parent.parent / "pocket",
            models=paths().models,
            hub=Path(os.environ.get("HF_HUB_CACHE") or hub_home / "hub"),
            whisper=cache / "whisper",
        )

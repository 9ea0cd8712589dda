"""The composition root: every long-lived part of the host, made once and connected here and nowhere else."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import Any

from assistant import __version__
from assistant.api import CapabilityName, Library
from assistant.dialogue.manager import Manager
from assistant.dialogue.prompts import Prompts
from assistant.dialogue.registry import Registry
from assistant.dialogue.router import Router
from assistant.dialogue.services import Job
from assistant.dialogue.store import ConversationStore
from assistant.engine.engine import Engine
from assistant.engine.settings import EngineSettings, ModelFolders
from assistant.engine.settings import Job as EngineJob
from assistant.host import describe
from assistant.host.turns import Turns
from assistant.library.library import PictureLibrary
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from assistant.paths import Paths
from assistant.settings import Settings

_PATIENCE_S = 3.0
_GB = 10**9


class Services:
    """What the routes work on. Making it loads no model; the router is fitted in the background."""

    def __init__(self, place: Paths, settings: Settings) -> None:
        self.settings = settings
        self.log = str(place.log)
        self.stop: Callable[[], None] = lambda: None
        self._started = self._last_use = time.monotonic()
        self.decoder = Decoder()
        self.engine = Engine(_engine_settings(settings), self.decoder, ModelFolders.default())
        self.pictures = PictureStore(place.pictures, self.decoder)
        self.library = PictureLibrary(place.library, place.generations, self.decoder)
        self.registry = Registry(place.plugins, settings.disabled_plugins, settings.plugins)
        self.store = ConversationStore(place.conversations, self.pictures.stored)
        self.registry.load()
        self.turns = Turns(self.log)
        self._place = place
        self._making = threading.Lock()
        self._manager: Manager | None = None

    @property
    def manager(self) -> Manager:
        """The dialogue. The first use fits the router, which takes a moment; `warm` does it ahead of time."""
        with self._making:
            if self._manager is None:
                self._manager = Manager(
                    store=self.store,
                    registry=self.registry,
                    router=Router([(plugin.name, action) for plugin, action in self.registry.actions.values()]),
                    pictures=self.pictures,
                    capabilities=_Capabilities(self.engine),
                    library=self._library_for,
                    prompts=Prompts(self._place.prompts),
                    folders=self._place.data / "plugins",
                )
            return self._manager

    def warm(self) -> None:
        """Does in the background what the first turn would wait for."""
        threading.Thread(target=lambda: self.manager, name="warm", daemon=True).start()

    def used(self) -> None:
        """A front end asked for something."""
        self._last_use = time.monotonic()

    def unused_s(self) -> float:
        """Seconds since the last request."""
        return time.monotonic() - self._last_use

    def health(self) -> dict[str, Any]:
        """What a front end needs to know before it uses this host. Waits for nothing."""
        return {
            "version": __version__,
            "pid": os.getpid(),
            "uptime_s": round(time.monotonic() - self._started, 1),
            "profile": self.settings.profile,
            "offline": self.settings.offline,
            "busy": self.turns.busy,
        }

    def status(self) -> dict[str, Any]:
        """Health, models and their memory, plugins with their problems, library."""
        known = describe.plugins(self.registry)
        engine = self.engine.status().as_json()
        library = self.library.status()
        return {
            **self.health(),
            "active_profile": engine.pop("profile"),
            **engine,
            "plugins": [plugin["name"] for plugin in known["plugins"] if plugin["loaded"]],
            "problems": known["problems"],
            "library": {"pictures": library.pictures, "index": library.index},
        }

    def close(self) -> None:
        """Ends turns, models and children, and closes the stores."""
        self.turns.end(_PATIENCE_S)
        self.engine.close()
        self.library.close()
        self.store.close()
        self.decoder.close()

    def _library_for(self, job: Job) -> Library:
        capabilities = _Capabilities(self.engine)
        return self.library.for_turn(lambda: capabilities.get("image_text_embedding", job))


class _Capabilities:
    """The engine as the dialogue asks for it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def has(self, name: CapabilityName) -> bool:
        return self._engine.has(name)

    def get(self, name: CapabilityName, job: Job) -> Any:
        return self._engine.capability(name, EngineJob(job.priority, job.cancelled, job.notify))


def _engine_settings(settings: Settings) -> EngineSettings:
    return EngineSettings(
        profile=settings.profile,
        device=settings.device,
        memory_bytes=int(settings.memory_gb * _GB),
        idle_unload_s=settings.idle_unload_s,
    )

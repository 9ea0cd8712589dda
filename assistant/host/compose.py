"""The composition root: every long-lived part of the host, made once and connected here and nowhere else."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Collection
from dataclasses import replace
from typing import Any, cast

from assistant import __version__, settings_file
from assistant.api import AssistantError, CapabilityName, ImageTextEmbedding, Library
from assistant.dialogue.discovery import built_in
from assistant.dialogue.manager import Manager
from assistant.dialogue.prompts import Prompts
from assistant.dialogue.services import Job
from assistant.dialogue.store import ConversationStore
from assistant.engine.engine import Engine
from assistant.engine.settings import Job as EngineJob
from assistant.engine.settings import ModelFolders
from assistant.host import checks, describe
from assistant.host.at_work import AtWork
from assistant.host.engine_settings import engine_settings
from assistant.host.plugins import load_plugins
from assistant.host.settings_mark import mark
from assistant.host.start import by_variable
from assistant.host.turns import Turns
from assistant.host.use import Use
from assistant.library.library import PictureLibrary
from assistant.library.pictures import PictureStore
from assistant.library.thumbnails import Thumbnails
from assistant.media.decoder import Decoder
from assistant.paths import Paths
from assistant.setting_values import check_free
from assistant.settings import Settings, settings

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 3.0


class Services:
    """What the routes work on. Making it loads no model and waits for nothing slow."""

    def __init__(self, place: Paths, chosen: Settings) -> None:
        self.place = place
        self.settings = chosen
        self._mark = mark(place.settings)
        self.log = str(place.log)
        self.ending = asyncio.Event()
        """Set once the host is about to end: streams close, and the server stops serving."""
        self.decoder = Decoder()
        self.engine = Engine(engine_settings(chosen), self.decoder, ModelFolders.default())
        self.thumbnails = Thumbnails(place.thumbnails, self.decoder)
        self.pictures = PictureStore(place.pictures, self.decoder, self.thumbnails)
        self.registry = load_plugins(place, chosen, _say_to_log)
        self.store = ConversationStore(place.conversations, self.pictures.stored)
        self.library = PictureLibrary(
            place.library,
            place.generations,
            self.decoder,
            background=self._embedder_outside_turns,
            described=self.store.pictures.descriptions,
            server=chosen.chroma_url,
            kept=place.pictures,
        )
        self.turns = Turns(self.log)
        self.use = Use()
        self.manager = Manager(
            store=self.store,
            registry=self.registry,
            pictures=self.pictures,
            capabilities=_Capabilities(self.engine),
            library=self._library_for,
            prompts=Prompts(place.prompts),
            folders=place.data / "plugins",
            shelf=self.library,
            at_work=AtWork(place.socket, built_in()),
        )

    def warm(self) -> None:
        """Does in the background what the first turn would wait for, except loading models, and what deletions left."""
        threading.Thread(target=self.manager.prepare, name="warm", daemon=True).start()
        threading.Thread(target=self._finish_deleting, name="deleting", daemon=True).start()

    def _finish_deleting(self) -> None:
        try:
            self.manager.finish_deleting()
        except AssistantError:
            _LOG.warning("What is left of a deletion could not be removed", exc_info=True)

    def choose_models(self, name: str, only: Collection[CapabilityName] = ()) -> None:
        """Uses a profile or a model from now on, or its model for `only` some capabilities, and writes it into the
        settings. Raises AssistantError."""
        wanted = self.engine.settings_for(name, only)
        for setting in wanted:
            check_free(setting.partition(".")[0])
        current = self._current
        settings_file.write(self.place.settings, wanted)
        if current:
            self._mark = mark(self.place.settings)
        self.settings = settings()
        self.engine.choose(engine_settings(self.settings))

    @property
    def _current(self) -> bool:
        """Whether the settings file says what it said when this host read all of it."""
        return self._mark == mark(self.place.settings)

    def end(self) -> None:
        """Begins the end: turns are stopped and streams close. Called on the event loop's thread."""
        self.turns.end(0)
        self.ending.set()

    def health(self) -> dict[str, Any]:
        """What a front end needs to know before it uses this host. Waits for nothing."""
        return {
            "version": __version__,
            "pid": os.getpid(),
            "uptime_s": round(self.use.uptime_s(), 1),
            "profile": self.settings.profile,
            "offline": self.settings.offline,
            "by_variable": by_variable(),
            "settings": self._mark,
            "busy": self.turns.busy,
            "present": self.use.present,
            "left_behind": describe.left_behind(),
        }

    def status(self) -> dict[str, Any]:
        """Health, models and their memory, plugins with their problems, library, and what the user should know."""
        known = describe.plugins(self.registry)
        engine = self.engine.status().as_json()
        library = self.library.status()
        return {
            **self.health(),
            "active_profile": engine.pop("profile"),
            **engine,
            "plugins": [plugin["name"] for plugin in known["plugins"] if plugin["loaded"]],
            "problems": [*known["problems"], *known["outdated"]],
            "notices": checks.notices(self.engine, settled=self._current),
            "absent": checks.absent(self.engine),
            "library": {"pictures": library.pictures, "index": library.index},
        }

    def close(self) -> None:
        """Ends turns, models and children, and closes the stores."""
        self.turns.end(_PATIENCE_S)
        self.library.close()
        self.engine.close()
        self.store.close()
        self.decoder.close()

    def _library_for(self, job: Job) -> Library:
        """Searching is asked for at once; indexing gives way to every answer."""
        get = _Capabilities(self.engine).get
        patient = replace(job, priority="background")
        return self.library.for_turn(
            lambda: get("image_text_embedding", job), lambda: get("image_text_embedding", patient)
        )

    def _embedder_outside_turns(self, cancelled: threading.Event) -> ImageTextEmbedding:
        job = EngineJob("background", cancelled)
        return cast("ImageTextEmbedding", self.engine.capability("image_text_embedding", job))


class _Capabilities:
    """The engine as the dialogue asks for it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def has(self, name: CapabilityName) -> bool:
        return self._engine.has(name)

    def get(self, name: CapabilityName, job: Job) -> Any:
        return self._engine.capability(name, EngineJob(job.priority, job.cancelled, job.notify))


def _say_to_log(words: str) -> None:
    """The front end that waits for this host reads the last line of its log."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()

"""The world of a plugin while it runs: capabilities, library, conversation, prompts, a private folder. Nothing else."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.api import (
    Cancelled,
    CapabilityName,
    Conversation,
    Document,
    FileFacts,
    Language,
    Library,
    PastTurn,
    Picture,
    Plugin,
)
from assistant.dialogue.models import Models
from assistant.dialogue.services import Capabilities, Job, LibraryOf, Pictures, PromptFiles
from assistant.dialogue.store import ConversationStore


class PastConversation:
    """The conversation so far, as plugins see it; without the running turn, if there is one."""

    def __init__(self, store: ConversationStore, conversation: str, running: int | None = None) -> None:
        self.id = conversation
        self._store = store
        self._running = running

    def turns(self) -> Sequence[PastTurn]:
        turns = self._store.turns.on_branch(self.id, until=self._running)
        return [turn.past() for turn in turns if turn.number != self._running]

    def pictures(self) -> Sequence[Picture]:
        """Those of the running turn's branch: what was undone is not talked about."""
        here = frozenset().union(*(turn.pictures for turn in self._store.turns.on_branch(self.id, until=self._running)))
        return [picture for picture in self._store.pictures.all(self.id) if picture.number in here]


class NoConversation:
    """What an action sees that runs outside any conversation."""

    id = ""

    def turns(self) -> Sequence[PastTurn]:
        return ()

    def pictures(self) -> Sequence[Picture]:
        return ()


@dataclass(frozen=True, slots=True)
class Services:
    """What contexts are made from, the same for all turns."""

    capabilities: Capabilities
    library: LibraryOf
    prompts: PromptFiles
    folders: Path
    pictures: Pictures


class TurnContext(Models):
    """The context of one run of one plugin."""

    def __init__(
        self, services: Services, plugin: Plugin, options: dict[str, Any], conversation: Conversation, job: Job
    ) -> None:
        self.options = options
        self.conversation = conversation
        self._services = services
        self._plugin = plugin
        self._job = job
        self._library: Library | None = None
        self._once = threading.Lock()

    @property
    def folder(self) -> Path:
        """The plugin's own folder, created when it is first asked for."""
        folder = self._services.folders / self._plugin.name
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder

    @property
    def library(self) -> Library:
        with self._once:
            if self._library is None:
                self._library = self._services.library(self._job)
            return self._library

    def has(self, capability: CapabilityName) -> bool:
        return self._services.capabilities.has(capability)

    def png(self, picture: Picture, at_most: int = 512) -> bytes:
        self.check_cancelled()
        return self._services.pictures.png(picture, at_most)

    def facts(self, picture: Picture) -> FileFacts:
        self.check_cancelled()
        facts = self._services.pictures.facts(picture)
        copies = [path for path in self.library.copies(picture) if path not in (picture.path, picture.stored)]
        return replace(facts, copies=tuple(copies))

    def text_of(self, document: Document) -> str:
        self.check_cancelled()
        return self._services.pictures.text_of(document)

    def prompt(self, name: str, language: Language, **values: Any) -> str:
        return self._services.prompts.fill(self._plugin, name, language, values)

    def check_cancelled(self) -> None:
        if self._job.cancelled.is_set():
            raise Cancelled

    def _get(self, capability: CapabilityName) -> Any:
        self.check_cancelled()
        return self._services.capabilities.get(capability, self._job)

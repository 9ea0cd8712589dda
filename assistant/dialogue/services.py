"""What the dialogue needs of the rest of the program, as protocols. The host connects them to engine and library."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from assistant.api import (
    Audio,
    CapabilityName,
    Document,
    FileFacts,
    Language,
    Library,
    ModelUsed,
    Notice,
    Picture,
    Plugin,
    Progress,
)

Notify = Callable[[Progress | Notice | ModelUsed], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One turn as the engine sees it: how urgent it is, whether it was stopped, and whom to tell about progress."""

    cancelled: threading.Event
    notify: Notify
    priority: Literal["interactive", "background"] = "interactive"


class Capabilities(Protocol):
    """The models of the current profile."""

    def has(self, name: CapabilityName) -> bool:
        """Whether there is a model for it. Loads nothing."""
        ...

    def get(self, name: CapabilityName, job: Job) -> Any:
        """The object of the capability's protocol. Raises MissingCapability."""
        ...


class Pictures(Protocol):
    """Where bytes of pictures, sounds and texts are kept, by digest."""

    def recording(self) -> AbstractContextManager[None]: ...
    def giving_up(self) -> AbstractContextManager[None]: ...
    def add(self, path: str) -> Picture: ...
    def add_bytes(self, data: bytes, name: str) -> Picture: ...
    def add_audio(self, path: str) -> Audio: ...
    def add_audio_bytes(self, data: bytes, name: str) -> Audio: ...
    def add_document(self, path: str) -> Document: ...
    def add_document_bytes(self, data: bytes, name: str) -> Document: ...
    def text_of(self, document: Document) -> str: ...
    def lent(self, data: bytes, name: str) -> AbstractContextManager[Audio]: ...
    def in_place(self, path: str) -> Picture: ...
    def keep(self, picture: Picture) -> Picture: ...
    def png(self, picture: Picture, at_most: int) -> bytes: ...
    def facts(self, picture: Picture) -> FileFacts: ...
    def stored(self, digest: str) -> str: ...
    def kept(self) -> Iterable[tuple[str, float]]: ...
    def forget(self, digests: Iterable[str]) -> None: ...


class Shelf(Protocol):
    """Where pictures that were drawn become findable."""

    def join(self, picture: Picture) -> None: ...
    def leave(self, paths: Sequence[str]) -> None: ...


class PromptFiles(Protocol):
    def fill(self, owner: Plugin | str, name: str, language: Language, values: Mapping[str, Any]) -> str: ...


LibraryOf = Callable[[Job], Library]
"""The library for one turn: searching and indexing embed with the turn's job."""

"""What a front end hands to the dialogue: a turn of a conversation, or one action outside any. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.api import Language


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the user gave: by its path, or by its bytes and a name for showing."""

    path: str = ""
    data: bytes = b""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One turn. Without a conversation a new one is begun; with an action the router is not asked."""

    conversation: str | None
    text: str
    attachments: tuple[Attachment, ...] = ()
    action: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    language: Language | None = None
    reader: Language = "en"
    """The language of the front end: for a first request without words."""
    after: int | None = None
    """Continue from this earlier turn instead of the latest, on a new branch; 0 begins anew. Nothing is lost."""
    instead: int | None = None
    """Stand beside this earlier turn, on a new branch, with its parts; without a text, with its words too. The
    earlier turn is kept."""
    single: bool = False
    """A question from a shell: a conversation that begins with it is not one that is held in a chat."""


@dataclass(frozen=True, slots=True)
class ActionCall:
    """One action on some files, outside any conversation. What the action accepts becomes its parts; what else is among
    `paths` fills its argument of type `paths`, if it has one."""

    action: str
    text: str = ""
    paths: tuple[str, ...] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    language: Language | None = None
    reader: Language = "en"
    """The language of the front end: for a call without words, and for what goes wrong in it."""

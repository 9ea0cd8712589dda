"""The conversations that a model remembers, found by their messages. Least recently used out; bounded in bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.api import Message, Picture, Text, Tool, ToolCall
from assistant.engine import tool_calls
from assistant.engine.decoding.stage import Stage
from assistant.engine.families.conversation import Conversation, Mark

if TYPE_CHECKING:
    import PIL.Image
    import torch

_MOST = 8
Key = tuple[str, tuple[str | bytes, ...]]
"""A message by its role, its words and the hashes of its pictures' pixels."""


@dataclass(slots=True)
class Place:
    """A mark, and the messages that had been read there; `answer` is what was said after them, None before it."""

    messages: list[Key]
    answer: str | None
    mark: Mark


@dataclass(slots=True)
class Talk:
    """One conversation with its places."""

    conversation: Conversation
    places: list[Place] = field(default_factory=list)
    forgotten: int = 0
    """Earlier requests that were left out of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """How far a list of messages is known: `messages` of them need not be read again.

    `logits` are those that follow, where everything is known.
    """

    messages: int
    talk: Talk
    logits: torch.Tensor | None = None


class Talks:
    """Used on the model thread only. A conversation that is being answered is not in here."""

    def __init__(self, model: Any, stage: Stage | None, most_bytes: int) -> None:
        """`stage` as for a conversation."""
        self._model = model
        self._stage = stage
        self._most_bytes = most_bytes
        self._kept: list[Talk] = []

    def known(self, keys: Sequence[Key]) -> tuple[int, int]:
        """How many of these messages need not be read again, and how many tokens they are."""
        best = self._best(keys)
        return (_read(best[1]), best[1].mark.ids + len(best[1].mark.pending)) if best else (0, 0)

    def take(self, keys: Sequence[Key], anew: bool = False) -> Known:
        """The conversation that knows most of these messages, set back to that place; else a new one, as with `anew`,
        in whose stead that conversation is forgotten."""
        best = self._best(keys)
        if best and anew:
            self._kept.remove(best[0])
        if best is None or anew:
            return Known(0, Talk(Conversation(self._model, self._stage)))
        talk, place = best
        self._kept.remove(talk)
        talk.places = talk.places[: talk.places.index(place) + 1]
        return Known(_read(place), talk, talk.conversation.back_to(place.mark))

    def keep(self, talk: Talk) -> None:
        """Puts a conversation back, newest first, and forgets what is too much."""
        self._kept = [talk, *self._kept][:_MOST]
        while len(self._kept) > 0 and sum(kept.conversation.bytes() for kept in self._kept) > self._most_bytes:
            self._kept.pop()

    def forgotten(self) -> list[int]:
        """How many earlier requests were left out of what is remembered, each number once, not none."""
        return sorted({talk.forgotten for talk in self._kept} - {0})

    def tensors(self) -> Iterator[torch.Tensor]:
        """What all of it consists of."""
        return (tensor for kept in self._kept for tensor in kept.conversation.tensors())

    def forget(self) -> None:
        """Frees everything, as when memory runs out."""
        self._kept = []

    def _best(self, keys: Sequence[Key]) -> tuple[Talk, Place] | None:
        found = [
            (talk, place)
            for talk in self._kept
            for place in talk.places
            if _leads_to(place, keys) and talk.conversation.can_go_back_to(place.mark)
        ]
        # Most messages, not most tokens: one that was read anew is shorter for what was thought in it.
        return max(found, key=lambda one: (_read(one[1]), one[1].mark.ids), default=None)


def keys_of(messages: Sequence[Message], images: Sequence[PIL.Image.Image], tools: Sequence[Tool] = ()) -> list[Key]:
    """One key per message; `images` are the pictures of all messages in order, none for a model that cannot see.

    Tools stand in the prompt before everything else, so they belong to the first key."""
    shown = iter(images)
    keys: list[Key] = [(message.role, tuple(_key(part, shown) for part in message.parts)) for message in messages]
    if tools and keys:
        keys[0] = (keys[0][0], (repr(tools), *keys[0][1]))
    return keys


def _key(part: Text | Picture | ToolCall, shown: Iterator[PIL.Image.Image]) -> str | bytes:
    if isinstance(part, Picture):
        image = next(shown, None)
        return _hash(image) if image else ""
    return tool_calls.written(part) if isinstance(part, ToolCall) else part.text


def _read(place: Place) -> int:
    return len(place.messages) + (place.answer is not None)


def _leads_to(place: Place, keys: Sequence[Key]) -> bool:
    """Whether these messages begin with those of a place."""
    count = len(place.messages)
    if place.answer is None:
        return list(keys) == place.messages and place.mark.logits is not None
    if len(keys) < count + 2 or list(keys[:count]) != place.messages:
        return False
    role, parts = keys[count]
    # Whoever keeps answers may have stripped them.
    return role == "assistant" and "".join(map(str, parts)).strip() == place.answer.strip()


def _hash(image: PIL.Image.Image) -> bytes:
    return hashlib.sha256(f"{image.size}".encode() + image.tobytes()).digest()

"""A conversation as the chat knows it, while it is on the screen or has questions that wait: values, no widgets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.api.events import Event, Hits, PicturesShown, TurnStarted
from assistant.api.parts import Picture


def _set() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


def last_held(listed: Iterable[Mapping[str, Any]], besides: str = "") -> dict[str, Any]:
    """Of the host's list of conversations that to go on with, but for the one `besides`: the last that was held in a
    chat, else the last with single questions from a shell; empty if there is none."""
    others = [dict(each) for each in listed if each["id"] != besides]
    return next((each for each in others if each["held"]), others[0] if others else {})


@dataclass(eq=False, slots=True)
class Talk:
    """Questions keep the talk in which they were asked, whatever is on the screen when their turn comes."""

    id: str = ""
    """Empty until its first turn has begun."""
    last: int = 0
    """The newest of its turns that the chat has seen; 0 for none."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The numbers of its pictures by their path."""
    highest: int = 0
    """The highest number of a picture."""
    gone: bool = False
    """Whether it was deleted, and its last turn says so."""
    ended: asyncio.Event = field(default_factory=_set)
    """Not set while a turn of it runs whose events do not come to this chat."""

    def know(self, pictures: Iterable[Picture]) -> None:
        """Notes pictures that have their numbers."""
        for picture in pictures:
            self.highest = max(self.highest, picture.number)
            if picture.path:
                self.numbers[picture.path] = picture.number

    def forget(self) -> None:
        """It is as before its first turn."""
        self.id, self.last, self.numbers, self.highest, self.gone = "", 0, {}, 0, False

    def follow(self, event: Event) -> None:
        """Notes what an event of one of its turns tells of it."""
        match event:
            case TurnStarted():
                self.id, self.last = event.conversation, event.turn
                self.know(event.pictures)
            case PicturesShown():
                self.know(event.pictures)
            case Hits():
                self.know(hit.picture for hit in event.hits)

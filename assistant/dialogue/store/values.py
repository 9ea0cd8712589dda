"""What the conversation store hands out. Values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.api import (
    Audio,
    Event,
    Hits,
    Labels,
    PastTurn,
    Picture,
    PicturesShown,
    Routed,
    TextDelta,
)

Status = Literal["running", "done", "failed", "cancelled", "interrupted"]


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in a list. Times in seconds since 1970; `excerpt` shows what a search found."""

    id: str
    title: str
    created: float
    updated: float
    turns: int
    pictures: int
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """One turn as it was. `events` are those beside the text, each with the length of the answer before it."""

    number: int
    parent: int
    text: str
    language: str
    status: Status
    answer: str
    started: float
    first_token_ms: float
    total_ms: float
    attached: tuple[int, ...]
    audio: tuple[Audio, ...]
    marked: tuple[tuple[int, Event], ...]

    @property
    def events(self) -> list[Event]:
        """Everything that the turn said, in order, with the text in as few pieces as possible."""
        said: list[Event] = []
        done = 0
        for at, event in self.marked:
            if at > done:
                said.append(TextDelta(self.answer[done:at]))
                done = at
            said.append(event)
        if done < len(self.answer):
            said.append(TextDelta(self.answer[done:]))
        return said

    def past(self) -> PastTurn:
        """The turn as a plugin may see it."""
        routes = [event for _, event in self.marked if isinstance(event, Routed)]
        shown: list[int] = []
        labels: list[Labels] = []
        for _, event in self.marked:
            if isinstance(event, PicturesShown):
                shown += [picture.number for picture in event.pictures]
            elif isinstance(event, Hits):
                shown += [hit.picture.number for hit in event.hits]
            elif isinstance(event, Labels):
                labels.append(event)
        return PastTurn(
            turn=self.number,
            text=self.text,
            action=routes[-1].action if routes else "",
            answer=self.answer,
            attached=self.attached,
            shown=tuple(dict.fromkeys(shown)),
            about=tuple(dict.fromkeys(number for route in routes for number in route.pictures)),
            labels=labels[-1].labels if labels else (),
        )


@dataclass(frozen=True, slots=True)
class Saved:
    """A whole conversation: the turns of its current branch, oldest first, and all its pictures by number."""

    id: str
    title: str
    created: float
    updated: float
    turns: Sequence[SavedTurn]
    pictures: Sequence[Picture]

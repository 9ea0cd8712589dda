"""What the conversation store hands out. Values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.api import (
    Audio,
    Document,
    Event,
    Hits,
    Labels,
    Language,
    PastTurn,
    Picture,
    PicturesShown,
    Routed,
    TextDelta,
)

Status = Literal["running", "done", "failed", "cancelled", "interrupted"]


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in a list. Times in seconds since 1970; `excerpt` shows what a search found, and `turn` is the
    one in which it was; 0 if only the title has the words."""

    id: str
    title: str
    created: float
    updated: float
    turns: int
    pictures: int
    excerpt: str = ""
    turn: int = 0
    held: bool = True
    """In a chat; False where nothing but single questions from a shell are in it."""


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """One turn as it was. `events` are those beside the text, each with the length of the answer before it."""

    number: int
    parent: int
    text: str
    language: Language
    status: Status
    answer: str
    started: float
    first_token_ms: float
    total_ms: float
    attached: tuple[int, ...]
    audio: tuple[Audio, ...]
    folders: tuple[str, ...]
    marked: tuple[tuple[int, Event], ...]
    heard: bool
    """Whether its words were spoken: they were heard before anything was decided."""
    documents: tuple[Document, ...] = ()

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

    @property
    def shown(self) -> tuple[int, ...]:
        """Numbers of the pictures that the answer showed, in its order."""
        numbers: list[int] = []
        for _, event in self.marked:
            if isinstance(event, PicturesShown):
                numbers += [picture.number for picture in event.pictures]
            elif isinstance(event, Hits):
                numbers += [hit.picture.number for hit in event.hits]
        return tuple(dict.fromkeys(numbers))

    @property
    def pictures(self) -> frozenset[int]:
        """Numbers of all pictures that came with the turn or were shown in it."""
        return frozenset(self.attached) | frozenset(self.shown)

    @property
    def routes(self) -> list[Routed]:
        return [event for _, event in self.marked if isinstance(event, Routed)]

    def past(self) -> PastTurn:
        """The turn as a plugin may see it."""
        routes = self.routes
        labels = [event for _, event in self.marked if isinstance(event, Labels)]
        return PastTurn(
            turn=self.number,
            text=self.text,
            action=routes[-1].action if routes else "",
            answer=self.answer,
            attached=self.attached,
            shown=self.shown,
            about=tuple(dict.fromkeys(number for route in routes for number in route.pictures)),
            labels=labels[-1].labels if labels else (),
            actions=tuple(route.action for route in routes),
            documents=self.documents,
        )


@dataclass(frozen=True, slots=True)
class Saved:
    """A whole conversation: the turns of its current branch, oldest first, and all its pictures by number.

    `alternatives` has, for each turn, all turns that stand in its place, itself among them, oldest first."""

    id: str
    title: str
    created: float
    updated: float
    turns: Sequence[SavedTurn]
    pictures: Sequence[Picture]
    alternatives: Mapping[int, Sequence[int]] = field(default_factory=dict)

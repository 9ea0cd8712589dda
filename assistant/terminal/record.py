"""What the screen needs to draw a turn again: kept for every turn of a conversation, also for those far away.

Belongs here: collecting and reading records. Does not belong here: widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.api.events import (
    Event,
    Failed,
    Hits,
    Labels,
    Notice,
    PicturesShown,
    Routed,
    TextDelta,
    Transcript,
    TurnStarted,
    from_json,
)
from assistant.api.parts import Picture

_DRAWN = (TextDelta, Routed, PicturesShown, Hits, Labels, Notice, Failed)


@dataclass(slots=True)
class Record:
    """One turn. `text` is what was asked, or heard; `events` are those that leave something on the screen. The `status`
    `elsewhere`: it runs, and its events do not come here. `turn` is its number, 0 until it has begun."""

    text: str
    attached: tuple[Picture, ...] = ()
    events: list[Event] = field(default_factory=list)
    status: str = "running"
    turn: int = 0
    spoken: bool = False

    @property
    def refused(self) -> bool:
        """Whether nothing was tried, because nothing of what was given can be read."""
        return self.status == "failed" and not self.attached and not any(isinstance(e, Routed) for e in self.events)

    def take(self, event: Event) -> None:
        """Notes an event of the running turn; neighbouring pieces of text become one."""
        if isinstance(event, TurnStarted):
            self.attached, self.turn = event.pictures, event.turn
        elif isinstance(event, Transcript):
            self.text = event.text or self.text
        elif isinstance(event, TextDelta) and self.events and isinstance(self.events[-1], TextDelta):
            self.events[-1] = TextDelta(self.events[-1].text + event.text)
        elif isinstance(event, _DRAWN):
            self.events.append(event)


def saved_record(turn: Mapping[str, Any], pictures: Mapping[int, Picture]) -> Record:
    """A turn as the host sends it with its conversation."""
    record = Record(turn["text"], tuple(pictures[number] for number in turn["attached"] if number in pictures))
    for data in turn["events"]:
        event = from_json(data)
        if event is not None and not isinstance(event, TurnStarted):
            record.take(event)
    record.turn, record.spoken = turn["turn"], bool(turn["audio"])
    record.status = "elsewhere" if turn["status"] == "running" else turn["status"]
    return record

"""What the events of a turn say about the agent."""

from __future__ import annotations

from assistant.api import Event, ModelUsed, Routed, TextDelta


def routes(events: list[Event]) -> list[tuple[str, tuple[int, ...]]]:
    return [(event.action, event.pictures) for event in events if isinstance(event, Routed)]


def words(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def planner(events: list[Event]) -> bool:
    return any(isinstance(event, ModelUsed) and event.capability == "tool_calling" for event in events)

"""The last answer as it is taken from the chat: read aloud or copied, with the list behind the heading of a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.api.events import Event, Failed, Hits, TextDelta, from_json
from assistant.api.language import Language, in_a_row
from assistant.terminal.described import hit_line


def answered(
    turn: Mapping[str, Any], language: Language, *, paths: bool = False, text: Callable[[str], str] = str
) -> str:
    """What was said in a saved turn, its Markdown as `text` makes it, and a line for each picture that was found, with
    `paths` instead of names. Where nothing was said, why."""
    found = (from_json(each) for each in turn["events"])
    events = [event for event in found if event is not None]
    pieces = [piece.strip() for piece in _pieces(events, language, paths, text)]
    failures = (event for event in events if isinstance(event, Failed))
    return "\n\n".join(filter(None, pieces)) or "\n".join(in_a_row(each.message, each.hint) for each in failures)


def _pieces(events: list[Event], language: Language, paths: bool, text: Callable[[str], str]) -> Iterator[str]:
    for event in events:
        if isinstance(event, TextDelta):
            yield text(event.text)
        elif isinstance(event, Hits):
            yield "\n".join(hit_line(hit, language, path=paths) for hit in event.hits)

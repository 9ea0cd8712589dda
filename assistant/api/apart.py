"""Parts of a request that are looked at one after the other: what is wrong with one says nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.api.errors import BadInput
from assistant.api.events import Notice, PluginEvent, TextDelta
from assistant.api.parts import Audio, Picture

P = TypeVar("P", Picture, Audio)


def apart(
    parts: Sequence[P], about: Callable[[int, P], Iterator[PluginEvent]], name: Callable[[P], str] | None = None
) -> Generator[PluginEvent, None, Mapping[int, BadInput]]:
    """The events of `about` for each part and its place, from 0. One that cannot be read does not keep the others from
    theirs: where there are several, it becomes a notice, and with `name` what is said of each stands in a paragraph of
    its own behind that name. Returns by its place what is wrong with each that failed; a plugin raises the first one if
    all did."""
    failures: dict[int, BadInput] = {}
    between = ""
    for place, part in enumerate(parts):
        heading = f"{between}{name(part)}: " if name and len(parts) > 1 else ""
        try:
            for event in about(place, part):
                if heading and isinstance(event, TextDelta):
                    yield replace(event, text=heading + event.text)
                    heading, between = "", "\n\n"
                else:
                    yield event
        except BadInput as error:
            failures[place] = error
            if len(parts) > 1:
                yield Notice(error.message, error.hint, "error")
    return failures

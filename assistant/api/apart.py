"""Pictures that are looked at one after the other: what is wrong with one says nothing of the others."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

from assistant.api.errors import BadInput
from assistant.api.events import Notice, PluginEvent
from assistant.api.parts import Picture


def apart(
    pictures: Sequence[Picture], about: Callable[[int, Picture], Iterator[PluginEvent]]
) -> Generator[PluginEvent, None, Mapping[int, BadInput]]:
    """The events of `about` for each picture and its place, from 0. One that cannot be read does not keep the others
    from theirs: where there are several, it becomes a notice. Returns by its place what is wrong with each that failed;
    a plugin raises the first one if all did."""
    failures: dict[int, BadInput] = {}
    for place, picture in enumerate(pictures):
        try:
            yield from about(place, picture)
        except BadInput as error:
            failures[place] = error
            if len(pictures) > 1:
                yield Notice(error.message, error.hint, "error")
    return failures

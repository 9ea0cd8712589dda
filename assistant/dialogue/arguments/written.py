"""The slash command that says an action with its arguments: what `options_in` and `arguments_for` read back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.api import Action, Argument
from assistant.locations import paths_in

_PLAIN = re.compile(r"[^\s\"'=-][^\s\"']*")
"""Values that need no quotes."""
_MEANS_SOMETHING = re.compile(r"([\"\\$`])")
"""What stands behind a backslash in quotes, where a path is written."""


def command_of(action: Action, arguments: Mapping[str, Any], numbers: Sequence[int] = ()) -> str:
    """ "/index "/home/me/My Pictures" --watch": all on one line. Arguments that are as declared are left out; `numbers`
    are those of pictures."""
    lists = [argument for argument in action.arguments if argument.type == "paths"]
    places = [_place(str(path)) for path in _listed(arguments.get(lists[0].name))] if len(lists) == 1 else []
    said = " ".join(places)
    # A word that is no path by itself, such as "samples", is one behind its option.
    by_option = not places or [path for path, _ in paths_in(said)] != _listed(arguments[lists[0].name])
    options = [
        option
        for argument in action.arguments
        if by_option or argument.type != "paths"
        for option in _options(argument, arguments.get(argument.name))
    ]
    command = [f"/{action.name}", *(f"#{number}" for number in numbers), "" if by_option else said, *options]
    return " ".join(filter(None, command))


def _place(path: str) -> str:
    plain = not re.search(r"\s", path) and [found for found, _ in paths_in(path)] == [path]
    return path if plain else '"' + _MEANS_SOMETHING.sub(r"\\\1", path) + '"'


def _options(argument: Argument, value: Any) -> Iterator[str]:
    if value is None or value == argument.default:
        return
    match argument.type:
        case "boolean":
            yield f"--{argument.name}" if value else f"--no-{argument.name}"
        case "texts" | "paths":
            if _listed(value) != _listed(argument.default):
                yield from (f"--{argument.name} {_value(each)}" for each in _listed(value))
        case _:
            yield f"--{argument.name} {_value(str(value))}"


def _value(text: str) -> str:
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line):
        return line
    return f"'{line}'" if '"' in line else f'"{line}"'


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value or ()]

"""Puts the arguments in the order that the parser wants: options of the whole program may stand anywhere.

Also what the values of all commands have in common: lists of words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from assistant.api.actions import items_in

_WITH_VALUE = ("--profile",)
_ALONE = ("--offline",)


def arranged(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--profile NAME` and `--offline` in front of the command. What follows `--` is left alone."""
    whole, rest = [], []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            rest += [argument, *remaining]
        elif argument in _WITH_VALUE:
            value = next(remaining, None)
            whole += [argument] if value is None else [argument, value]
        elif argument in _ALONE or argument.startswith(tuple(f"{name}=" for name in _WITH_VALUE)):
            whole.append(argument)
        else:
            rest.append(argument)
    return whole + rest


def command_in(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command that arranged arguments name, and what follows it; an empty name if there is none."""
    remaining = list(arguments)
    while remaining and remaining[0].startswith("-"):
        remaining = remaining[2:] if remaining[0] in _WITH_VALUE else remaining[1:]
    return (remaining[0], remaining[1:]) if remaining else ("", [])


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that a wrong one was probably meant to be, or an empty string."""
    return next(iter(difflib.get_close_matches(name, known, 1, 0.6)), "")


def listed(values: Iterable[str] | None) -> list[str]:
    """The words of an option that takes several: it may be repeated, and commas divide each value."""
    return [item for value in values or () for item in items_in(value)]

"""Puts the arguments in the order that the parser wants: options of the whole program may stand anywhere.

Also what the values of all commands have in common: lists of words."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence

from assistant.api.actions import items_in

_WITH_VALUE = ("--profile",)
_ALONE = ("--offline",)
_OF_CHAT = ("--plain", "--speak", "--conversation")
"""Options of `assistant chat` that open it also where the command is not said."""


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
        if remaining[0] == "--":
            return "", []
        remaining = remaining[2:] if remaining[0] in _WITH_VALUE else remaining[1:]
    return (remaining[0], remaining[1:]) if remaining else ("", [])


def with_chat(arguments: Sequence[str], commands: Collection[str]) -> list[str]:
    """Arranged arguments, with `chat` as the command where they begin with one of its options and name no other."""
    at = next((at for at, each in enumerate(arguments) if each.partition("=")[0] in _OF_CHAT), len(arguments))
    before, after = list(arguments[:at]), list(arguments[at:])
    if not after or "--" in before or command_in(before)[0]:
        return list(arguments)
    last = after.index("--") if "--" in after else len(after)
    named = next((at for at in range(last) if not _of_option(after, at)), None)
    if named is not None and after[named] in commands:
        if after[named] != "chat":
            return list(arguments)
        del after[named]
    return [*before, "chat", *after]


def _of_option(arguments: Sequence[str], at: int) -> bool:
    """Whether this argument is an option, or the value of the one before it."""
    return arguments[at].startswith("-") or (at > 0 and arguments[at - 1] == "--conversation")


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that a wrong one was probably meant to be, or an empty string."""
    return next(iter(difflib.get_close_matches(name, known, 1, 0.6)), "")


def listed(values: Iterable[str] | None) -> list[str]:
    """The words of an option that takes several: it may be repeated, and commas divide each value."""
    return [item for value in values or () for item in items_in(value)]

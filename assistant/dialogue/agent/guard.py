"""Keeps what lasts to the user's own words: whatever stands in pictures, captions, names or recordings orders nothing.

Deterministic, and independent of what any model says. What it refuses, the user can confirm by the slash command.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os.path import expanduser, normpath
from typing import Any

from assistant.api import Action, AssistantError, Language, Phrases
from assistant.dialogue.arguments import command_of
from assistant.dialogue.ordered import denies, ordering
from assistant.locations import paths_in
from assistant.slash_line import command_in

SAY = Phrases(
    refused=(
        "“{action}” changes something lasting, and your own words did not ask for that, so it was not done.",
        "“{action}”会留下改动，而您自己的话里没有这样要求，所以没有执行。",
    ),
    confirm=("To confirm it, type: {command}", "如要确认，请输入：{command}"),
)


class NotOrdered(AssistantError):
    """A lasting action that the user's own words do not order; the hint is the command that confirms it."""


def check(
    action: Action,
    arguments: Mapping[str, Any],
    own_words: str,
    folders: Sequence[str],
    language: Language,
    numbers: Sequence[int] = (),
) -> None:
    """Raises NotOrdered for a lasting action unless the user's own words order it, with the places that they name.

    `own_words` are what the user typed or spoke, without anything read from a file; `folders` were dropped with them.
    `numbers` are those of the pictures that it would work on.
    """
    if not action.lasting:
        return
    clauses = _ordered(action, own_words, language)
    if clauses and _named(action, arguments, clauses, own_words, folders, language):
        return
    command = command_of(action, arguments, numbers)
    raise NotOrdered(SAY(language, "refused", action=action.name), SAY(language, "confirm", command=command))


def _ordered(action: Action, own_words: str, language: Language) -> tuple[str, ...]:
    """The words that order the action: a command, or clauses of a sentence; none if they do not."""
    if command_in(own_words)[0] == action.name:
        return (own_words,)
    return ordering(own_words, language, action)


def _named(
    action: Action,
    arguments: Mapping[str, Any],
    clauses: Sequence[str],
    own_words: str,
    folders: Sequence[str],
    language: Language,
) -> bool:
    """Whether every place that it would work on is named by the words that order it. These may stand beside those that
    name the places ("here is ~/x. index it"), unless something is denied there."""
    said = _places(" ".join(clauses)) or (() if denies(own_words, language) else _places(own_words))
    allowed = {*map(_same, (*folders, *said))}
    wanted = {_same(path) for argument in action.arguments for path in _paths(argument.type, arguments, argument)}
    return allowed >= wanted


def _places(words: str) -> tuple[str, ...]:
    return tuple(path for path, _ in paths_in(words))


def _same(path: str) -> str:
    """One spelling for ~/x, ~/x/ and /home/me/x."""
    return normpath(expanduser(path))  # noqa: PTH111 - that of Path raises for ~nobody


def _paths(kind: str, arguments: Mapping[str, Any], argument: Any) -> list[str]:
    value = arguments.get(argument.name) if kind == "paths" else None
    return [value] if isinstance(value, str) else [str(path) for path in value or ()]

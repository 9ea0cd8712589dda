"""Keeps what lasts to the user's own words: whatever stands in pictures, captions, names or recordings orders nothing.

Deterministic, and independent of what any model says. What it refuses, the user can confirm by the slash command.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os.path import expanduser, normpath
from typing import Any

from assistant.api import Action, AssistantError, Language, Phrases
from assistant.dialogue.arguments import arguments_for, command_of, options_in
from assistant.dialogue.ordered import denies, ordering, times
from assistant.locations import is_picture, is_sound, paths_in
from assistant.slash_line import command_in

SAY = Phrases(
    refused=(
        "“{action}” changes something lasting, and your own words did not ask for that, so it was not done.",
        "“{action}”会留下改动，而您自己的话里没有这样要求，所以没有执行。",
    ),
    more=(
        "“{action}” changes something lasting, and your own words did not ask for so much of it, so no more was done.",
        "“{action}”会留下改动，而您自己的话里没有要求这么多，所以没有再执行。",
    ),
    otherwise=(
        "“{action}” changes something lasting, and your own words did not ask for it in this way, so it was not done.",
        "“{action}”会留下改动，而您自己的话里没有要求这样做，所以没有执行。",
    ),
    confirm=("To confirm it, type: {command}", "如要确认，请输入：{command}"),
)
_HOW_MANY = frozenset({"copies", "count", "number", "amount"})
"""Arguments that say how many things are made."""


class NotOrdered(AssistantError):
    """A lasting action that the user's own words do not order; the hint is the command that confirms it."""

    again = False
    """Whether the run that asked for it was refused this action before, which the user was told."""


@dataclass(slots=True)
class Passed:
    """What lasts that one run of a model has done, and what it was refused."""

    _done: Counter[str] = field(default_factory=Counter)
    _refused: set[str] = field(default_factory=set)

    def did(self, action: Action, arguments: Mapping[str, Any]) -> None:
        """The action was carried out."""
        self._done[action.name] += _things(action, arguments)

    def before(self, action: Action) -> int:
        """How many things the action made in this run."""
        return self._done[action.name]

    def refuse(self, action: Action) -> bool:
        """Keeps that the action was refused; whether it was before."""
        before = action.name in self._refused
        self._refused.add(action.name)
        return before


def check(
    action: Action,
    arguments: Mapping[str, Any],
    own_words: str,
    folders: Sequence[str],
    language: Language,
    numbers: Sequence[int] = (),
    passed: Passed | None = None,
) -> None:
    """Raises NotOrdered for a lasting action unless the user's own words order it: with the places that they name, in
    the way that they say, and no more of it than they ask for.

    `own_words` are what the user typed or spoke, without anything read from a file; `folders` were dropped with them.
    `numbers` are those of the pictures that it would work on. `passed` is what the run that asks for it did before.
    """
    if not action.lasting:
        return
    passed = passed or Passed()
    clauses = _ordered(action, own_words, language)
    if not clauses or not _named(action, arguments, clauses, own_words, folders, language):
        wrong = "refused"
    elif not _as_said(action, arguments, own_words):
        wrong = "otherwise"
    elif passed.before(action) + _things(action, arguments) > max(times(clauses, language), len(folders)):
        wrong = "more"
    else:
        return
    command = command_of(action, arguments, numbers)
    error = NotOrdered(SAY(language, wrong, action=action.name), SAY(language, "confirm", command=command))
    error.again = passed.refuse(action)
    raise error


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
    """Whether the places that it would work on are named by the words that order it, and are some where these name any.
    Such words may stand beside those that name the places ("here is ~/x. index it"), unless something is denied there.
    """
    if not (takes := [argument for argument in action.arguments if argument.type == "paths"]):
        return True
    said = _places(" ".join(clauses)) or (() if denies(own_words, language) else _places(own_words))
    allowed = {*map(_same, (*folders, *said))}
    wanted = {_same(path) for argument in takes for path in _paths(arguments.get(argument.name))}
    meant = folders or [path for path in said if not is_picture(path) and not is_sound(path)]
    return allowed >= wanted and bool(wanted or not meant)


def _as_said(action: Action, arguments: Mapping[str, Any], own_words: str) -> bool:
    """Whether no switch is set against its default that the words do not set."""
    name, rest = command_in(own_words)
    said = arguments_for(action, own_words)
    if name == action.name:
        said |= options_in(action, rest).arguments
    switches = [argument for argument in action.arguments if argument.type == "boolean"]
    set_ = {each.name: arguments[each.name] for each in switches if arguments.get(each.name) is not None}
    return all(set_[each.name] == said.get(each.name, bool(each.default)) for each in switches if each.name in set_)


def _things(action: Action, arguments: Mapping[str, Any]) -> int:
    """How many things a call makes."""
    counts = (arguments.get(argument.name) for argument in action.arguments if argument.name in _HOW_MANY)
    return max([1, *(count for count in counts if isinstance(count, int))])


def _places(words: str) -> tuple[str, ...]:
    return tuple(path for path, _ in paths_in(words))


def _same(path: str) -> str:
    """One spelling for ~/x, ~/x/ and /home/me/x."""
    return normpath(expanduser(path))  # noqa: PTH111 - that of Path raises for ~nobody


def _paths(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(path) for path in value or ()]

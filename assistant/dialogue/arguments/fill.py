"""Fills the declared arguments of an action from a sentence. Which words may fill which argument follows from its
type and, within a type, from its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.api import Action, Argument, BadArgument, start_and_end
from assistant.dialogue.arguments.lists import choices_in
from assistant.dialogue.arguments.queries import wanted_in
from assistant.locations import covers, files_named, is_picture, paths_in

_COUNTS = frozenset({"limit", "count", "number", "top", "k", "n", "most", "amount"})
_AT_ONCE = 50
"""Pictures that words ask for: a conversation keeps a number for each. An option may name more."""
_EXCLUSIONS = frozenset({"exclude", "without", "exclusions", "negative", "not"})
_PLACES = frozenset({"folder", "path", "directory"})
_CODES = frozenset({"language", "key", "model", "since", "until", "orientation", "prompt"})
"""Texts that a sentence does not say: they are set by an option, never filled with the sentence. A prompt is made
of the sentence by the plugin, which knows what it drew before."""
_PATHS_WITHIN, _LABELS_WITHIN = 20_000, 4_000
"""Characters in which they are looked for: many may be named at once."""
OBJECTS = frozenset({"query", "subject", "description", "what"})
"""Texts that are the object of a request, without its carrier words."""

# Words that people use for choices that actions often declare.
_SYNONYMS = {
    "short": (
        r"short|brief|briefly|concise|quick|one[- ](?:line|sentence)|(?:in|as) (?:one|a|a single) sentence|few words"
        r"|shorter|简短|简单|简要|一句话|简洁|短一点|短点|概括"
    ),
    "detailed": (
        r"detail|detailed|details|thorough|thoroughly|long|longer|in depth|as much as|comprehensive|elaborate|详细"
        r"|仔细|具体|细节|尽可能|长一点|详尽|全面"
    ),
    "alt": (
        r"alt|alt[- ]?text|alternative text|accessib\w+|screen ?readers?|blind|visually impaired|替代文[本字]|无障碍"
        r"|读屏|盲人|视障"
    ),
}


def takes(action: Action, *names: str) -> bool:
    """Whether it declares an argument of each of these names."""
    return {argument.name for argument in action.arguments}.issuperset(names)


def arguments_for(action: Action, text: str, folders: Sequence[str] = ()) -> dict[str, Any]:
    """What the sentence says for each argument that it says anything for, checked. `folders` were dropped with it."""
    found: dict[str, Any] = {}
    for argument in action.arguments:
        value = _value(argument, text, folders)
        if value is None:
            continue
        try:
            found[argument.name] = argument.check(value)
        except BadArgument:
            continue  # a number out of range in plain words is no command; the default stands
    return found


def _value(argument: Argument, text: str, folders: Sequence[str]) -> Any:
    read = start_and_end(text)
    match argument.type:
        case "paths":
            named = (path for path, _ in paths_in(start_and_end(text, _PATHS_WITHIN)))
            # Where the user stands is known to who sent the folders along: it may be what a relative spelling means.
            return [*folders, *(path for path in named if not any(covers(folder, path) for folder in folders))] or None
        case "texts":
            if argument.name in _EXCLUSIONS:
                return list(wanted_in(read).exclude) or None
            return choices_in(start_and_end(text, _LABELS_WITHIN)) or None
        case "integer" | "number":
            counts = argument.name in _COUNTS
            return counted(argument, wanted_in(read).count) if counts else _named_number(argument.name, read)
        case "choice":
            return chosen(argument.choices, read)
        case "boolean":
            return None
        case "text":
            return _text(argument.name, text, folders)


def counted(argument: Argument, count: int) -> float | None:
    """A named count within the bounds of its argument: of more than it can be, as many as it can. None for 0."""
    if not count:
        return None
    least = count if argument.minimum is None else max(count, argument.minimum)
    return least if argument.maximum is None else min(least, _most(argument))


def _most(argument: Argument) -> float:
    return min(argument.maximum or _AT_ONCE, _AT_ONCE)


def cut_in(action: Action, text: str, count: int) -> tuple[int, int]:
    """How many the words ask for, or `count` if they do not say, and the most that the action can give where that is
    less; else (0, 0)."""
    asked = wanted_in(text).count or count
    named = (a for a in action.arguments if a.name in _COUNTS and a.type == "integer" and a.maximum is not None)
    most = next(map(_most, named), None)
    return (asked, int(most)) if most is not None and asked > most else (0, 0)


def _text(name: str, text: str, folders: Sequence[str]) -> str | None:
    read = start_and_end(text)
    if name in _PLACES:
        named = (path for path, _ in paths_in(read) if not _is_name(path))
        return next((path for path in [*folders, *named]), None)
    if name == "file":
        return next((path for path in files_named(read) if _is_name(path)), None)
    if name in _CODES:
        return None
    if name in OBJECTS:
        return wanted_in(read).query or None
    return text.strip() or None


def _is_name(path: str) -> bool:
    """Whether a path is the bare name of a picture file."""
    return "/" not in path and is_picture(path)


def chosen(choices: Sequence[str], text: str) -> str | None:
    """The first choice, in the order of the sentence, that it names by its own word or a known synonym."""
    lowered = text.lower()
    places: dict[str, int] = {}
    for choice in choices:
        words = _SYNONYMS.get(choice, re.escape(choice))
        match = re.search(rf"(?:(?<![a-z])(?:{words})(?![a-z]))", lowered)
        if match:
            places[choice] = match.start()
    return min(places, key=places.__getitem__) if places else None


def _named_number(name: str, text: str) -> float | None:
    """ "seed 7" and "seed = 7" for an argument called seed."""
    match = re.search(rf"\b{re.escape(name.replace('_', ' '))}\b\s*(?:=|:|is|of|to)?\s*(-?\d+(?:\.\d+)?)", text.lower())
    return float(match[1]) if match else None

"""What a plugin must declare, checked without running it.

Belongs here: the rules of a declaration, each as one sentence for its author. Loading and conflicts between plugins
are the registry's, quality (enough examples, quick import) is `assistant.kit.check`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from assistant.api import API_VERSION, CAPABILITIES, Action, Argument, BadArgument, Language, Plugin
from assistant.api.actions import Accepts, ArgumentType

_WORD = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_LONGEST_LINE = 200
"""Characters of a title or summary: what fits a line or two of help."""


def is_word(text: object) -> bool:
    """Whether `text` can name a plugin, an action or an argument: a lower-case ASCII word of at most 32 characters."""
    return isinstance(text, str) and _WORD.fullmatch(text) is not None


def faults(plugin: type[Plugin], name: str) -> list[str]:
    """What is wrong with the declaration of a plugin that was found as `name`; empty if it can be used."""
    if getattr(plugin, "api_version", None) != API_VERSION:
        made_for = getattr(plugin, "api_version", None)
        return [f"it is made for version {made_for} of the plugin contract, and this program has version {API_VERSION}"]
    return [*_own_faults(plugin, name), *_action_faults(plugin)]


def _own_faults(plugin: type[Plugin], name: str) -> Iterator[str]:
    own = getattr(plugin, "name", None)
    if own != name:
        yield f"its class says name = {own!r}, but it is installed as {name!r}"
    for field in ("title", "summary"):
        if not _is_line(getattr(plugin, field, None)):
            yield f"its {field} must be one short line"
    yield from _argument_faults(plugin.options, "option")


def _action_faults(plugin: type[Plugin]) -> Iterator[str]:
    actions = getattr(plugin, "actions", None)
    if not isinstance(actions, Sequence) or not all(isinstance(action, Action) for action in actions):
        yield "its actions must be a tuple of Action"
        return
    if not actions and not plugin.reads_audio:
        yield "it has no actions"
    names = [action.name for action in actions]
    yield from (f"it declares the action {name!r} twice" for name in sorted({n for n in names if names.count(n) > 1}))
    for action in actions:
        yield from (f"action {action.name!r}: {fault}" for fault in _faults_of(action))


def _faults_of(action: Action) -> Iterator[str]:
    if not is_word(action.name):
        yield "its name must be one lower-case word"
    if not _is_line(action.summary):
        yield "its summary must be one short line"
    if action.accepts not in get_args(Accepts):
        yield f"accepts must be one of {', '.join(get_args(Accepts))}"
    if action.needs_parts and action.accepts == "nothing":
        yield "it needs parts but accepts none"
    yield from (f"unknown capability {name!r}" for name in action.capabilities if name not in CAPABILITIES)
    for field in ("examples", "counter_examples", "utterances"):
        if not _are_examples(getattr(action, field)):
            yield f"{field} must map 'en' and 'zh' to tuples of utterances"
    yield from _argument_faults(action.arguments, "argument")


def _argument_faults(arguments: Any, word: str) -> Iterator[str]:
    if not isinstance(arguments, Sequence) or not all(isinstance(argument, Argument) for argument in arguments):
        yield f"{word}s must be a tuple of Argument"
        return
    seen: set[str] = set()
    for argument in arguments:
        if not is_word(argument.name) or argument.name in seen:
            yield f"{word} {argument.name!r} must be one lower-case word, used once"
        if argument.type not in get_args(ArgumentType):
            yield f"{word} {argument.name!r} has the unknown type {argument.type!r}"
        elif argument.default is not None:
            yield from _default_faults(argument, word)
        seen.add(argument.name)


def _default_faults(argument: Argument, word: str) -> Iterator[str]:
    try:
        argument.check(argument.default)
    except BadArgument as error:
        yield f"the default of {word} {argument.name!r} does not fit it: {error.message}"


def _is_line(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= _LONGEST_LINE and text.isprintable()


def _are_examples(examples: Any) -> bool:
    return isinstance(examples, Mapping) and all(
        language in get_args(Language)
        and isinstance(utterances, Sequence)
        and not isinstance(utterances, str)
        and all(isinstance(utterance, str) for utterance in utterances)
        for language, utterances in examples.items()
    )

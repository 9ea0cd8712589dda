"""What the action that was chosen gets of a request: its pictures and its arguments."""

from __future__ import annotations

import re
from typing import Any

from assistant.api import Action, figure_of, start_and_end
from assistant.dialogue.arguments import OBJECTS, arguments_for, cut_in, takes
from assistant.dialogue.decision import PROBLEM
from assistant.dialogue.evidence import (
    Reading,
    goes_on,
    leaves_out,
    left_open,
    made_again,
    of_others,
    shows_named,
    wants_others,
)
from assistant.dialogue.following.arguments import arguments_after, arguments_of_others, arguments_without, goes_further
from assistant.dialogue.following.fragments import bare_words
from assistant.dialogue.following.instead import made_of
from assistant.dialogue.following.likeness import asks_for_likeness
from assistant.dialogue.following.more import asks_for_more, count_in, so_many
from assistant.dialogue.following.places import names_folder
from assistant.dialogue.references import MASK, References, mask, newest, resolve

_LEFT_OUT = "exclude"
_LIKE = re.compile(r"(?:like|similar to) |像|[那这]样$")

_KIND = re.compile(r"[a-z]+s")
"""A kind of pictures, "screenshots", and none that were shown."""


def arguments_of(action: Action, given: Reading) -> tuple[dict[str, Any], str]:
    """The arguments that the words say, before all those that the user gave explicitly; and what the words add to the
    last request where they go on with it, else ""."""
    utterance, language = given.utterance, given.language
    said, before, fragment = start_and_end(utterance.text), utterance.last_arguments, ""
    if which := leaves_out(action, given):
        arguments = arguments_without(before, _named(which, given))
    elif left_open(action, given):
        shown = len(utterance.focus or ())
        arguments = arguments_after(action, said, before, language, utterance.folders, shown)
    elif before and of_others(action, given):
        arguments = arguments_of_others(before, given.references.phrase)
    else:
        arguments = _numbered(arguments_for(action, utterance.text, utterance.folders), given)
        if names_folder(said, language):
            arguments |= {each.name: said for each in action.arguments if each.name in OBJECTS}
        if takes(action, "prompt") and (words := made_of(said, str(before.get("query") or ""), language)):
            arguments["prompt"] = words
    if left_open(action, given) or goes_on(action, given):
        fragment = bare_words(said, language) or said
    named = given.references.numbers and goes_further(action) and so_many(said, language)
    if named or shows_named(action, given):
        arguments = {}  # "3" is the picture that it names
    return {**arguments, **utterance.arguments}, fragment


def cut_of(action: Action, given: Reading) -> str:
    """A sentence where the words ask for more than the action gives at once."""
    said, explicit = start_and_end(given.utterance.text), given.utterance.arguments
    more = asks_for_more(said, given.language)
    word = count_in(more) if more else ""
    count, most = cut_in(action, said, figure_of(word) if word else 0)
    named = any(argument.name in explicit for argument in action.arguments if argument.type == "integer")
    return PROBLEM(given.language, "cut", count=count, most=most) if count and not named else ""


def _numbered(arguments: dict[str, Any], given: Reading) -> dict[str, Any]:
    """With the numbers of pictures that are to be left out: "like the first but not like the second"."""
    if _LEFT_OUT in arguments:
        arguments[_LEFT_OUT] = [word for each in arguments[_LEFT_OUT] for word in (_numbers_of(each, given) or [each])]
    return arguments


def _numbers_of(words: str, given: Reading) -> list[str]:
    """ "#2" for words that are nothing but the name of a picture, or what is like it; none for any other thing."""
    thing = _LIKE.sub("", words.strip())
    called = (thing,) if _KIND.fullmatch(thing) else (thing, f"the {thing}")
    which = next((each for each in called if mask(each) == MASK), "")
    return [f"#{number}" for number in _named(which, given)] if which else []


def _named(words: str, given: Reading) -> tuple[int, ...]:
    utterance = given.utterance
    return resolve(words, utterance.pictures, utterance.attached, utterance.focus, given.language).numbers


def pictures_for(action: Action, given: Reading) -> tuple[tuple[int, ...], str]:
    """The pictures that the action gets, or a sentence on why it cannot have any."""
    utterance, references = given.utterance, given.references
    if action.accepts != "pictures":
        return (references.numbers if references.strong and not references.problem else ()), ""
    named, problem = named_for(action, references)
    if problem:
        told = given.has_pictures or references.unknown_file
        return (), problem if told else PROBLEM(given.language, "no_pictures")
    if named and (action.needs_parts or not left_open(action, given)):
        return named, ""
    if utterance.attached:
        return utterance.attached, ""
    if wants_others(action, given):
        return utterance.last_pictures, ""
    if not action.needs_parts:
        like = asks_for_likeness(given.text, given.language)
        return made_again(action, given) or (_last_talked_about(given) if like else ()), ""
    if not utterance.pictures:
        return (), PROBLEM(given.language, "no_pictures")
    return _last_talked_about(given), ""


def named_for(action: Action, references: References) -> tuple[tuple[int, ...], str]:
    """The pictures that the words name for an action, or why there are none. What needs no pictures may look for
    what no picture here shows elsewhere; what makes nothing either looks in the library, also for such a file."""
    if action.needs_parts:
        return references.numbers, references.problem
    if references.unseen or (references.unknown_file and not action.lasting):
        return (), ""
    if action.lasting:
        return references.numbers, references.problem
    return references.here, "" if references.elsewhere else references.problem


def _last_talked_about(given: Reading) -> tuple[int, ...]:
    """Those in focus, or what was shown last; none where nothing was shown."""
    pictures, focus = given.utterance.pictures, given.utterance.focus
    if focus is None:
        focus = tuple(seen.number for seen in newest(pictures))
    return focus or tuple(seen.number for seen in pictures[-1:])

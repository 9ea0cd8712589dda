"""What stands around the words of a request: parts given, pictures named or talked about, paths, the last action.

Belongs here: what an utterance reads as, and what of it speaks for an action or against it. Which action wins is the
router's matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.api import (
    Action,
    Language,
    asks_for_duplicates,
    asks_to_move,
    asks_to_show,
    asks_to_sort,
    asks_what_is_held,
    file_facts_in,
    newest_in,
    shape_of,
)
from assistant.dialogue.arguments import arguments_for, choices_in, chosen, takes
from assistant.dialogue.clarity import (
    changes,
    compares,
    drops,
    is_continuation,
    is_only_reference,
    puts_somewhere,
    recalls,
    recolours,
    repeats,
    varies,
    wants_none,
    wonders,
)
from assistant.dialogue.decision import FALLBACK, Utterance
from assistant.dialogue.features import is_social, looks_visual
from assistant.dialogue.following.arguments import goes_further
from assistant.dialogue.following.asking import SHORT, asks_further
from assistant.dialogue.following.fragments import bare_words, is_fragment
from assistant.dialogue.following.leaving_out import left_out_in
from assistant.dialogue.following.likeness import asks_for_likeness, wants_alike
from assistant.dialogue.following.manner import says_how
from assistant.dialogue.following.more import (
    asks_back,
    asks_for_more,
    asks_for_next,
    best_few,
    count_in,
    counts_found,
    so_many,
)
from assistant.dialogue.following.places import names_folder, names_somewhere
from assistant.dialogue.following.times import says_when
from assistant.dialogue.orders import takes_away
from assistant.dialogue.references import MASK, References, mask, newest
from assistant.locations import is_sound, paths_in


@dataclass(frozen=True, slots=True)
class Reading:
    """An utterance with everything that was read from it."""

    utterance: Utterance
    text: str
    """Its words as they are read; the arguments come from those of the utterance."""
    language: Language
    references: References
    last: Action | None = None
    """The action of the last request."""
    complete: bool = False
    """The words are surely a request or talk of their own, however short."""

    @property
    def has_pictures(self) -> bool:
        return bool(self.utterance.pictures or self.utterance.attached)


def evidence_for(action: Action, given: Reading) -> float:
    """What stands beside the words for an action or against it, in natural logarithms of odds."""
    name, utterance, references = action.name, given.utterance, given.references
    evidence = 0.0
    types = {argument.type for argument in action.arguments}
    if action.accepts == "pictures":
        evidence += _about_pictures(action, given)
    if action.of_files:
        told = given.last is not None and given.last.of_files and not utterance.attached
        evidence += 9.0 if file_facts_in(given.text, of_files=told) and given.has_pictures else -1.5
    if action.accepts == "audio":
        named = any(is_sound(path) for path, _ in paths_in(given.text))
        evidence += 2.5 if utterance.audio else 1.5 if named else -0.5
        evidence -= 0.7 * bool(utterance.attached or (references.strong and not utterance.audio))
    if name == FALLBACK:
        evidence += _about_nothing(given)
    if action.accepts == "nothing" and not action.lasting:
        evidence -= 0.6 * bool(utterance.attached)
    if "paths" in types:
        folders = bool(utterance.folders) or any(not _has_ending(path) for path, _ in paths_in(given.text))
        evidence += 1.5 if folders else -0.3
        evidence -= 8.0 * puts_somewhere(given.text, given.language)
    if any(a.type == "texts" and a.name == "labels" for a in action.arguments) and given.has_pictures:
        evidence += 0.8 * (len(choices_in(given.text)) > 1)
    if utterance.last_action == name and is_continuation(given.text, given.language):
        evidence += 2.5 + 6.0 * (of_others(action, given) and mask(given.text.strip(" .!?。！？")) != MASK)
    if limits_only(action, given) or shows_named(action, given) or finds_alike(action, given):
        evidence += 9.0
    if goes_on(action, given) or makes_anew(action, given):
        evidence += 8.0
    elif left_open(action, given) or asks_instead(action, given):
        evidence += 7.0
    elif asks_on(action, given):
        evidence += 4.0
    return evidence


def limits_only(action: Action, given: Reading) -> bool:
    """Whether the words say nothing but a limit of pictures that the action knows: their shape, or the name of their
    folder, or how many of the newest are wanted; or that they are there more than once."""
    limited = takes(action, "limit")
    twice = limited and not given.utterance.attached and asks_for_duplicates(given.text)
    few = limited and not given.references.numbers and newest_in(given.text) is not None
    shape = takes(action, "orientation") and shape_of(given.text)
    return bool(shape or few or twice or (takes(action, "folder") and names_folder(given.text, given.language)))


def _about_nothing(given: Reading) -> float:
    """Evidence for talk: wondering how and why; against it, words that came together with pictures."""
    if given.utterance.attached:
        return 1.0 if is_social(given.text, given.language) else -2.0
    if wants_none(given.text, given.language) or asks_what_is_held(given.text) or _sorts(given):
        return 14.0
    dropped = drops(given.text, given.language) and not _searched(given)
    if given.has_pictures and (asks_to_move(given.text) or dropped):
        return 14.0
    if any(each(given.text, given.language) for each in (takes_away, puts_somewhere, recalls)):
        return 8.0
    if counts_found(given.text, given.language, after_search=_searched(given)):
        return 10.0
    if given.references.numbers and is_only_reference(given.text, given.language):
        return -4.0
    if given.references.strong and len(given.references.numbers) > 1 and compares(given.text, given.language):
        return -4.0
    return 1.5 if wonders(given.text, given.language) and not given.references.strong else 0.0


def _sorts(given: Reading) -> bool:
    """Whether pictures are only to stand in another order, which no action does."""
    asked = asks_to_sort(given.text) if newest_in(given.text) is None else ""
    of_pictures = bool(given.references.numbers) or (given.last is not None and given.last.accepts == "pictures")
    return asked == "pictures" or (bool(asked) and of_pictures)


def _about_pictures(action: Action, given: Reading) -> float:
    """Evidence for an action on pictures: those given with the words, those they name, those talked about."""
    utterance, references = given.utterance, given.references
    if not action.needs_parts:
        evidence = 1.1 * bool(utterance.attached) + 0.6 * bool(references.numbers)
        return evidence - 1.5 * (len(references.numbers) > 1)
    evidence = 2.2 * bool(utterance.attached)
    evidence += (1.5 if references.strong else 1.0) * bool(references.numbers)
    if not given.has_pictures and not references.strong:
        evidence -= 3.0
    elif not (utterance.attached or references.numbers or looks_visual(given.text, given.language)):
        evidence -= 0.8
    return evidence


def goes_on(action: Action, given: Reading) -> bool:
    """Whether the words want what was made in the turn before once more, perhaps with a change."""
    if not (draws(action) and _made_last(action.name, given)):
        return False
    said = [str(value) for value in given.utterance.last_arguments.values()]
    shown = [seen.description for seen in given.utterance.pictures if seen.origin == "drawn"]
    return varies(given.text, given.language, " ".join([*said, *shown]))


def draws(action: Action) -> bool:
    """Whether it makes pictures, of words or of those that it is given."""
    return action.lasting and action.accepts == "pictures"


def makes_anew(action: Action, given: Reading) -> bool:
    """Whether the words name drawn pictures only, whenever those were drawn, and say what this action is to make of
    them; of pictures from elsewhere, which colour it is to give them."""
    numbers = given.references.numbers
    if not (draws(action) and numbers):
        return False
    drawn = {seen.number for seen in given.utterance.pictures if seen.origin == "drawn"}
    return (changes if drawn.issuperset(numbers) else recolours)(given.text, given.language)


def is_left_open(given: Reading) -> bool:
    """Whether the words only name what the last action is to be done with or for instead."""
    numbers = given.references.numbers
    # "Only the blue ones" of all that was shown points at none of them.
    names_pictures = given.references.strong and bool(numbers) and set(numbers) != set(given.utterance.focus or ())
    last = given.utterance.last_action and not given.utterance.attached
    return bool(last) and not (given.complete or names_pictures) and is_fragment(given.text, given.language)


def left_open(action: Action, given: Reading) -> bool:
    """The same where the last action was this one."""
    if given.utterance.last_action != action.name:
        return False
    next_hit = goes_further(action) and not given.utterance.attached and asks_for_next(given.text, given.language)
    fewer = goes_further(action) and wants_so_many(given)
    back = goes_further(action) and not given.utterance.attached and asks_back(given.text, given.language)
    if next_hit or fewer or back or leaves_out(action, given):
        return True
    if not is_left_open(given) or (action.lasting and says_when(given.text, given.language)):
        return False
    if asks_else(given):
        return False
    return takes(action, "folder") or not names_somewhere(given.text, given.language)


def of_others(action: Action, given: Reading) -> bool:
    """Whether the words only name pictures, with which the last request, which was for this action, is to be done as
    well: "and the second one?" after a question about the first."""
    again = given.utterance.last_action == action.name and action.needs_parts
    named = given.references.numbers or given.utterance.attached
    return again and bool(named) and is_continuation(given.text, given.language)


def asks_instead(action: Action, given: Reading) -> bool:
    """The same where the last action has no use for such words, and this one answers them as a question: "and the
    size?" after a description."""
    asks = takes(action, "question")
    alike = given.last is not None and given.last.accepts == action.accepts
    place = names_somewhere(given.text, given.language)
    return asks and alike and not place and is_left_open(given) and asks_else(given)


def asks_else(given: Reading) -> bool:
    """Whether the last action has no use for words that go on with it."""
    last = given.last
    return last is not None and not (takes_words(last) or fits(last, given) or given.references.problem)


def takes_words(action: Action) -> bool:
    """Whether an argument of the action is made of words or folders, so that it can be done with others instead."""
    return any(argument.type in ("text", "texts", "paths") for argument in action.arguments)


def fits(action: Action, given: Reading) -> bool:
    """Whether words that go on with a request say how the action is to be done instead, or again: "shorter", "in
    Chinese", 再来一次."""
    bare = bare_words(given.text, given.language)
    how = says_how(bare, given.language) or repeats(given.text, given.language)
    return how or bool(arguments_for(action, bare))


def wants_so_many(given: Reading) -> bool:
    """Whether a number that is all that they say counts what was found: "show me 3" where no picture has that number,
    or after a search for so many; "only the first three"."""
    utterance, count = given.utterance, so_many(given.text, given.language)
    again = _searched(given) and not utterance.attached
    if again and best_few(given.text, given.language):
        return True
    counted = "limit" in utterance.last_arguments or count not in {seen.number for seen in utterance.pictures}
    return bool(count) and again and counted and bool(utterance.last_arguments)


def wants_further(given: Reading) -> bool:
    """Whether a number in the words says how many more are wanted, and names no picture: "next 3"."""
    more = asks_for_more(given.text, given.language) if _searched(given) and not given.utterance.attached else None
    return more is not None and bool(count_in(more))


def shows_named(action: Action, given: Reading) -> bool:
    """Whether the words only want to see pictures that they name once more, from the action that finds them."""
    return goes_further(action) and given.references.strong and asks_to_show(given.text)


def wants_others(action: Action, given: Reading) -> bool:
    """Whether the words want other results of the very search before: more, fewer or those before."""
    said = given.text, given.language
    other = asks_for_more(*said) or asks_back(*said) or best_few(*said) or so_many(*said)
    return goes_further(action) and left_open(action, given) and bool(other)


def finds_alike(action: Action, given: Reading) -> bool:
    """Whether the words, after a search, want more that is like what was found: "a few more like these"."""
    return goes_further(action) and _searched(given) and wants_alike(given.text, given.language)


def _searched(given: Reading) -> bool:
    return given.last is not None and goes_further(given.last)


def leaves_out(action: Action, given: Reading) -> str:
    """The words for pictures that the last request, which was for this action, is to leave out when it is done again;
    "" if they say no such thing."""
    again = takes(action, "exclude") and given.utterance.last_action == action.name and not given.utterance.attached
    return left_out_in(given.text, given.language) if again and given.utterance.last_arguments else ""


def asks_on(action: Action, given: Reading) -> bool:
    """Whether a short question goes on with the question before, or words like "shorter" with its answer."""
    if given.utterance.last_action != action.name or given.utterance.attached or action.lasting:
        return False
    if takes(action, "question"):
        return (
            not given.complete
            and asks_further(given.text, given.language)
            and not asks_for_likeness(given.text, given.language)
        )
    return len(given.text) < SHORT and any(
        argument.type == "choice" and chosen(argument.choices, given.text) for argument in action.arguments
    )


def made_again(action: Action, given: Reading) -> tuple[int, ...]:
    """The newest picture, where the words want just that once more from the action that made it, changed or not."""
    again = action.lasting and _made_last(action.name, given) and repeats(given.text, given.language)
    drawn = [seen for seen in given.utterance.pictures if not seen.aside and seen.origin == "drawn"]
    return tuple(seen.number for seen in drawn[-1:]) if again else ()


def _made_last(name: str, given: Reading) -> bool:
    """Whether the turn before was this action's; where that is not known, whether the newest pictures are drawn."""
    if given.utterance.last_action or given.utterance.attached:
        return given.utterance.last_action == name
    latest = newest(given.utterance.pictures)
    return bool(latest) and all(seen.origin == "drawn" for seen in latest)


def _has_ending(path: str) -> bool:
    return bool(re.search(r"\.[A-Za-z0-9]{2,4}$", path))

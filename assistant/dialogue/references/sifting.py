"""Which mentions of a sentence count: echoes, quotations, corrections, exceptions and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.api import Language
from assistant.dialogue.references.reading import words_of
from assistant.dialogue.references.values import Mention

_GROUP_FIRST = re.compile(r"[\s,，:：里中的当间内入头面边]*|[,:]\s*(?:is|are|does|do|what about|in)\s*")
_GROUP_LAST = re.compile(r"\s*(?:of|among|in|from)\s*")
"""What stands between a group and what counts within it, after the group or before it."""
_OUT_OF = re.compile(r"\b(?:of|among|amongst|from|in)\s*$")
_NOT_FAR = re.compile(r"(?!\s*(?:is|are|was|were|looks?|has|have)\b)[^.?!;。？！；]{0,30}")
"""Behind "of", a group is what anything near it counts in: "of those you found I prefer the second"."""
_UNRELATED = re.compile(r"(?:nothing to do with|unrelated to)\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)(?:\"[^\"]+\"|“[^”]+”|‘[^’]+’|'[^']+'|「[^」]+」|『[^』]+』)(?!\w)")
_LISTED = {
    "en": re.compile(r"(?:[\s,]|\b(?:the|and|or|nor|both|for|number|pictures?)\b)*"),
    "zh": re.compile(r"[\s、和跟与及了掉开的]*"),
}
"""What stands between the things of a list."""
_COUNTED = {"ordinal", "slice", "relative", "number", "inner", "half", "parity", "span"}


def without_echoes(found: list[Mention], compares: bool) -> list[Mention]:
    """Without the pronouns that mean what was just named: "go back to the first picture and describe it"."""
    kept: list[Mention] = []
    for mention in found:
        if mention.kind != "pronoun" or not _echoes(mention, kept, compares):
            kept.append(mention)
    return kept


def _echoes(pronoun: Mention, before: Sequence[Mention], compares: bool) -> bool:
    if pronoun.plural and pronoun.value:
        return pronoun.value == sum(len(mention.numbers) for mention in before)
    named = any(mention.strong and mention.kind != "pronoun" for mention in before)
    if pronoun.strong:
        return named and pronoun.distant and not compares
    return any(mention.strong or mention.kind == "number" for mention in before) and (pronoun.plural or not compares)


def meant(found: list[Mention], text: str) -> list[Mention]:
    """Without words that are only quoted, "how do I say 'the last one' in French?", or that nothing has to do with."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [mention for mention in found if not _UNRELATED.search(text[: mention.start])]
    return [each for each in found if not any(start < each.start and each.end < end for start, end in quoted)]


def corrected(found: list[Mention], text: str, language: Language) -> list[Mention]:
    """Without what was named before a correction: "the second one, no, I mean the third"."""
    turn = max((match.end() for match in words_of(language).CORRECTS.finditer(text.lower())), default=0)
    after = [mention for mention in found if mention.start >= turn]
    return after if any(mention.strong or mention.kind == "number" for mention in after) else found


def groups_in(found: Sequence[Mention], text: str, language: Language) -> dict[Mention, Mention]:
    """Of each mention that counts within another one, that group: "these two, is the first …", "the middle one of the
    hits"."""
    groups = {}
    refused = [each for each in found if words_of(language).NEGATES.search(text[: each.start].lower())]
    for one, two in pairwise(each for each in found if each not in refused):
        between = words_of(language).REFUSAL.sub("", _blank(text[one.end : two.start], refused, one.end).lower())
        for group, counted, joint in ((one, two, _GROUP_FIRST), (two, one, _GROUP_LAST)):
            many = group.plural and group.kind in {"origin", "pronoun", "all"}
            counts = counted.kind in _COUNTED and (counted.origin is None or counted.supposed)
            taken = group is one and _NOT_FAR.fullmatch(between) and _OUT_OF.search(text[: group.start].lower())
            joined = counted.kind in {"ordinal", "inner", "half", "parity", "span"} or (
                counted.kind == "relative" and group.value == 2
            )
            if many and counts and (taken or (joined and joint.fullmatch(between))):
                groups[counted] = group
    return groups


def is_excluded(
    mention: Mention, exception: re.Match[str], text: str, found: Sequence[Mention], language: Language
) -> bool:
    """Whether an exception ("all but …", 除了…) takes a mention out: it follows at once, or in a list that does."""
    between = _blank(text[exception.end() : mention.start], found, exception.end())
    after = mention.start >= exception.end() and mention.kind != "other"
    return after and bool(_LISTED[language].fullmatch(between.lower()))


def _blank(text: str, found: Sequence[Mention], at: int) -> str:
    """The text, which begins `at` a place of the sentence, without the mentions in it."""
    kept = list(text)
    for each in found:
        if each.start >= at and each.end <= at + len(text):
            kept[each.start - at : each.end - at] = [" "] * (each.end - each.start)
    return "".join(kept)

"""Which mentions belong to others: what counts within a group, what stands beside a picture, where a stretch begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.api import Language
from assistant.dialogue.references.reading import blank, words_of
from assistant.dialogue.references.values import SHARE_KINDS, Mention

_GROUP_FIRST = re.compile(r"[\s,，:：里中的当间内入头面边]*|[,:]\s*(?:is|are|does|do|what about|in)\s*")
_GROUP_LAST = re.compile(r"\s*(?:of|among|in|from)\s*")
"""What stands between a group and what counts within it, after the group or before it."""
_OUT_OF = re.compile(r"\b(?:of|among|amongst|from|in)\s*$")
_NOT_FAR = re.compile(r"(?!\s*(?:is|are|was|were|looks?|has|have)\b)[^.?!;。？！；]{0,60}")
"""Behind "of", a group is what anything near it counts in: "of those you found I prefer the second"."""
_LIKENED = re.compile(r"\b(?:copy of|same as|like|than|from|with|resembles?|match(?:es)?)\s*$")
"""What stands before a number that is compared with the group instead of counted in it."""
_COUNTED = {"described", "ordinal", "slice", "relative", "number", *SHARE_KINDS}
_JOINED = {"ordinal", "slice", *SHARE_KINDS}
_SIDE = re.compile(r"\s*(?P<near>right |just |immediately |shortly )?(?P<side>before|after)\s+", re.IGNORECASE)
_FROM = re.compile(r"[从自由打]\s*$")
_TO = re.compile(r"[，,]?\s*(?:一直|直)?[到至]\s*")
"""Around the two ends of a stretch of pictures."""


def groups_in(found: Sequence[Mention], text: str, language: Language) -> dict[Mention, Mention]:
    """Of each mention that counts within another one, that group: "these two, is the first …", "the middle one of the
    hits"."""
    groups = {}
    refused = [each for each in found if words_of(language).NEGATES.search(text[: each.start].lower())]
    for one, two in pairwise(each for each in found if each not in refused):
        between = words_of(language).REFUSAL.sub("", blank(text[one.end : two.start], refused, one.end).lower())
        for group, counted, joint in ((one, two, _GROUP_FIRST), (two, one, _GROUP_LAST)):
            many = group.plural and group.kind in {"origin", "pronoun", "all"}
            counts = counted.kind in _COUNTED and (counted.origin in {None, group.origin} or counted.supposed)
            taken = group is one and _NOT_FAR.fullmatch(between) and _OUT_OF.search(text[: group.start].lower())
            joined = counted.kind in _JOINED or (counted.kind == "relative" and group.value == 2)
            apart = counted.kind == "number" and _LIKENED.search(text[: counted.start].lower())
            if many and counts and not apart and (taken or (joined and joint.fullmatch(between))):
                groups[counted] = group
    return groups


def anchors_in(found: Sequence[Mention], text: str) -> dict[Mention, Mention]:
    """Of each mention that stands beside another one, that one: "two before the last one", "what I sent after #3"."""
    anchors = {}
    for one, two in pairwise(found):
        between = text[one.end : two.start]
        stands = one.kind == "beside" and not between.strip()
        if two.kind == "beside" != one.kind and between in {"", "的"}:
            anchors[two] = one
        elif stands or (one.kind == "origin" and _SIDE.fullmatch(between)):
            anchors[one] = two
    return anchors


def stretches_in(found: Sequence[Mention], text: str) -> dict[Mention, Mention]:
    """Of each mention that a stretch ends with, the one that it begins with: 从第一张到你画的那张."""
    return {
        two: one
        for one, two in pairwise(found)
        if _TO.fullmatch(text[one.end : two.start]) and _FROM.search(text[: one.start])
    }


def beside(mention: Mention, anchors: tuple[int, ...], text: str) -> Mention:
    """A mention as what stands beside these pictures: the nearest, or all on that side where it is plural."""
    side = _SIDE.match(text[mention.end :])
    if mention.kind == "beside" or side is None:
        return replace(mention, numbers=anchors)
    step = -1 if side["side"].lower() == "before" else 1
    return replace(mention, kind="beside", value=step, numbers=anchors, plural=mention.plural and not side["near"])

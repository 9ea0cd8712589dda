"""Which mentions of a sentence count: echoes, quotations, corrections, exceptions and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.api import Language
from assistant.dialogue.references.reading import tells, words_of
from assistant.dialogue.references.values import SHARE_KINDS, Mention

_GROUP_FIRST = re.compile(r"[\s,，:：里中的当间内入头面边]*|[,:]\s*(?:is|are|does|do|what about|in)\s*")
_GROUP_LAST = re.compile(r"\s*(?:of|among|in|from)\s*")
"""What stands between a group and what counts within it, after the group or before it."""
_OUT_OF = re.compile(r"\b(?:of|among|amongst|from|in)\s*$")
_NOT_FAR = re.compile(r"(?!\s*(?:is|are|was|were|looks?|has|have)\b)[^.?!;。？！；]{0,60}")
"""Behind "of", a group is what anything near it counts in: "of those you found I prefer the second"."""
_LIKENED = re.compile(r"\b(?:copy of|same as|like|than|from|with|resembles?|match(?:es)?)\s*$")
"""What stands before a number that is compared with the group instead of counted in it."""
_UNRELATED = re.compile(r"(?:nothing to do with|unrelated to)\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)(?:\"[^\"]+\"|“[^”]+”|‘[^’]+’|'[^']+'|「[^」]+」|『[^』]+』)(?!\w)")
_LISTED = {
    "en": re.compile(r"(?:[\s,]|\b(?:the|and|or|nor|both|for|number|pictures?)\b)*"),
    "zh": re.compile(r"[\s、和跟与及了掉开的]*"),
}
"""What stands between the things of a list."""
_COUNTED = {"described", "ordinal", "slice", "relative", "number", *SHARE_KINDS}
_JOINED = {"ordinal", "slice", *SHARE_KINDS}
_SIDE = re.compile(r"\s*(?P<near>right |just |immediately |shortly )?(?P<side>before|after)\s+", re.IGNORECASE)
_TOPIC = re.compile(
    r"\s*[,:;–—-]\s*(?:(?:is|are|was|were|does|do|did|has|have|can|could|what|who|how|why|where|when)(?:'s|'re)?\s+){1,2}",
    re.IGNORECASE,
)
"""Between a picture and the "it" that takes it up: "the last one, is it …"."""
_WITHIN = re.compile(r"(?:'s)? (?!also\b|too\b)[^.?!;,]*\b(?:in|on) (?:both )?", re.IGNORECASE)
_BESIDE = re.compile(
    r"[^.?!;]{0,12}\b(?:and|or|like|than|next to|beside|against|versus|vs\.?|with|to|as)"
    r" (?:(?:for|with|to|the one in|on) )?"
)
"""Between a pronoun and what it is put beside."""
_NEAR = 80
"""Characters before a mention in which its list may begin."""
_FROM = re.compile(r"[从自由打]\s*$")
_TO = re.compile(r"[，,]?\s*(?:一直|直)?[到至]\s*")
"""Around the two ends of a stretch of pictures."""
_ALSO_BEFORE = re.compile(r"(?:\s|\b(?:the|and|or|nor)\b)*\b(?:and|or|nor)(?: the)?\s*$")


def without_echoes(found: list[Mention], text: str, compares: bool, language: Language) -> list[Mention]:
    """Without the pronouns that mean what was just named, "go back to the first picture and describe it", and without
    those that only hold the place of what follows: "is it the same cat in #1 and #2"."""
    kept: list[Mention] = []
    negates = words_of(language).NEGATES
    told = [each for each in found if each.firm and each.kind != "pronoun"]
    told = [each for each in told if not negates.search(listed_before(each, text, found))]
    for mention in found:
        weak = mention.kind == "pronoun" and not mention.strong
        adds = compares and not (mention.plural and any(map(_is_many, told)))
        if told and weak and not adds and _refers_back(mention, told, text, language):
            continue
        if told and words_of(language).SAME.fullmatch(text[mention.start : mention.end].lower()):
            continue
        if _foretells(mention, found, text):
            continue
        if mention.kind == "all" and not mention.whole and any(_is_many(each) for each in kept):
            continue
        if _is_that(mention, text) and any(each.firm for each in kept):
            continue
        if mention.kind != "pronoun" or not _echoes(mention, kept, text, compares):
            kept.append(mention)
    return kept


def _refers_back(pronoun: Mention, told: Sequence[Mention], text: str, language: Language) -> bool:
    """Whether a pronoun is what is named elsewhere in the sentence: not if it points at what is at hand, "paint this in
    the colours of #2", nor beside what is named behind it, "it or the last one"."""
    words = words_of(language)
    if words.AT_HAND.match(text[pronoun.start : pronoun.end].lower()) or words.ADDS.search(text.lower()):
        return False
    behind = (text[pronoun.end : each.start].lower() for each in told if each.start >= pronoun.end)
    return not any(_BESIDE.fullmatch(between) for between in behind)


def _is_many(mention: Mention) -> bool:
    return mention.firm and (mention.plural or len(mention.numbers) > 1)


def _is_that(mention: Mention, text: str) -> bool:
    """Whether it says "that one", and how it should be, rather than which one: "do that one with a red roof"."""
    return mention.kind == "described" and text[mention.start : mention.end].lower().startswith("that one with")


def _foretells(pronoun: Mention, found: Sequence[Mention], text: str) -> bool:
    """Whether an "it" stands for what is "in" a picture named behind it."""
    if pronoun.kind != "pronoun" or pronoun.strong:
        return _is_counted_of(pronoun, found, text)
    if not pronoun.folk and text[pronoun.start : pronoun.end].lower() not in {"it", "that", "this", "they"}:
        return False
    behind = (text[pronoun.end : each.start] for each in found if each.firm and each.start > pronoun.end)
    return any(_WITHIN.fullmatch(between) for between in behind)


def _is_counted_of(pronoun: Mention, found: Sequence[Mention], text: str) -> bool:
    """Whether "both" or "all" only counts what stands behind it: "both of the photos I uploaded"."""
    if pronoun.kind != "pronoun" or not pronoun.plural:
        return False
    behind = (text[pronoun.end : each.start] for each in found if each.kind == "origin" and each.start > pronoun.end)
    return any(between.lower() in {" of ", " of all "} for between in behind)


def _echoes(pronoun: Mention, before: Sequence[Mention], text: str, compares: bool) -> bool:
    if pronoun.plural and pronoun.value:
        if any(each.kind in {"beside", "neighbour"} and not each.value for each in before):
            return pronoun.value == 2
        one = 0 if compares else 1
        return pronoun.value == sum(len(each.numbers) or (one and not each.plural) for each in before)
    if before and before[-1].firm and _TOPIC.fullmatch(text[before[-1].end : pronoun.start]):
        return True
    named = any(mention.firm and mention.kind != "pronoun" for mention in before)
    if pronoun.strong:
        return named and pronoun.distant and not compares
    return any(mention.firm for mention in before) and (pronoun.plural or not compares)


def meant(found: list[Mention], text: str) -> list[Mention]:
    """Without words that are only quoted, "how do I say 'the last one' in French?", or that nothing has to do with."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [mention for mention in found if not _UNRELATED.search(text[: mention.start])]
    return [each for each in found if not any(start < each.start and each.end < end for start, end in quoted)]


def corrected(found: list[Mention], text: str, language: Language) -> list[Mention]:
    """Without what was named before a correction: "the second one, no, I mean the third"."""
    turn = max((match.end() for match in words_of(language).CORRECTS.finditer(text.lower())), default=0)
    after = [mention for mention in found if mention.start >= turn]
    return after if any(mention.firm for mention in after) else found


def singled(found: list[Mention], text: str, language: Language) -> list[Mention]:
    """What is singled out, with what is listed with it and the group that it counts in: "of these four, it's the third
    I want", "only the second matters". All mentions if nothing is."""
    words = words_of(language)
    for at, mention in enumerate(found):
        before = words.SINGLES.search(text[: mention.start].lower())
        if not before or not mention.firm or mention.kind == "pronoun":
            continue
        if not before["only"] and not words.SINGLED.match(text[mention.end :].lower()):
            continue
        kept = [mention]
        for other in found[at + 1 :]:
            if not _LISTED[language].fullmatch(text[kept[-1].end : other.start].lower()):
                break
            kept.append(other)
        groups = [each for each in found[:at] if groups_in([each, mention], text, language)]
        return [*groups, *kept]
    return found


def groups_in(found: Sequence[Mention], text: str, language: Language) -> dict[Mention, Mention]:
    """Of each mention that counts within another one, that group: "these two, is the first …", "the middle one of the
    hits"."""
    groups = {}
    refused = [each for each in found if words_of(language).NEGATES.search(text[: each.start].lower())]
    for one, two in pairwise(each for each in found if each not in refused):
        between = words_of(language).REFUSAL.sub("", _blank(text[one.end : two.start], refused, one.end).lower())
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


def listed_before(mention: Mention, text: str, found: Sequence[Mention]) -> str:
    """What stands before a mention, or before the list that it belongs to: "skip" in "skip the first and the last"."""
    start = max(0, mention.start - _NEAR)
    before = _blank(text[start : mention.start], found, start).lower()
    return _ALSO_BEFORE.sub(" ", before)


def is_excluded(
    mention: Mention, exception: re.Match[str], text: str, found: Sequence[Mention], language: Language
) -> bool:
    """Whether an exception ("all but …", 除了…) takes a mention out: it follows at once, or in a list that does."""
    between = _blank(text[exception.end() : mention.start], found, exception.end())
    after = mention.start >= exception.end() and mention.kind != "other"
    return after and bool(_LISTED[language].fullmatch(between.lower()))


def is_dropped(mention: Mention, text: str, found: Sequence[Mention], language: Language) -> bool:
    """Whether what follows takes a mention out, "the first one aside", unless it belongs to the next mention:
    只要我发的不要你画的."""
    match = words_of(language).AFTERWARDS.search(text[mention.end :].lower())
    if match is None:
        return False
    if match.group()[-1] in ",，":
        return len(found) > 1
    return all(mention.end + match.end() != other.start for other in found)


def told_before(mention: Mention, text: str, found: Sequence[Mention], language: Language) -> bool:
    """Whether a clause only tells of a mention, and what is wanted is wanted of the others: "I know #2. and the
    others?"."""
    others = next((each for each in found if each.kind == "other" and each.plural and each.start > mention.end), None)
    if others is None:
        return False
    said, ends = _blank(text[: others.start], found, 0, "§").lower(), words_of(language).CLAUSE_END
    end = ends.search(said, mention.end)
    if end is None or end.group().startswith(("?", "？")):
        return False
    start = max((match.end() for match in ends.finditer(said, 0, mention.start)), default=0)
    return tells(said[start : end.start()].strip(), language)


def _blank(text: str, found: Sequence[Mention], at: int, sign: str = " ") -> str:
    """The text, which begins `at` a place of the sentence, with a sign for each letter of the mentions in it."""
    kept = list(text)
    for each in found:
        if each.start >= at and each.end <= at + len(text):
            kept[each.start - at : each.end - at] = [sign] * (each.end - each.start)
    return "".join(kept)

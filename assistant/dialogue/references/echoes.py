"""Which mentions only say again what a sentence names elsewhere: the "it" after "the first one", "the same shot"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.api import Language
from assistant.dialogue.references.reading import words_of
from assistant.dialogue.references.sifting import listed_before
from assistant.dialogue.references.values import Mention

_TOPIC = re.compile(
    r"\s*[,:;–—-]\s*(?:(?:is|are|was|were|does|do|did|has|have|can|could|what|who|how|why|where|when)(?:'s|'re)?\s+){1,2}",
    re.IGNORECASE,
)
"""Between a picture and the "it" that takes it up: "the last one, is it …"."""
_WITHIN = re.compile(
    r"(?:'s)? (?!also\b|too\b)(?![^.?!;,]*\b(?:like|than|as)\b)[^.?!;,]*\b(?:in|on) (?:both )?", re.IGNORECASE
)
_THOSE = frozenset({"the pictures", "the photos", "the pics", "the images"})
"""What numbers are numbers of: "2 against 4, the pics"."""
_BESIDE = re.compile(
    r"[^.?!;]{0,12}\b(?:and|or|like|than|next to|beside|against|versus|vs\.?|with|to|as)"
    r" (?:(?:for|with|to|the one in|on) )?"
)
"""Between a pronoun and what it is put beside."""


def without_echoes(found: list[Mention], text: str, compares: bool, language: Language) -> list[Mention]:
    """Without the pronouns that mean what was just named, "go back to the first picture and describe it", and without
    those that only hold the place of what follows: "is it the same cat in #1 and #2"."""
    kept: list[Mention] = []
    negates = words_of(language).NEGATES
    told = [each for each in found if each.firm and each.kind != "pronoun"]
    told = [each for each in told if not negates.search(listed_before(each, text, found))]
    for mention in found:
        if told and _says_again(mention, told, text, compares, language):
            continue
        if _foretells(mention, found, text) or _sums_up(mention, kept, text):
            continue
        if mention.kind != "pronoun" or not _echoes(mention, kept, text, compares):
            kept.append(mention)
    return kept


def _says_again(mention: Mention, told: Sequence[Mention], text: str, compares: bool, language: Language) -> bool:
    """Whether it means, or says of, what `told` names anywhere in the sentence."""
    if words_of(language).SAME.fullmatch(text[mention.start : mention.end].lower()):
        return True
    if mention.kind != "pronoun" or mention.strong:
        return False
    adds = compares and not (mention.plural and any(map(_is_many, told)))
    return not adds and _refers_back(mention, told, text, language)


def _sums_up(mention: Mention, before: Sequence[Mention], text: str) -> bool:
    """Whether "all of them", "each one" or "the pics" are those that were listed before; whether "that one with …" is
    how one that was named should be."""
    said = text[mention.start : mention.end].lower()
    if mention.kind == "all" and (not mention.whole or said == "each one") and any(map(_is_many, before)):
        return True
    if said in _THOSE and any(len(each.numbers) > 1 for each in before):
        return True
    how = mention.kind == "described" and said.startswith("that one with")
    return how and any(each.firm for each in before)


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

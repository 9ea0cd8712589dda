"""Which mentions of a sentence count: quotations, corrections, exceptions, and what is singled out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.api import Language
from assistant.dialogue.references.grouping import groups_in
from assistant.dialogue.references.reading import blank, tells, words_of
from assistant.dialogue.references.values import Mention

_UNRELATED = re.compile(r"(?:nothing to do with|unrelated to)\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)(?:\"[^\"]+\"|“[^”]+”|‘[^’]+’|'[^']+'|「[^」]+」|『[^』]+』)(?!\w)")
_LISTED = {
    "en": re.compile(r"(?:[\s,]|\b(?:the|and|or|nor|both|for|number|pictures?)\b)*"),
    "zh": re.compile(r"[\s、和跟与及了掉开的]*"),
}
"""What stands between the things of a list."""
_NEAR = 80
"""Characters before a mention in which its list may begin."""
_ALSO_BEFORE = re.compile(r"(?:\s|\b(?:the|and|or|nor)\b)*\b(?:and|or|nor)(?: the)?\s*$")


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


def listed_before(mention: Mention, text: str, found: Sequence[Mention]) -> str:
    """What stands before a mention, or before the list that it belongs to: "skip" in "skip the first and the last"."""
    start = max(0, mention.start - _NEAR)
    before = blank(text[start : mention.start], found, start).lower()
    return _ALSO_BEFORE.sub(" ", before)


def is_excluded(
    mention: Mention, exception: re.Match[str], text: str, found: Sequence[Mention], language: Language
) -> bool:
    """Whether an exception ("all but …", 除了…) takes a mention out: it follows at once, or in a list that does."""
    between = blank(text[exception.end() : mention.start], found, exception.end())
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
    said, ends = blank(text[: others.start], found, 0, "§").lower(), words_of(language).CLAUSE_END
    end = ends.search(said, mention.end)
    if end is None or end.group().startswith(("?", "？")):
        return False
    start = max((match.end() for match in ends.finditer(said, 0, mention.start)), default=0)
    return tells(said[start : end.start()].strip(), language)

"""Reads a Chinese sentence into mentions of pictures. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.dialogue.references import read_en
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.mentions_zh import mentions_of
from assistant.dialogue.references.pieces_zh import listed
from assistant.dialogue.references.values import Mention

_VERB = re.compile(r"[A-Za-z]{2,} $")
"""Before an English pronoun: describe it 用中文."""
_ORDER = re.compile(r"\b(?i:describe|caption|summari[sz]e|classify|label|tag|redraw|repaint) $")
"""Nothing but a picture follows."""
_FOREMOST = re.compile(r"(?i:number one|no\.? ?1|top one)\s*的(?!图|照|画|那)")
"""The best of its kind: number one 的歌."""
_ENGLISH = re.compile(r"[A-Za-z]{2}")
_CHINESE = re.compile(r"[^\x00-\x7f]")
_IS = re.compile(r"都?是")
_WHOSE = re.compile(r"(?<=的)(?:[，,。？?！!吗吧]|$)")
_JOINED = re.compile(r"\s*(?:和|跟|与|、)\s*")


def mentions(text: str, sure: bool = False) -> list[Mention]:
    """Mentions in the order of the sentence; no two overlap. With `sure`, none is only perhaps about pictures."""
    found: list[Mention] = []
    if not words.ANY.search(text):
        return found
    rest = text
    for match in [*words.IDIOMS.finditer(rest), *words.HESITATING.finditer(rest)]:
        rest = _blanked(rest, match)
    characters = set(rest)
    for name, pattern in words.PATTERNS.items():
        if characters.isdisjoint(words.NEEDED[name]):
            continue
        for match in list(pattern.finditer(rest)):
            if name != "inside" or not _named(found, match.start()):
                found += mentions_of(name, match)
            rest = _blanked(rest, match)
    found += _english(rest)
    found = _with_owners(sorted(found, key=lambda mention: mention.start), text)
    found = [_spread(mention, text) for mention in _without_predicates(found, text)]
    if sure:
        return [mention for mention in found if mention.strong]
    for match in list(words.BARE_NUMBERS.finditer(rest)):
        found.append(Mention("number", *match.span(), numbers=listed(match.group()), strong=False))
        rest = _blanked(rest, match)
    for match in list(words.IMPERSONAL.finditer(rest)):
        rest = _blanked(rest, match)
    for pattern in words.PRONOUNS.values():
        for match in list(pattern.finditer(rest)):
            found.append(Mention("pronoun", *match.span(), strong=False, distant=match.group().startswith("那")))
            rest = _blanked(rest, match)
    if not found and (again := words.ANEW.search(rest)):
        found.append(Mention("pronoun", *again.span(), strong=False))
    return sorted(found, key=lambda mention: mention.start)


def _named(found: list[Mention], end: int) -> bool:
    """Whether a picture was named before, which the words 图里 then only repeat."""
    return any(mention.strong and mention.kind != "pronoun" and mention.end <= end for mention in found)


def _english(text: str) -> Iterator[Mention]:
    """What is said in English between the Chinese: third one 啦, your drawing 那张."""
    if _ENGLISH.search(text):
        for mention in read_en.mentions(_CHINESE.sub("|", text)):
            word = _ENGLISH.search(text[mention.start : mention.end])
            if mention.kind == "number" and _FOREMOST.search(text, mention.start):
                continue
            said = mention.kind == "pronoun" and _VERB.search(text[: mention.start])
            ordered = said and _ORDER.search(text[: mention.start])
            if word and (mention.strong or mention.kind == "number" or said):
                yield replace(mention, strong=True) if ordered else mention


def _with_owners(found: list[Mention], text: str) -> list[Mention]:
    """你画的第一幅和第二幅: the second was drawn, too."""
    for at, (one, two) in enumerate(pairwise(found)):
        alike = one.kind == two.kind == "ordinal" and one.origin is not None and two.origin is None
        if alike and _JOINED.fullmatch(text[one.end : two.start]):
            found[at + 1] = replace(two, origin=one.origin, time=one.time)
    return found


def _without_predicates(found: list[Mention], text: str) -> list[Mention]:
    """第一张和第三张是我拍的 says of them whose they are, and names no others."""
    told = {
        two
        for one, two in pairwise(found)
        if one.kind != "origin" == two.kind and _IS.fullmatch(text, one.end, two.start) and _WHOSE.match(text, two.end)
    }
    return [mention for mention in found if mention not in told]


def _spread(mention: Mention, text: str) -> Mention:
    """我上传的照片总共 …: all of them, though a Chinese noun does not say so."""
    neutral = (
        mention.kind == "origin" and not mention.plural and not words.ONE.search(text[mention.start : mention.end])
    )
    spreads = words.HITS_SPREAD if mention.origin == "found" else words.SPREADS
    return replace(mention, plural=True) if neutral and spreads.match(text[mention.end :]) else mention


def _blanked(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "§" * len(match.group()) + text[match.end() :]

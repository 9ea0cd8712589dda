"""Reads a Chinese sentence into mentions of pictures. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.dialogue.references import read_en
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.bare_zh import bare
from assistant.dialogue.references.idioms_zh import DAYS
from assistant.dialogue.references.joined_zh import joined
from assistant.dialogue.references.mentions_zh import mentions_of
from assistant.dialogue.references.slips_zh import mended
from assistant.dialogue.references.values import Mention

_VERB = re.compile(r"[A-Za-z]{2,} $")
"""Before an English pronoun: describe it 用中文."""
_ORDER = re.compile(r"\b(?i:describe|caption|summari[sz]e|classify|label|tag|redraw|repaint) $")
"""Nothing but a picture follows."""
_FOREMOST = re.compile(r"(?i:number one|no\.? ?1|top one)\s*的(?!图|照|画|那)")
"""The best of its kind: number one 的歌."""
_ENGLISH = re.compile(r"[A-Za-z]{2}")
_CHINESE = re.compile(r"[^\x00-\x7f]")


def mentions(text: str, sure: bool = False) -> list[Mention]:
    """Mentions in the order of the sentence; no two overlap. With `sure`, none is only perhaps about pictures."""
    found: list[Mention] = []
    if not words.ANY.search(text):
        return found
    rest = text = mended(text)
    for match in [each for none in (words.IDIOMS, words.HESITATING, DAYS) for each in none.finditer(rest)]:
        rest = _blanked(rest, *match.span())
    characters = set(rest)
    for name, pattern in words.PATTERNS.items():
        if characters.isdisjoint(words.NEEDED[name]):
            continue
        for match in list(pattern.finditer(rest)):
            if name != "inside" or not _named(found, match.start()):
                found += mentions_of(name, match)
            rest = _blanked(rest, *match.span())
    found += _english(rest)
    found = joined(sorted(found, key=lambda mention: mention.start), text)
    found = [_spread(mention, text) for mention in found]
    if sure:
        return [mention for mention in found if mention.strong]
    for mention in bare(rest, found):
        found.append(mention)
        rest = _blanked(rest, mention.start, mention.end)
    for match in list(words.IMPERSONAL.finditer(rest)):
        rest = _blanked(rest, *match.span())
    for pronoun in words.PRONOUNS.values():
        for match in list(pronoun.finditer(rest)):
            found.append(Mention("pronoun", *match.span(), strong=False, distant=match.group().startswith("那")))
            rest = _blanked(rest, *match.span())
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


def _spread(mention: Mention, text: str) -> Mention:
    """我上传的照片总共 …: all of them, though a Chinese noun does not say so."""
    neutral = (
        mention.kind == "origin" and not mention.plural and not words.ONE.search(text[mention.start : mention.end])
    )
    spreads = words.HITS_SPREAD if mention.origin == "found" else words.SPREADS
    return replace(mention, plural=True) if neutral and spreads.match(text[mention.end :]) else mention


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + "§" * (end - start) + text[end:]

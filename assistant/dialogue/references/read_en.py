"""Reads an English sentence into mentions of pictures. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from assistant.dialogue.references import numbers_en, pointing_en
from assistant.dialogue.references.around_en import CONTRASTS
from assistant.dialogue.references.hints import heads_in
from assistant.dialogue.references.late import Late
from assistant.dialogue.references.listing import spelled_out
from assistant.dialogue.references.mentions_en import mention_of
from assistant.dialogue.references.values import Mention
from assistant.dialogue.references.vocabulary_en import number_of
from assistant.dialogue.references.words_en import ANY, NEEDED, PATTERNS, SHARES

_SEEKS = re.compile(
    r"\b(?:find|search|look(?:ing)? for|where are"
    r"|(?:show|list)\b(?! (?:me )?(?:the|these|those) (?:pictures|photos|images|pics) (?:from|since)\b))\b"
)
"""Not "list the pictures from the 2nd to the 4th", which are those at hand."""
_NTH = r"\d\d?(?:st|nd|rd|th)"
_DAYS = re.compile(
    rf"(?<=\w)(?: (?:that |which )?(?:(?:i|we|were|was) )?(?:taken|took|shot)(?: on| from| since| between)?"
    rf"|(?<=photos|images) (?:from|since)|(?<=pictures) (?:from|since)|(?<=pics) (?:from|since)) the {_NTH}"
    rf"(?: (?:to|until|till|through|and) (?:the )?{_NTH})?(?=[ .!?]*$)"
)
"""Days of a month in what pictures are looked for by: "photos from the 15th to the 20th"."""


def mentions(text: str, sure: bool = False) -> list[Mention]:
    """Mentions in the order of the sentence; no two overlap. With `sure`, none is only perhaps about pictures."""
    found: list[Mention] = []
    if not ANY.search(text):
        return found
    rest = text.lower().replace("’", "'")
    if _SEEKS.search(rest):
        rest = _DAYS.sub(lambda match: "§" * len(match.group()), rest)
    for reader in _SURE if sure else _ALL:
        for mention in reader(rest):
            if rest[mention.start : mention.end].strip("§"):
                found.append(mention)
                width = mention.end - mention.start
                rest = rest[: mention.start] + "§" * width + rest[mention.end :]
    found = [mention for mention in found if not (mention.folk and pointing_en.NAMED.search(text, 0, mention.start))]
    found.sort(key=lambda mention: mention.start)
    return [mention for mention in found if mention.strong or not sure]


def _numbers(text: str) -> Iterator[Mention]:
    for match in numbers_en.NUMBERS.finditer(text):
        listed = match["list"]
        bare = not match["noun"] and "#" not in listed
        if match["noun"] == "sketch" and not re.search(r"\d", listed):
            continue  # "sketch two stars": a verb and a count
        if numbers_en.NOT_A_PICTURE.search(text[: match.start()]):
            continue
        if (
            match["noun"]
            and not re.search(r"\d", listed)
            and re.match(r"(?:the )?\w+s\b", match["noun"])
            and " " not in listed
        ):
            continue  # "pictures one": a count or a slip, not a number
        numbers = _listed(listed, ranged=not CONTRASTS.search(text[: match.start()]))
        alone = re.fullmatch(r"\W*§\W*(?:please|pls)?\W*", f"{text[: match.start()]}§{text[match.end() :]}")
        sure = not bare or bool(alone or numbers_en.SURELY.search(text[: match.start()]))
        yield Mention("number", *match.span(), numbers=numbers, strong=sure)


def _bare_numbers(text: str) -> Iterator[Mention]:
    """ "compare 2 and 3": surely pictures only if those exist."""
    if not numbers_en.ANY.search(text):
        return
    for match in chain.from_iterable(pattern.finditer(text) for pattern in numbers_en.BARE_NUMBERS):
        numbers = _listed(match["list"], ranged=not CONTRASTS.search(text))
        yield Mention("number", *match.span("list"), numbers=numbers, strong=False)


def _listed(text: str, ranged: bool) -> tuple[int, ...]:
    """The numbers of "1, 3 and 5" or, where ranges are meant, of "2-4" and "2 to 4"."""
    pieces = numbers_en.PIECE.finditer(text)
    return spelled_out(None if each["to"] else number_of(each["number"]) for each in pieces if ranged or not each["to"])


def _shares(text: str) -> Iterator[Mention]:
    return _matched(text, SHARES)


def _phrases(text: str) -> Iterator[Mention]:
    return _matched(text, PATTERNS)


def _matched(text: str, patterns: Mapping[str, Late]) -> Iterator[Mention]:
    rest = text
    heads = heads_in(text)
    for name, pattern in patterns.items():
        if heads.isdisjoint(NEEDED[name]):
            continue
        for match in list(pattern.finditer(rest)):
            mention = mention_of(name, match)
            if mention is not None:
                yield mention
                heads |= {"§"}
                rest = rest[: match.start()] + "§" * len(match.group()) + rest[match.end() :]


def _described(text: str) -> Iterator[Mention]:
    for match in pointing_en.DESCRIBED.finditer(text):
        yield Mention("described", *match.span(), strong=False, words=match["words"])


def _pronouns(text: str) -> Iterator[Mention]:
    text = pointing_en.IMPERSONAL_WORDS.sub(lambda match: "§" * len(match.group()), text)
    for name, pattern in pointing_en.PRONOUNS.items():
        for match in pattern.finditer(text):
            if name == "they" and pointing_en.THEIRS.search(text, 0, match.start()):
                continue
            span = match.span(name) if name in match.groupdict() else match.span()
            yield Mention("pronoun", *span, plural=name == "they", strong=False, distant=name == "that")


def _people(text: str) -> Iterator[Mention]:
    """ "how old is she": someone in the picture, where the sentence names nobody else."""
    for name, pattern in pointing_en.PEOPLE.items():
        match = pattern.search(text)
        if match and not pointing_en.SOMEONE.search(text, 0, match.start()) and not pointing_en.SELF.search(text):
            yield Mention("pronoun", *match.span("who"), plural=name != "he", strong=False, folk=True)


_SURE = (_numbers, _phrases)
_ALL = (_shares, _numbers, _bare_numbers, _phrases, _described, _people, _pronouns)

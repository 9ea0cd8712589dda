"""What a request is after as a value, and what the reading of both languages has in common. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.api import Language, without_polite_end
from assistant.dialogue.references import MASK, mask


@dataclass(frozen=True, slots=True)
class Wanted:
    """`query` in the user's words; `exclude` what it must not have; `count` 0 if no number of pictures was named."""

    query: str = ""
    exclude: tuple[str, ...] = ()
    count: int = 0


NO_YEAR = r"(?! ?(?:19|20)\d\d(?!\d))"
"""Between "people from 2016" and "2018" nothing ends."""
BESIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:also|and|or|too|as|well|plus|both|use|using|take|with|add|includ(?:e|ing)|like)\b|\W)*", re.IGNORECASE
    ),
    "zh": re.compile(r"(?:[和跟与及或也再还都用拿像]|以及|还有|另外|同时|加上?|带上|算上|包括|\W)*"),
}
"""What is left between pictures that others are to be like: "similar pictures, also use the first"."""
_ADDED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:(?:please|now|and|also|then|plus|add|includ(?:e|ing)|take|with) )*{MASK}(?: (?:too|as well))?",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"(?:[请再还也]|另外|同时)*(?:加上?|带上|算上|连同|包括)? ?{MASK} ?(?:也?(?:加上|算上))?"),
}
"""A picture that what is sought is to be like as well, before the order: "add the first one, find similar pictures"."""
_FIRST_CLAUSE = re.compile(
    r"(?P<clause>[^,;:，；：]+)[,;:，；：]\s*(?=\w)(?!(?:not|no|but)\b|[而并]?不是|别|不要)", re.IGNORECASE
)


def without_added(text: str, language: Language) -> str:
    """The text without a first clause that only adds a picture to be like."""
    first = _FIRST_CLAUSE.match(text)
    return text[first.end() :] if first and _ADDED[language].fullmatch(mask(first["clause"]).strip()) else text


def stripped(text: str, patterns: tuple[re.Pattern[str], ...], language: Language) -> str:
    """The text without what these patterns and politeness leave at its end."""
    for _ in range(2):
        text = without_polite_end(text, language) or text
        for pattern in patterns:
            text = pattern.sub("", text).strip()
    return text


def without(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """The text without its exclusions, and those."""
    excluded = [next(filter(None, match.groups())).strip() for match in pattern.finditer(text)]
    return pattern.sub("", text), excluded


def unquoted(text: str) -> tuple[str, str]:
    """A single quoted phrase is the query itself."""
    quoted = re.findall(r"[\"“「]([^\"”」]+)[\"”」]", text)
    return (text, quoted[0].strip()) if len(quoted) == 1 else (text, "")


def sought(quoted: str, excludes: tuple[str, ...]) -> str:
    """What is quoted, unless it is what the pictures must not have."""
    return "" if quoted in excludes else quoted


def items(part: str, joint: str) -> list[str]:
    """What is listed in a part, divided at each `joint`."""
    return [item for each in re.split(joint, part) if (item := each.strip(' "“”「」'))]

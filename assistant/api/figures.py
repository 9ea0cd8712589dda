"""Numbers that are written as words: "twelve", "two dozen", 十二, 一百. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from assistant.api.language import Language

FIGURES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS: Final = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WHOLE: Final = {"dozen": 12, "hundred": 100, "thousand": 1000}
_COUPLE: Final = ("couple", "couple of")
_FIGURES_ZH: Final = "零一二三四五六七八九"
_ONES = "|".join(FIGURES[:9])
DIGITS: Final = r"(?:\d{1,3}|(?!(?:19|20)\d\d(?!\d))\d{4,6})"
"""Four that may be a year count nothing."""
AMOUNT: Final[Mapping[Language, str]] = {
    "en": (
        rf"(?:{DIGITS}|(?:(?:half )?a |(?:{_ONES}) )?(?:{'|'.join(_WHOLE)})|(?:{'|'.join(_TENS)})(?:[ -](?:{_ONES}))?"
        rf"|{'|'.join((*_TEENS, *reversed(FIGURES)))})"
    ),
    "zh": (
        rf"(?:{DIGITS}|[一两二三四五六七八九]?[千万]|[一两二三四五六七八九]?百[零一二三四五六七八九十]{{0,4}}|十几"
        r"|[一两二三四五六七八九十]{1,3})"
    ),
}
"""Patterns of numbers of things, all of which `figure_of` reads."""


def figure_of(word: str) -> int:
    """12 for "12", "twelve", "a dozen" and 十二, 2 for "a couple" and 两; the middle of 十几. Raises
    ValueError for other English words."""
    word = word.lower()
    if word.isdecimal():
        return int(word)
    return _english(word) if word.isascii() else _chinese(word.replace("两", "二"))


def _english(word: str) -> int:
    if word.removeprefix("a ") in _COUPLE:
        return 2
    *before, last = re.split(r"[ -]", word)
    if last in _WHOLE:
        whole = _WHOLE[last]
        return whole // 2 if "half" in before else whole * (_english(before[0]) if before and before != ["a"] else 1)
    if before and before[0] in _TENS:
        return _english(before[0]) + _english(last)
    return 10 * _TENS.index(last) + 20 if last in _TENS else (*FIGURES, *_TEENS).index(" ".join([*before, last])) + 1


def _chinese(word: str) -> int:
    if word == "十几":
        return 15
    for sign, whole in (("万", 10_000), ("千", 1000), ("百", 100)):
        many, found, rest = word.rpartition(sign)
        if found:
            return whole * (_chinese(many) if many else 1) + (_chinese(rest) if rest else 0)
    tens, ten, ones = word.rpartition("十")
    figures = [max(0, _FIGURES_ZH.find(part[-1:])) if part else 0 for part in (tens, ones)]
    return (figures[0] or 1) * 10 + figures[1] if ten else figures[1]

"""Numbers that are written as words: "twelve", 十二. Standard library only."""

from __future__ import annotations

from typing import Final

FIGURES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIGURES_ZH: Final = "零一二三四五六七八九"


def figure_of(word: str) -> int:
    """12 for "12", "twelve" and 十二, 2 for 两. Raises ValueError for other English words; Chinese ones end at 99."""
    if word.isdecimal():
        return int(word)
    if word.isascii():
        return 20 if word == "twenty" else FIGURES.index(word) + 1
    tens, ten, ones = word.replace("两", "二").rpartition("十")
    figures = [max(0, _FIGURES_ZH.find(part[-1:])) if part else 0 for part in (tens, ones)]
    return (figures[0] or 1) * 10 + figures[1] if ten else figures[1]

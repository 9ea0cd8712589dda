"""Slips of the hand in English: a word that nobody used becomes the common word that one slip makes of it.

The candidates are those of P. Norvig, "How to Write a Spelling Corrector" (2007): one letter left out, doubled or
strange, or two that changed places. Common words are those that many examples have.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONGEST = 4, 14
_WORD = re.compile(rf"(?<![\w/.~@'-])[a-z]{{{_SHORTEST},{_LONGEST}}}(?![\w/@'-]|\.\w)", re.IGNORECASE)
"""Words alone: no parts of paths, addresses or names with signs in them."""


def spelled(text: str, common: Mapping[str, float], known: Mapping[str, int]) -> str:
    """The text with slips mended: `common` words by how many used them, `known` are all that anybody used."""
    return _WORD.sub(lambda match: _mended(match.group(), common, known), text)


def respelled(text: str, meant: Collection[str], known: Mapping[str, int]) -> str:
    """The text with those words mended that nobody used and that are one slip from one of the `meant` words."""
    return _WORD.sub(lambda match: _one_of(match.group(), meant, known), text)


def _one_of(word: str, meant: Collection[str], known: Mapping[str, int]) -> str:
    lowered = word.lower()
    if lowered in meant or f"w:{lowered}" in known:
        return word
    return next((each for each in _one_slip_from(lowered) if each in meant), word)


def _mended(word: str, common: Mapping[str, float], known: Mapping[str, int]) -> str:
    lowered = word.lower()
    if f"w:{lowered}" in known:
        return word
    return max((each for each in _one_slip_from(lowered) if each in common), key=common.__getitem__, default=word)


def _one_slip_from(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]

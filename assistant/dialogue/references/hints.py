"""Which patterns can match a text at all, told by the beginnings of its words: most patterns need not be tried.

A shortcut and nothing more: with or without it, the same is found (`tests/unit/dialogue/test_hints.py`).
"""

from __future__ import annotations

import re

_HEAD = 3
"""Letters by which a word is known here."""
_WORD = re.compile(r"[a-z]+")
_CLASS = re.compile(r"\\[A-Za-z]|\(\?P<\w+>")


def heads_in(text: str) -> frozenset[str]:
    """The beginnings of all words of a text in lower case, its Chinese characters, and "0" for any digit."""
    heads = {word[:_HEAD] for word in _WORD.findall(text)}
    heads.update("0" if char.isdigit() else char for char in text if not char.isascii() or not char.isalpha())
    return frozenset(heads)


def heads_of(pattern: str) -> frozenset[str]:
    """The heads of every word that a pattern spells out. A text that it matches has at least one of them, unless the
    pattern begins with a wildcard."""
    digits = {"0"} if "\\d" in pattern else set()
    spelled = _CLASS.sub(" ", pattern)
    signs = {char for char in spelled if not char.isascii() or char in "#"}
    return frozenset({word[:_HEAD] for word in _WORD.findall(spelled.lower())} | signs | digits)

"""The two languages of the interface, and phrases that exist in both. No translation happens here."""

from __future__ import annotations

import re
from typing import Any, Literal

Language = Literal["en", "zh"]

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")
_LATIN = re.compile(r"[A-Za-z]")


def language_of(text: str, default: Language = "en") -> Language:
    """`zh` if the text has a CJK character, else `en` if it has a Latin letter, else `default`."""
    if _CJK.search(text):
        return "zh"
    return "en" if _LATIN.search(text) else default


class Phrases:
    """Sentences that are said to the user, each in both languages, filled with `str.format` fields."""

    def __init__(self, **phrases: tuple[str, str]) -> None:
        """Each keyword is a phrase's name; its value is (English, Chinese)."""
        self._phrases = phrases

    def __call__(self, language: Language, name: str, /, **values: Any) -> str:
        """The phrase in that language. Raises KeyError for an unknown name or a missing field."""
        english, chinese = self._phrases[name]
        return (chinese if language == "zh" else english).format(**values)

    def names(self) -> tuple[str, ...]:
        return tuple(self._phrases)

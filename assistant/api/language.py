"""The two languages of the interface, and phrases that exist in both. No translation happens here."""

from __future__ import annotations

from typing import Any, Literal

Language = Literal["en", "zh"]

_CJK_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x3000, 0x303F), (0xFF00, 0xFFEF))


def language_of(text: str, default: Language = "en") -> Language:
    """`zh` if the text has a CJK character, else `en` if it has a Latin letter, else `default`."""
    if any(low <= ord(char) <= high for char in text for low, high in _CJK_RANGES):
        return "zh"
    return "en" if any(char.isascii() and char.isalpha() for char in text) else default


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

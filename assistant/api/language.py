"""The two languages of the interface, and phrases that exist in both. No translation happens here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

Language = Literal["en", "zh"]

_CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]")
_LATIN = re.compile(r"[A-Za-z]")


def language_of(text: str, default: Language = "en") -> Language:
    """`zh` if the text has a CJK character, else `en` if it has a Latin letter, else `default`."""
    if _CJK.search(text):
        return "zh"
    return "en" if _LATIN.search(text) else default


class Bilingual(str):
    """A sentence in English that also knows its Chinese, for code that cannot know who will read it."""

    chinese: str

    def __new__(cls, english: str, chinese: str) -> Bilingual:
        made = super().__new__(cls, english)
        made.chinese = chinese
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.chinese


def in_language(text: str, language: Language) -> str:
    """The text as that reader should see it; a text without a translation stays as it is."""
    return text.chinese if language == "zh" and isinstance(text, Bilingual) else str(text)


def in_a_row(*sentences: str) -> str:
    """Sentences of one language one after the other, each but the last with a stop; behind a Chinese one stands no
    space."""
    said = ""
    for sentence in filter(None, sentences):
        said = sentence if not said else stopped(said) + sentence
    return said


def stopped(sentence: str) -> str:
    """The sentence as another can follow it: with a stop, if it has none, and the space that goes with it."""
    if sentence.endswith(("。", "！", "？", "：", "…")):
        return sentence
    if sentence.endswith((".", "!", "?", ":")):
        return f"{sentence} "
    return f"{sentence}。" if _CJK.search(sentence) else f"{sentence}. "


def listed(names: Iterable[str]) -> Bilingual:
    """Names in a row, as each language writes them."""
    return Bilingual(", ".join(each := list(names)), "、".join(each))


def spoken(value: Any, language: Language) -> Any:
    """A value as JSON holds it, with every bilingual text in it as that reader should see it."""
    if isinstance(value, str):
        return in_language(value, language)
    if isinstance(value, dict):
        return {key: spoken(each, language) for key, each in value.items()}
    return [spoken(each, language) for each in value] if isinstance(value, list | tuple) else value


def plural(count: int, one: str, many: str) -> str:
    """The English word that goes with a count; Chinese has one form."""
    return one if count == 1 else many


class _Count(int):
    """A count in a phrase: `{count:picture|pictures}` is the word that goes with it."""

    def __format__(self, spec: str) -> str:
        one, either, many = spec.partition("|")
        return plural(self, one, many) if either else format(int(self), spec)


class Phrases:
    """Sentences that are said to the user, each in both languages, filled with `str.format` fields.

    `{count} {count:picture|pictures}` is "1 picture" or "2 pictures".
    """

    def __init__(self, **phrases: tuple[str, str]) -> None:
        """Each keyword is a phrase's name; its value is (English, Chinese)."""
        self._phrases = phrases

    def __call__(self, language: Language, name: str, /, **values: Any) -> str:
        """The phrase in that language. Raises KeyError for an unknown name or a missing field."""
        english, chinese = self._phrases[name]
        counted = {key: _Count(value) if type(value) is int else value for key, value in values.items()}
        return (chinese if language == "zh" else english).format(**counted)

    def both(self, name: str, /, **values: Any) -> Bilingual:
        """The phrase in both languages; values that are bilingual stand in it in its own language."""

        def fill(language: Language) -> str:
            words = {
                key: in_language(value, language) if isinstance(value, str) else value for key, value in values.items()
            }
            return self(language, name, **words)

        return Bilingual(fill("en"), fill("zh"))

    def names(self) -> tuple[str, ...]:
        return tuple(self._phrases)

"""What an answer says, whatever its words: yes or no, numbers, colours, shapes, that it cannot be told."""

from __future__ import annotations

import re

from training.language.names import COLOUR_WORDS, SHAPE_WORDS, SIZE_WORDS, Language

_NUMBERS: dict[Language, tuple[str, ...]] = {
    "en": ("zero", "one", "two", "three", "four", "five"),
    "zh": ("零", "一", "二", "三", "四", "五"),
}
_YES = re.compile(r"yes\b|(they are )?the same|same\b|both|是|有|对|相同|一样|在")
_NO = re.compile(r"no\b|not\b|there (is|are) no|different|不|没|否")
_DIFFERENT = re.compile(r"different|they differ|不同|不一样|不相同")
_SAME = re.compile(r"(they are )?the same|same|相同|一样")
_ABSENT = re.compile(r"\bno\b|nothing|neither|not there|can't tell|没有|看不出|无法|都没")
_UNKNOWN = re.compile(r"can't tell|看不出|无法")


def yes(text: str) -> bool | None:
    """True for a yes or "the same", False for a no or "different", None for neither."""
    said = text.strip().lower()
    if _NO.match(said):
        return False
    return True if _YES.match(said) else None


def differ(text: str) -> bool | None:
    """True for "different" or a yes to whether things differ, False for "the same" or a no to that."""
    said = text.strip().lower()
    if _DIFFERENT.match(said):
        return True
    return False if _SAME.match(said) else yes(said)


def numbers(text: str, language: Language) -> set[int]:
    """Every number in digits or words."""
    said = text.lower()
    tokens = set(said) if language == "zh" else set(re.findall("[a-z]+", said))
    found = {int(digits) for digits in re.findall(r"\d+", said)}
    found |= {value for value, word in enumerate(_NUMBERS[language]) if word in tokens}
    if (language == "zh" and "两" in tokens) or "both" in tokens:
        found.add(2)
    if absent(text):
        found.add(0)
    return found


def colours(text: str, language: Language) -> set[int]:
    return {index for index, words in enumerate(COLOUR_WORDS[language]) if words[0] in text.lower()}


def shapes(text: str, language: Language) -> set[int]:
    return {index for index, words in enumerate(SHAPE_WORDS[language]) if words[0] in text.lower()}


def sizes(text: str, language: Language) -> set[int]:
    return {index for index, words in enumerate(SIZE_WORDS[language]) if words[0] in text.lower()}


def absent(text: str) -> bool:
    """It says that something is not there, or that this cannot be told."""
    return _ABSENT.search(text.lower()) is not None


def unknown(text: str) -> bool:
    """It says that this cannot be told."""
    return _UNKNOWN.search(text.lower()) is not None

"""A sentence read into mentions of pictures, in either language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType

from assistant.api import Language, language_of
from assistant.dialogue.references import around_en, around_zh, read_en, read_zh
from assistant.dialogue.references.values import Mention

MASK = "§"
"""Stands for a mention where only the shape of a sentence matters."""


def mentions(text: str, language: Language, sure: bool = False) -> list[Mention]:
    """Everything in a sentence that points at pictures, in its order; with `sure`, only what surely does."""
    return read_zh.mentions(text, sure) if language == "zh" else read_en.mentions(text, sure)


@lru_cache(maxsize=16)  # a decision asks it of the same words again and again
def mask(text: str, firmly: bool = True) -> str:
    """The sentence with every sure mention replaced by one sign: its shape, for the router. Unless `firmly`, also with
    those that are sure where there are such pictures."""
    language = language_of(text)
    for mention in reversed(mentions(text, language, sure=firmly)):
        if mention.firm and text[mention.start : mention.end] != MASK:
            text = f"{text[: mention.start]} {MASK} {text[mention.end :]}"
    return re.sub(r"\s+", " ", text).strip()


def blank(text: str, found: Sequence[Mention], at: int, sign: str = " ") -> str:
    """The text, which begins `at` a place of the sentence, with a sign for each letter of the mentions in it."""
    kept = list(text)
    for each in found:
        if each.start >= at and each.end <= at + len(text):
            kept[each.start - at : each.end - at] = [sign] * (each.end - each.start)
    return "".join(kept)


def tells(shape: str, language: Language) -> bool:
    """Whether a masked clause only tells of pictures: "§ is my sister", 第一张是我妹妹."""
    return bool(words_of(language).TOLD.fullmatch(shape.rstrip(".。!！ ")))


def words_of(language: Language) -> ModuleType:
    """The words around mentions, as patterns: `COMPARES`, `EXCEPT`, `CORRECTS`, `NEGATES` and their like."""
    return around_zh if language == "zh" else around_en

"""What a search excludes, read once more: "people from last year" are people, and the year limits the search."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import fields

from assistant.api import BadArgument, Language, Library, Phrases, start_and_end
from assistant_retrieval.bounds import said
from assistant_retrieval.limits import Limits, turned

_SAY = Phrases(
    no_words=(
        "{words} cannot be left out of a search: only what pictures show, days, and sizes on one side.",
        "无法排除 {words}：只能排除图片里的内容、日期，以及某一侧的大小。",
    ),
    instead=("Say what you want instead, such as: only JPG", "请改说想要什么，例如：只要JPG"),
)


def kept_out(words: Sequence[str], library: Library, language: Language) -> tuple[tuple[str, ...], Limits]:
    """What pictures must not show, and the limits that stand beside it. Words that are limits only ("before 2018") are
    turned round. Raises BadArgument where no limit says that."""
    shown, found = [], Limits("")
    for word in map(start_and_end, words):
        limits = said(word, word, library, language)
        if not limits:
            shown.append(word)
        elif limits.rest:
            shown.append(limits.rest)
            found = both(found, limits)
        else:
            found = both(found, _turned(word, limits, language))
    return tuple(shown), found


def both(first: Limits, second: Limits) -> Limits:
    """The limits of both, with the words of the first, which counts where they limit the same but for days."""
    usual = Limits(first.rest)
    values = {
        name: getattr(first if getattr(first, name) != getattr(usual, name) else second, name)
        for name in (field.name for field in fields(Limits) if field.name not in ("rest", "days"))
    }
    return Limits(first.rest, first.days & second.days, **values)


def _turned(word: str, limits: Limits, language: Language) -> Limits:
    found = turned(limits, datetime.date.today())  # noqa: DTZ011 - the user's own day
    if found is not None:
        return found
    raise BadArgument(_SAY(language, "no_words", words=repr(word)), _SAY(language, "instead"))

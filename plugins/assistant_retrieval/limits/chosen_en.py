"""English words that choose of a date: "the first week of", "early", "Sundays in", "weekends of"."""

from __future__ import annotations

import calendar as names
import datetime
import re
from collections.abc import Sequence
from typing import cast

from assistant.api import FIGURES, figure_of
from assistant_retrieval.limits.calendar import Part
from assistant_retrieval.limits.chosen import (
    FEW,
    WEEKEND,
    WORKDAYS,
    Choice,
    Piece,
    always_on,
    nth_on,
    on,
    part_of,
    pieces,
)
from assistant_retrieval.limits.days import Days

WEEKDAYS = tuple(name.lower() for name in names.day_name)
ON = f"{'|'.join(WEEKDAYS)}|weekend|weekday"
"""A day of the week or some of them."""
PART_OF_DAY = "(?: (?:morning|afternoon|evening|night)s?)?"
"""Pictures are looked for by their days alone."""
_NTH = ("first", "second", "third", "fourth", "fifth")
_FIGURES_NTH = ("1st", "2nd", "3rd", "4th", "5th")
_COUNT = rf"(?:\d\d?|{'|'.join(FIGURES[1:])}|couple of|few)"
_PARTS: dict[str, Part] = {"beginning": "early", "start": "early", "end": "late", "mid": "middle"}
_YEAR = re.compile(r"(?:19|20)\d\d$")


def on_days(match: re.Match[str], today: datetime.date) -> Days:
    """Each Sunday, at weekends."""
    return always_on(today, _weekdays(match["on"].split()[-1]))


def _weekdays(word: str) -> Sequence[int]:
    word = word.lower().removesuffix("s")
    return {"weekend": WEEKEND, "weekday": WORKDAYS}.get(word) or (WEEKDAYS.index(word),)


def _choose(match: re.Match[str], days: Days) -> Days:
    if match["part"]:
        said = re.sub(r" (?:of|in)$", "", match["part"].lower())
        return part_of(days, _PARTS.get(said) or cast("Part", said))
    if match["on"]:
        return on(days, _weekdays(match["on"]))
    nth, unit, count = (match[name].lower() if match[name] else "" for name in ("nth", "unit", "count"))
    place = -1 if nth == "last" else (_NTH if nth in _NTH else _FIGURES_NTH).index(nth)
    many = FEW if count == "few" else figure_of(count) if count else 1
    unit = unit.removesuffix("s")
    if unit in ("day", "week", "month"):
        return pieces(days, cast("Piece", unit), place, many)
    return nth_on(days, _weekdays(unit), place, many)


def _share(dates: Sequence[str]) -> list[str]:
    """What is said at the first of dates is said of others: "summers of 2018 and 2019", "Sundays in May and June"."""
    first, *others = dates
    choice = _CHOICE.match(first)
    before = first[: choice.end()] if choice and not choice["part"] else ""
    year = _YEAR.search(first)
    return [
        first,
        *(
            first[: year.start()] + each
            if year and _YEAR.fullmatch(each)
            else before + each
            if _LONG.match(each) and not _CHOICE.match(each)
            else each
            for each in others
        ),
    ]


_PATTERN = (
    r"(?:the )?(?:(?P<part>early(?: in)?|late(?: in)?|mid|(?:beginning|start|middle|end|(?:first|second) half) of)[ -]"
    rf"|(?:very )?(?P<nth>{'|'.join((*_NTH, *_FIGURES_NTH))}|last) (?:(?P<count>{_COUNT}) )?"
    rf"(?P<unit>(?:day|week|month|weekend|{'|'.join(WEEKDAYS)})s?) (?:of|in) )(?:the )?"
    rf"|(?:(?:every|each|any|all|a|an|some|the) )?(?P<on>{ON})s?{PART_OF_DAY} "
    r"(?:in|of|during|from) (?:the )?"
)
_CHOICE = re.compile(_PATTERN, re.IGNORECASE)
_LONG = re.compile(
    rf"(?:the )?(?:(?:last|this|next) )?(?:(?:{'|'.join(names.month_name[1:])})(?! \d{{1,2}}\b)"
    r"|spring|summer|autumn|fall|winter|\d{4}\b|year|month)",
    re.IGNORECASE,
)
"""What more than a week is of: of a day nothing is chosen."""
CHOICE = Choice(_PATTERN, before=True, choose=_choose, share=_share)

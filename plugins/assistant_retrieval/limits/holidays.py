"""Holidays whose days follow from the year alone, and their names in both languages.

Those of the Chinese calendar (春节, 端午节, 中秋节) are not among them: they follow from the moon.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from assistant_retrieval.limits.calendar import every, latest
from assistant_retrieval.limits.days import Days, Span

_DAY = datetime.timedelta(days=1)
_THURSDAY = 3


def easter(year: int) -> datetime.date:
    """Easter Sunday by the Gregorian calendar: the algorithm of Meeus, Jones and Butcher (J. Meeus, Astronomical
    Algorithms, 2nd edition, chapter 8)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def _thanksgiving(year: int) -> Span:
    """The fourth Thursday of November (5 U.S.C. 6103)."""
    first = datetime.date(year, 11, 1)
    found = first + ((_THURSDAY - first.weekday()) % 7 + 21) * _DAY
    return found, found


def _fixed(month: int, first: int, last: int) -> Callable[[int], Span]:
    return lambda year: (datetime.date(year, month, first), datetime.date(year, month, last))


def _from_easter(first: int, last: int) -> Callable[[int], Span]:
    return lambda year: (easter(year) + first * _DAY, easter(year) + last * _DAY)


def _new_year(year: int) -> Span:
    return datetime.date(year - 1, 12, 31), datetime.date(year, 1, 1)


_HOLIDAYS: tuple[tuple[str, str, Callable[[int], Span]], ...] = (
    ("(?:christmas|xmas) eve", "平安夜", _fixed(12, 24, 24)),
    ("(?:christmas|xmas) day", "", _fixed(12, 25, 25)),
    ("boxing day", "", _fixed(12, 26, 26)),
    ("christmas|xmas", "圣诞节?", _fixed(12, 24, 26)),
    ("new year['’]?s? eve", "跨年夜?", _fixed(12, 31, 31)),
    ("new year['’]?s day", "元旦节?", _fixed(1, 1, 1)),
    ("new year['’]?s?", "", _new_year),
    ("hallowe['’]?en", "万圣节", _fixed(10, 31, 31)),
    ("valentine['’]?s?(?: day)?", "情人节", _fixed(2, 14, 14)),
    ("good friday", "", _from_easter(-2, -2)),
    ("easter sunday", "", _from_easter(0, 0)),
    ("easter monday", "", _from_easter(1, 1)),
    ("easter", "复活节", _from_easter(-2, 1)),
    ("thanksgiving(?: day)?", "感恩节", _thanksgiving),
    ("", "国庆节?", _fixed(10, 1, 7)),
    ("", "(?:五一(?:劳动)?节?|劳动节)(?:假期|小?长假)", _fixed(5, 1, 5)),
    (
        "",
        "(?:五一)?(?:国际)?劳动节|五一节"
        "|(?<![第周期拜零〇一二三四五六七八九十百千])五一(?=[的拍期那当前后之以到至和，, ]|$)",
        _fixed(5, 1, 1),
    ),
    ("", "(?:六一)?(?:国际)?儿童节|六一节", _fixed(6, 1, 1)),
)
"""Patterns of names in English and Chinese, and the days in a year. Christmas goes from its eve to the day behind it,
Easter from Good Friday to Easter Monday; 国庆节 has seven free days, 劳动节 has five since 2020."""
ENGLISH = "|".join(english for english, _, _ in _HOLIDAYS if english)
CHINESE = "|".join(chinese for _, chinese, _ in _HOLIDAYS if chinese)


def _span(name: str) -> Callable[[int], Span]:
    return next(span for *names, span in _HOLIDAYS if any(re.fullmatch(each, name, re.IGNORECASE) for each in names))


def of_year(name: str, year: int) -> Span:
    """The days of a holiday in a year. New Year's Eve of 2019 ends that year."""
    return _span(name)(year)


def last(name: str, today: datetime.date, *, over: bool = False) -> Span:
    """The latest one that has begun, or that is `over`."""
    return latest(map(_span(name), range(today.year + 1, today.year - 3, -1)), today, over=over)


def beside(name: str, days: int, today: datetime.date, year: int | None) -> Span:
    """So many days behind a holiday, or before it where they are less than 0: that of a year, else the latest."""

    def of(each: int) -> Span:
        first, end = _span(name)(each)
        return (first + days * _DAY, first - _DAY) if days < 0 else (end + _DAY, end + days * _DAY)

    return of(year) if year else latest(map(of, range(today.year + 1, today.year - 3, -1)), today)


def yearly(name: str, today: datetime.date) -> Days:
    """That of every year."""
    return every(_span(name), today)

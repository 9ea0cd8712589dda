"""Stretches of days: those of a year, a month, a season, and those that are counted back from today. No words."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from typing import Literal

Span = tuple[datetime.date, datetime.date]
"""First and last day."""
Unit = Literal["year", "month", "week", "day"]
Season = Literal["spring", "summer", "autumn", "winter"]
_BEGINS: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each begins, as meteorologists of the northern hemisphere count; winter ends in the next year."""
_WEEK = datetime.timedelta(days=7)


class NoDay(ValueError):
    """There is no such day, or there are `two` that it may be; the text is what was said."""

    def __init__(self, text: str, *, two: bool = False) -> None:
        super().__init__(text)
        self.two = two


def day(year: int, month: int, number: int, said: str) -> Span:
    """One day. Raises NoDay."""
    try:
        found = datetime.date(year, month, number)
    except ValueError:
        raise NoDay(said) from None
    return found, found


def month(year: int, number: int, said: str) -> Span:
    """A whole month. Raises NoDay."""
    first, _ = day(year, number, 1, said)
    return first, first.replace(day=calendar.monthrange(year, number)[1])


def year(number: int) -> Span:
    return datetime.date(number, 1, 1), datetime.date(number, 12, 31)


def season(number: int, name: Season) -> Span:
    """The season that begins in that year."""
    begins = _BEGINS[name]
    last = month(number + (begins == 12), (begins + 1) % 12 + 1, "")[1]
    return datetime.date(number, begins, 1), last


def near(today: datetime.date, unit: Unit, back: int) -> Span:
    """The year, month, week or day that lies so many of them back; 0 is the one of today."""
    match unit:
        case "year":
            return year(today.year - back)
        case "month":
            months = today.year * 12 + today.month - 1 - back
            return month(months // 12, months % 12 + 1, "")
        case "week":
            monday = today - datetime.timedelta(days=today.weekday()) - back * _WEEK
            return monday, monday + datetime.timedelta(days=6)
        case "day":
            found = today - datetime.timedelta(days=back)
            return found, found


def past(today: datetime.date, unit: Unit, count: int) -> Span:
    """The last so many years, months, weeks or days up to today."""
    if unit in ("week", "day"):
        return today - count * (_WEEK if unit == "week" else datetime.timedelta(days=1)), today
    first, last = near(today, "month", count * 12 if unit == "year" else count)
    return first.replace(day=min(today.day, last.day)), today


def latest(spans: Iterator[Span], today: datetime.date, *, over: bool = False) -> Span:
    """The first of the spans, given from the latest on, that has begun by today, or that is `over`."""
    return next(span for span in spans if (span[1] < today if over else span[0] <= today))


def years_back(today: datetime.date) -> Iterator[int]:
    """This year and those before it; a leap year is among them, for whoever looks for its day."""
    return iter(range(today.year, today.year - 9, -1))

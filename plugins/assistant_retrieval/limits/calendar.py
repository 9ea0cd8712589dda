"""Stretches of days: those of a year, a month, a season, and those that are counted back from today. No words."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterator
from typing import Literal

from assistant_retrieval.limits.days import Days, Span

Unit = Literal["year", "month", "week", "day"]
Season = Literal["spring", "summer", "autumn", "winter"]
Part = Literal["early", "middle", "late", "first half", "second half"]
_BEGINS: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each begins, as meteorologists of the northern hemisphere count; winter ends in the next year."""
_DAY = datetime.timedelta(days=1)
_HALF_YEAR = datetime.timedelta(days=180)
_WEEK = datetime.timedelta(days=7)
_YEARS = 60
_MONTHS: dict[Part, tuple[int, int]] = {
    "early": (1, 3), "middle": (5, 8), "late": (10, 12), "first half": (1, 6), "second half": (7, 12),
}  # fmt: skip
"""What is early and late in a year: its first and last quarter."""
_TENTHS: dict[Part, tuple[int, int]] = {
    "early": (1, 10), "middle": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31),
}  # fmt: skip
"""The same in a month, as Chinese divides it."""


class NoDay(ValueError):
    """Why there is no such day: it does not exist, there are `two` that it may be, the words were read only `partly`,
    or what they say of days leaves `none`; the text is what was said."""

    def __init__(self, text: str, why: Literal["no day", "two", "partly", "none"] = "no day") -> None:
        super().__init__(text)
        self.why = why


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


def quarter(number: int, which: int) -> Span:
    """The first to fourth quarter of a year."""
    return datetime.date(number, 3 * which - 2, 1), month(number, 3 * which, "")[1]


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
            return monday, monday + 6 * _DAY
        case "day":
            found = today - back * _DAY
            return found, found


def few(today: datetime.date, unit: Unit) -> Span:
    """A few of them back: more than one, and no more than a hand has fingers."""
    return near(today, unit, 5)[0], near(today, unit, 2)[1]


def night(today: datetime.date) -> Span:
    """The one that was: its pictures bear the day before or that of today."""
    return today - _DAY, today


def weekend(today: datetime.date, back: int) -> Span:
    """That of the week that lies so many back; of this week only if it has begun: else the one that was."""
    saturday = near(today, "week", back)[0] + 5 * _DAY
    saturday -= _WEEK if saturday > today else datetime.timedelta()
    return saturday, saturday + _DAY


def part(span: Span, name: Part) -> Span:
    """The beginning, the end or a half of a year, a season or a month."""
    first, last = span
    if last - first < _WEEK:  # a week: Monday to Wednesday, Tuesday to Thursday, Friday to Sunday
        begin, end = {"middle": (1, 3), "late": (4, 6), "second half": (3, 6)}.get(name, (0, 2))
        return first + begin * _DAY, first + end * _DAY
    if first.month != last.month and last - first < _HALF_YEAR:
        middle = first + (last - first) / 2
        if name in ("first half", "second half"):
            return (first, middle) if name == "first half" else (middle + _DAY, last)
        inside = {"early": first, "middle": middle}.get(name, last)
        return month(inside.year, inside.month, "")
    if first.month != last.month:
        begin, end = _MONTHS[name]
        return first.replace(month=begin), month(first.year, end, "")[1]
    begin, end = _TENTHS[name]
    return first.replace(day=begin), first.replace(day=min(end, last.day))


def past(today: datetime.date, unit: Unit, count: int) -> Span:
    """The last so many years, months, weeks or days up to today."""
    if unit in ("week", "day"):
        return today - count * (_WEEK if unit == "week" else _DAY), today
    first, last = near(today, "month", count * 12 if unit == "year" else count)
    return first.replace(day=min(today.day, last.day)), today


def around(today: datetime.date, year_: int) -> Span:
    """Two weeks before and behind the same day of another year."""
    middle = _day_in(today, year_)
    return middle - 2 * _WEEK, middle + 2 * _WEEK


def _day_in(today: datetime.date, year_: int) -> datetime.date:
    """The same day of another year: the 28th of February for the 29th where there is none."""
    return today.replace(year=year_, day=min(today.day, calendar.monthrange(year_, today.month)[1]))


def in_year(today: datetime.date, year_: int | None) -> Days:
    """The same day of another year, or of all of them where it is None."""
    if year_ is None:
        return every(lambda each: (_day_in(today, each),) * 2, today)
    return Days.of([(_day_in(today, year_),) * 2])


def winter(first: int, second: int, said: str) -> Span:
    """One that is told by both of its years, such as 2018 and 2019, or 19. Raises NoDay for others."""
    if second not in (first + 1, (first + 1) % 100):
        raise NoDay(said)
    return season(first, "winter")


def every(span: Callable[[int], Span], today: datetime.date) -> Days:
    """What comes each year, as far back as most pictures go."""
    spans = map(span, range(today.year - _YEARS, today.year + 1))
    return Days.of(each for each in spans if each[0] <= today)


def two_days(span: Span) -> Days:
    """The first and the last of days, without those between them."""
    return Days.of((each, each) for each in span)


def stretch(year_: int, month_: int, first: int, last: int, said: str) -> Span:
    """Days of one month, in either order. Raises NoDay."""
    days = [day(year_, month_, each, said)[0] for each in sorted((first, last))]
    return days[0], days[1]


def of_month(today: datetime.date, first: int, last: int, said: str) -> Span:
    """Days of the latest month in which they have begun, of one that has them all; where the last one is in the month
    behind, the latest ones that are over. Raises NoDay."""
    for back in range(13):
        begin, end = near(today, "month", back)
        if back and 1 <= last < first <= end.day:
            found = begin.replace(day=first), near(today, "month", back - 1)[0].replace(day=last)
            if found[1] <= today:
                return found
        if 1 <= first <= last <= end.day and begin.replace(day=first) <= today:
            return begin.replace(day=first), begin.replace(day=last)
    raise NoDay(said)


def latest(spans: Iterator[Span], today: datetime.date, *, over: bool = False) -> Span:
    """The first of the spans, given from the latest on, that has begun by today, or that is `over`."""
    return next(span for span in spans if (span[1] < today if over else span[0] <= today))


def last_day(today: datetime.date, of: int, number: int, said: str) -> Span:
    """The latest such day of a month: 29 February lies in a leap year. Raises NoDay."""
    for each in years_back(today) if 1 <= of <= 12 else ():
        if 1 <= number <= calendar.monthrange(each, of)[1] and datetime.date(each, of, number) <= today:
            return day(each, of, number, said)
    raise NoDay(said)


def years_back(today: datetime.date) -> Iterator[int]:
    """This year and those before it; a leap year is among them, for whoever looks for its day."""
    return iter(range(today.year, today.year - 9, -1))

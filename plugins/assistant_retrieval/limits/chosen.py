"""What is chosen of a stretch of days: its first week, its late days, its Sundays. No words of a language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from re import Match
from typing import Literal

from assistant_retrieval.limits.calendar import Part, part
from assistant_retrieval.limits.days import Days, Span

Piece = Literal["day", "week", "month"]
WEEKEND = (5, 6)
WORKDAYS = (0, 1, 2, 3, 4)
FEW = 5
"""How many "a few" are at most: no more than a hand has fingers."""
_DAY = datetime.timedelta(days=1)
_YEARS = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """How a language chooses of a date: the pattern of its words, which stand `before` the date or behind it; what they
    `choose` of its days, which may be none; and how dates in a row `share` what is said at one of them."""

    pattern: str
    before: bool
    choose: Callable[[Match[str], Days], Days]
    share: Callable[[Sequence[str]], list[str]]


def part_of(days: Days, name: Part) -> Days:
    """The beginning, the end or a half of them; a single day has no parts, and ten years have them by years."""
    first, last = days.ends
    if first == last:
        return days
    years = last.year - first.year + 1
    if years > 2:
        begin, end = {"early": (0, 4), "middle": (4, 7), "late": (7, 10), "first half": (0, 5)}.get(name, (5, 10))
        begin, end = first.year + begin * years // 10, first.year + end * years // 10 - 1
        return Days.of([(datetime.date(begin, 1, 1), datetime.date(max(begin, end), 12, 31))])
    return Days.of([part((first, last), name)])


def pieces(days: Days, piece: Piece, place: int, count: int) -> Days:
    """So many days, weeks or months of them, from that place on; the first is 0, and -1 counts from the end.

    The first week of a month are its first seven days, whatever day of the week it begins with.
    """
    first, last = days.ends
    if piece == "month":
        begins = [first]
        while (following := (begins[-1].replace(day=1) + 31 * _DAY).replace(day=1)) <= last:
            begins.append(following)
        spans = [(a, b - _DAY) for a, b in zip(begins, [*begins[1:], last + _DAY], strict=True)]
        return _some(spans, place, count)
    length = count * (7 if piece == "week" else 1) * _DAY
    if place < 0:
        return Days.of([(max(first, last - length + _DAY), last)])
    begin = first + place * (7 if piece == "week" else 1) * _DAY
    return Days.of([(begin, min(last, begin + length - _DAY))] if begin <= last else [])


def on(days: Days, weekdays: Sequence[int]) -> Days:
    """Those of them that are one of these days of the week, from Monday (0) to Sunday (6)."""
    every = (
        (first + number * _DAY,) * 2
        for first, last in days.spans
        for number in range((last - first).days + 1)
        if (first.weekday() + number) % 7 in weekdays
    )
    return Days.of(every)


def nth_on(days: Days, weekdays: Sequence[int], place: int, count: int) -> Days:
    """The first or a later one of them that is such a day; a weekend is where its Saturday is."""
    begins = on(days, weekdays[:1])
    length = (weekdays[-1] - weekdays[0]) * _DAY
    return _some([(first, first + length) for first, _ in begins.spans], place, count)


def always_on(today: datetime.date, weekdays: Sequence[int]) -> Days:
    """Such days up to this week, as far back as most pictures go."""
    return on(Days.between(datetime.date(today.year - _YEARS, 1, 1), today), weekdays)


def _some(spans: Sequence[Span], place: int, count: int) -> Days:
    return Days.of(spans[place : place + count] if place >= 0 else spans[-count:])

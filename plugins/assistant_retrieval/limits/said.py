"""Finds the dates that a text names and what it says of each: on it, since, until, between two. No language here."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from assistant_retrieval.limits.calendar import NoDay
from assistant_retrieval.limits.chosen import Choice
from assistant_retrieval.limits.days import ANY, Days, Span

Reader = Callable[[re.Match[str], datetime.date], Span | Days]
_DAY = datetime.timedelta(days=1)
_MONTH = datetime.timedelta(days=31)
_PAUSES = tuple(",，、;；")
_KEPT = 64
"""Dates whose days are kept: those of every Sunday take a while, and a text may name them again and again."""
_NAMED = re.compile(r"\?P<\w+>")
_ONLY = re.compile(
    r"[, ]*\b(?:(?:but|and) )?(?:only|just)$|[，, ]*(?:但是?|并且)?(?:只(?:要|看|找|想要)?|仅[限要看]?)$", re.IGNORECASE
)
"""What stands before a limit in the middle of a sentence and goes with it."""


@dataclass(frozen=True, slots=True)
class Date:
    """One way to write a date. What is not `clear` is a date only beside another one or a word such as "since"; what
    `recurs` comes every year, and is the latest one unless a stretch ends with it; what is no date `alone` is one only
    beside one that is; what is a `day` has no month, and is in that of the date before it."""

    pattern: str
    read: Reader
    clear: bool = True
    recurs: bool = False
    alone: bool = True
    day: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What is said around dates: `begins` are words for "since then", `after` for when it is over, `ends` for "until
    then", `before` for until it begins, `between` for a stretch of two dates that else are two."""

    begins: frozenset[str]
    after: frozenset[str]
    ends: frozenset[str]
    before: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text names days: the stretches in it (the second text is empty for one date), the words said of them,
    whether they are denied, whether they follow an "or", and whether all of them come every year."""

    start: int
    end: int
    said: str
    stretches: tuple[tuple[str, str], ...]
    words: frozenset[str]
    denied: bool
    chosen: bool
    recurs: bool


class _Patterns(NamedTuple):
    sentence: re.Pattern[str]
    also: re.Pattern[str]
    tail: re.Pattern[str]
    denied: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


class Grammar:
    """How a language puts dates into a sentence."""

    def __init__(
        self,
        dates: Sequence[Date],
        sentence: str,
        also: str,
        tail: str,
        denied: str,
        partly: tuple[str, str],
        words: Words,
        choice: Choice,
    ) -> None:
        """`sentence` is a pattern with {date} for any date: groups `date`, `other` for the end of a stretch, `how` for
        what is said of it, `or`, and `lead` for what stands before, in which `denied` turns it round. `also` is how
        further dates follow, `tail` what ends it, with a group of that name. `partly` are patterns of what is before a
        date and what is behind it where there is more to it than was read. `choice` is what may be chosen of a date.
        """
        self._written = sentence, also, tail, denied, *partly
        self._kinds = dates
        self._words = words
        self._choice = choice
        self._date = lru_cache(maxsize=_KEPT)(self._read_date)

    # Compiled when the first search needs them: they take 0.3 s, for which every start of the host would wait.

    @cached_property
    def _dates(self) -> list[tuple[re.Pattern[str], Date]]:
        return [(re.compile(date.pattern, re.IGNORECASE), date) for date in self._kinds]

    @cached_property
    def _chosen(self) -> re.Pattern[str]:
        pattern = self._choice.pattern
        return re.compile(pattern if self._choice.before else f"(?:{pattern})$", re.IGNORECASE)

    @cached_property
    def _patterns(self) -> _Patterns:
        any_date = "(?:" + "|".join(_NAMED.sub("?:", date.pattern) for date in self._kinds) + ")"
        choice = f"(?:{_NAMED.sub('?:', self._choice.pattern)})?"
        any_date = choice + any_date if self._choice.before else any_date + choice
        return _Patterns(*(re.compile(each.replace("{date}", any_date), re.IGNORECASE) for each in self._written))

    def find(self, text: str, at: int) -> Place | None:
        """The first place from there on where days are named. Raises NoDay if there is more before it that is not
        read."""
        while match := self._patterns.sentence.search(text, at):
            stretches, at = [(match["date"], match["other"] or "")], match.end()
            while more := self._patterns.also.match(text, at):
                stretches.append((more["date"], more["other"] or ""))
                at = more.end()
            tail = self._patterns.tail.match(text, at)
            words = frozenset(each.strip().lower() for each in (match["how"] or "", tail["tail"] or "" if tail else ""))
            end = tail.end() if tail else at
            if words & self._words.between and len(stretches) == 2 and not (stretches[0][1] or stretches[1][1]):
                stretches = [(stretches[0][0], stretches[1][0])]
            elif len(stretches) > 1 and not any(other for _, other in stretches):
                stretches = [(date, "") for date in self._choice.share([date for date, _ in stretches])]
            kinds = [self._kind(date) for stretch in stretches for date in stretch if date]
            sure = any(words) or any(other for _, other in stretches) or any(kind.clear for kind in kinds)
            if not sure or not any(kind.alone for kind in kinds):
                continue
            if self._patterns.before.search(text[: match.start("date")]):
                raise NoDay(text[max(0, match.start() - 40) : end].strip(" ,，"), "partly")
            said = text[match.start() : end].strip(" ,，")
            denied, recurs = bool(self._patterns.denied.search(match["lead"] or "")), all(kind.recurs for kind in kinds)
            return Place(match.start(), end, said, tuple(stretches), words, denied, bool(match["or"]), recurs)
        return None

    def goes_on(self, text: str) -> bool:
        """Whether what is behind a date says more of it."""
        return bool(self._patterns.behind.match(text))

    def days(self, place: Place, today: datetime.date) -> Days:
        """The days that a place lets through. Raises NoDay."""
        days = self._together(place, today)
        first, last = days.ends
        if place.words & self._words.before:
            days = Days.between(None, first - _DAY)
        elif place.words & self._words.ends:
            days = Days.between(None, last)
        elif place.words & self._words.after:
            days = Days.between(last + _DAY, None)
        elif place.words & self._words.begins:
            days = Days.between(first, None)
        return days.but(today) if place.denied else days

    def _together(self, place: Place, today: datetime.date) -> Days:
        """The days of all stretches. What comes every year is that beside the others: "December or January 2019"."""
        read: list[Days] = []
        for date, other in place.stretches:
            day = bool(read) and not other and self._kind(date).day
            read.append(self._day_behind(read[-1].ends, date, today) if day else self._stretch(date, other, today))
        if len(read) == 1:
            return read[0]
        found = Days.of(span for days in read for span in days.spans)
        if len(found.spans) < 2:
            return found
        yearly = [self._kind(date).recurs and not other for date, other in place.stretches]
        fixed = [days for days, recurs in zip(read, yearly, strict=True) if not recurs]
        near = min(fixed or read, key=lambda days: days.ends)
        beside = (
            self._beside(date, near, today) if recurs and days != near else days
            for (date, _), days, recurs in zip(place.stretches, read, yearly, strict=True)
        )
        return Days.of(span for days in beside for span in days.spans)

    def _beside(self, text: str, near: Days, today: datetime.date) -> Days:
        """What comes every year, as that adjoins, or else lies in the same year, or the latest one before that if it is
        not yet there."""
        same, *others = (self._date(text, datetime.date(near.ends[1].year + years, 12, 31)) for years in (0, -1, 1))
        same = others[0] if near.ends[1] <= today < same.ends[0] else same
        return next((each for each in (same, *others) if len((each | near).spans) == 1), same)

    def _stretch(self, text: str, other: str, today: datetime.date) -> Days:
        days = self._date(text, today)
        if not other:
            return days
        if self._kind(other).day and not self._kind(text).day:
            return Days.between(days.ends[0], self._day_behind(days.ends, other, today).ends[1])
        found, end = days.ends, self._date(other, today).ends
        if self._kind(text).recurs and (found[0] > end[1] or not self._kind(other).recurs):
            # "April to May 2018": the first one is in the year of the second
            found = self._date(text, end[1]).ends
        return Days.between(min(found[0], end[0]), max(found[1], self._first_after(found, other, end)[1]))

    def _day_behind(self, found: Span, text: str, today: datetime.date) -> Days:
        """A day without its month, behind another one: in the same month, or the next one."""
        number = self._date(text, today).ends[1].day
        month = found[1] if number >= found[1].day else found[1].replace(day=1) + _MONTH
        if number > calendar.monthrange(month.year, month.month)[1]:
            raise NoDay(text)
        return Days.of([(month.replace(day=number),) * 2])

    def _first_after(self, start: Span, text: str, end: Span) -> Span:
        """The end of a stretch: "from May 2019 to August" ends with the first August after that May; an `end` that does
        not recur stays."""
        if not self._kind(text).recurs:
            return end
        read = (self._date(text, start[1] + months * _MONTH).ends for months in range(13))
        return next((each for each in read if start[0] <= each[0] < end[0]), end)

    def _kind(self, text: str) -> Date:
        date, _, choice = self._read(text)
        return replace(date, clear=True) if choice else date

    def _read_date(self, text: str, today: datetime.date) -> Days:
        """The days of one date, and what is chosen of them. The latest one that has begun, of what comes every year:
        "late March" is over a year ago on the 6th of that month."""
        date, match, choice = self._read(text)
        read = date.read(match, today)
        days = read if isinstance(read, Days) else Days.of([read])
        if choice:  # of "every May" in each
            chosen = (self._choice.choose(choice, Days.of([span])) for span in days.spans)
            found = Days.of(span for each in chosen for span in each.spans)
        else:
            found = days
        if not found:
            raise NoDay(text)
        if date.recurs and found.ends[0] > today:
            return self._date(text, found.ends[0].replace(day=1) - _DAY)
        return found

    def _read(self, text: str) -> tuple[Date, re.Match[str], re.Match[str] | None]:
        """The way in which a date is written, and the words with which something of it is chosen."""
        for pattern, date in self._dates:
            if match := pattern.fullmatch(text):
                return date, match, None
        choice = self._chosen.match(text) if self._choice.before else self._chosen.search(text)
        if choice is None:
            raise NoDay(text)
        inner = text[choice.end() :] if self._choice.before else text[: choice.start()]
        date, match, _ = self._read(inner)
        return date, match, choice


def said_in(text: str, grammars: Sequence[Grammar], today: datetime.date) -> tuple[str, Days]:
    """The text without its dates, and the days that they let through. Raises NoDay."""
    places = []
    for grammar in grammars:
        place = grammar.find(text, 0)
        while place:
            places.append((grammar, place))
            text, at = _cut(text, place.start, place.end)
            following = grammar.find(text, at)
            if grammar.goes_on(text[at:]) and not (following and following.start <= at + 1):
                raise NoDay(f"{place.said} {text[at:][:40].strip()}", "partly")
            place = following
    fixed = [grammar.days(place, today).ends[1] for grammar, place in places if not place.recurs]
    near = min((*fixed, today))
    found = ANY
    for number, (grammar, place) in enumerate(places):
        if place.chosen and number and places[number - 1][1].denied:  # "not before 2018 or after 2020": neither
            place = replace(place, denied=True, chosen=False)  # noqa: PLW2901
        days = grammar.days(place, near if place.recurs else today)
        both = found if days == found else found & days
        if number and (place.chosen or not (both or found.open or days.open)):  # "dogs from 2018, cats of 2020"
            both = found | days
        if not both:
            raise NoDay(f"{places[0][1].said}, {place.said}", "none")
        found = both
    return text, found


def without(text: str, match: re.Match[str]) -> str:
    """The text without what was read of it, and without the joints that are left over."""
    return _cut(text, match.start(), match.end())[0]


def _cut(text: str, start: int, end: int) -> tuple[str, int]:
    """The same, with the place of the cut."""
    before = re.sub(r"\s+", " ", _ONLY.sub("", text[:start].rstrip())).lstrip(" ,，的")
    behind = text[end:]
    gap = "" if behind[:1] in _PAUSES else " "
    return re.sub(r"\s+", " ", f"{before}{gap}{behind}").strip(" ,，的"), len(before)

"""Finds the dates that a text names and what it says of each: on it, since, until, between two. No language here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant_retrieval.limits.calendar import Days, NoDay, Span, all_but

Reader = Callable[[re.Match[str], datetime.date], Span]
_DAY = datetime.timedelta(days=1)
_MONTH = datetime.timedelta(days=31)
_NAMED = re.compile(r"\?P<\w+>")
_ONLY = re.compile(
    r"[, ]*\b(?:(?:but|and) )?(?:only|just)$|[，, ]*(?:但是?|并且)?(?:只(?:要|看|找|想要)?|仅[限要看]?)$", re.IGNORECASE
)
"""What stands before a limit in the middle of a sentence and goes with it."""


@dataclass(frozen=True, slots=True)
class Date:
    """One way to write a date. What is not `clear` is a date only beside another one or a word such as "since"; what
    `recurs` comes every year, and is the latest one unless a stretch ends with it."""

    pattern: str
    read: Reader
    clear: bool = True
    recurs: bool = False


class Grammar:
    """How a language puts dates into a sentence."""

    def __init__(
        self,
        dates: Sequence[Date],
        sentence: str,
        denied: str,
        begins: frozenset[str],
        after: frozenset[str],
        ends: frozenset[str],
        before: frozenset[str],
    ) -> None:
        """`sentence` is a pattern with {date} for any date: groups `date`, `other` for the end of a stretch, `how` and
        `tail` for what is said of it, `lead` for what stands before, in which `denied` turns it round. `begins` are
        words for "since then", `after` for when it is over, `ends` for "until then", `before` for until it begins."""
        self._dates = [(re.compile(date.pattern, re.IGNORECASE), date) for date in dates]
        any_date = "(?:" + "|".join(_NAMED.sub("?:", date.pattern) for date in dates) + ")"
        self.sentence = re.compile(sentence.replace("{date}", any_date), re.IGNORECASE)
        self._denied = re.compile(denied, re.IGNORECASE)
        self._begins, self._after, self._ends, self._before = begins, after, ends, before

    def read(self, match: re.Match[str], today: datetime.date) -> Days | None:
        """First and last day that a sentence lets through; None if it names no date after all. Raises NoDay."""
        days = self._affirmed(match, today)
        if days is None or not self._denied.search(match["lead"] or ""):
            return days
        others = all_but(days, today)
        if others is None:
            raise NoDay(match[0].strip(" ,，"), denied=True)
        return others

    def _affirmed(self, match: re.Match[str], today: datetime.date) -> Days | None:
        """What it lets through if nothing is denied."""
        said = {word.lower() for name in ("how", "tail") if (word := (match[name] or "").strip())}
        found = self._date(match["date"], today, sure=bool(said or match["other"]))
        if found is None:
            return None
        if match["other"]:
            end = self._date(match["other"], today, sure=True) or found
            if found[0] > end[1]:  # "April to May 2018": the first one is in the year of the second
                found = self._date(match["date"], end[1], sure=True) or found
            return min(found[0], end[0]), max(found[1], self._first_after(found, match["other"], end)[1])
        first, last = found
        if said & self._before:
            return None, first - _DAY
        if said & self._ends:
            return None, last
        if said & self._after:
            return last + _DAY, None
        return (first, None) if said & self._begins else (first, last)

    def _first_after(self, start: Span, text: str, end: Span) -> Span:
        """The end of a stretch: "from May 2019 to August" ends with the first August after that May; an `end` that does
        not recur stays."""
        if not any(date.recurs and pattern.fullmatch(text) for pattern, date in self._dates):
            return end
        read = (self._date(text, start[1] + months * _MONTH, sure=True) for months in range(13))
        return next((each for each in read if each and start[0] <= each[0] < end[0]), end)

    def _date(self, text: str, today: datetime.date, *, sure: bool) -> Span | None:
        for pattern, date in self._dates:
            if match := pattern.fullmatch(text):
                return date.read(match, today) if date.clear or sure else None
        return None


def said_in(
    text: str, grammar: Grammar, today: datetime.date
) -> tuple[str, datetime.date | None, datetime.date | None]:
    """The text without its dates, the first and the last day that they let through. Raises NoDay."""
    since = until = None
    at = 0
    while not (since and until) and (match := grammar.sentence.search(text, at)):
        days = grammar.read(match, today)
        if days is None:
            at = match.end()
            continue
        since, until = since or days[0], until or days[1]
        text, at = without(text, match), 0
    return text, since, until


def without(text: str, match: re.Match[str]) -> str:
    """The text without what was read of it, and without the joints that are left over."""
    before = _ONLY.sub("", text[: match.start()].rstrip())
    return re.sub(r"\s+", " ", f"{before} {text[match.end() :]}").strip(" ,，的")

"""Sets of days: those of one or the other, those of both, and all others."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[datetime.date, datetime.date]
"""First and last day."""
_FIRST, _LAST = datetime.date.min, datetime.date.max
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """Stretches in their order, with other days between them. One that has an end at either end of time is open
    there."""

    spans: tuple[Span, ...] = ((_FIRST, _LAST),)

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Days:
        """The days of any of them."""
        found: list[Span] = []
        for first, last in sorted(spans):
            if found and first.toordinal() <= found[-1][1].toordinal() + 1:
                found[-1] = found[-1][0], max(found[-1][1], last)
            else:
                found.append((first, last))
        return cls(tuple(found))

    @classmethod
    def between(cls, first: datetime.date | None, last: datetime.date | None) -> Days:
        """All from one day on up to another one, without an end where there is None."""
        return cls.of([(first or _FIRST, last or _LAST)])

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __or__(self, other: Days) -> Days:
        return Days.of((*self.spans, *other.spans))

    def __and__(self, other: Days) -> Days:
        common: list[Span] = []
        mine, others = 0, 0
        while mine < len(self.spans) and others < len(other.spans):  # both are in order: thousands meet in one walk
            (first, last), (begin, end) = self.spans[mine], other.spans[others]
            if max(first, begin) <= min(last, end):
                common.append((max(first, begin), min(last, end)))
            mine, others = (mine + 1, others) if last < end else (mine, others + 1)
        return Days.of(common)

    def but(self, today: datetime.date) -> Days:
        """All others; those behind today only if there are none before it, since no picture is from there."""
        begins = [_FIRST, *(last + _DAY for _, last in self.spans if last < _LAST)]
        ends = [*(first - _DAY for first, _ in self.spans if first > _FIRST), _LAST]
        if self.spans and self.ends[0] == _FIRST:
            del begins[0]
        if self.spans and self.ends[1] == _LAST:
            del ends[-1]
        others = Days.of(zip(begins, ends, strict=True))
        return Days.of(span for span in others.spans if span[0] <= today) or others

    @property
    def ends(self) -> Span:
        """The first and the last of all its days."""
        return self.spans[0][0], self.spans[-1][1]

    @property
    def open(self) -> bool:
        """Whether it goes on for ever on either side."""
        return self.ends[0] == _FIRST or self.ends[1] == _LAST

    @property
    def written(self) -> tuple[tuple[str, str], ...]:
        """The stretches as YYYY-MM-DD, with nothing at an open end."""
        return tuple(("" if a == _FIRST else a.isoformat(), "" if b == _LAST else b.isoformat()) for a, b in self.spans)


ANY = Days()
"""All of them."""

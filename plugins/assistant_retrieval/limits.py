"""Days and formats in plain words: "from May 2023", "since last year", "in portrait format", 去年的, 竖版. No model."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_NEAR = r"(?P<near>(?:last|this) (?:year|month|week)|yesterday|today)"
_DATE = rf"(?:{_ISO}|(?:{_MONTH},? )?{_YEAR}|{_NEAR})"
_WHEN = re.compile(
    rf"[, ]*\b(?:that (?:was|were) |which (?:was|were) |i )?(?:taken |shot |made |took )?"
    rf"(?P<how>from before|before|until|up to|since|after|from|in|of|on|during)? ?(?:the year )?\b{_DATE}(?![\w-])",
    re.IGNORECASE,
)
_DATE_ZH = (
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<year>(?:19|20)\d\d) ?年(?:(?P<month>1[0-2]|0?[1-9]) ?月)?"
    r"|(?P<near>去年|今年|上个?月|这个?月|上周|这周|昨天|今天)"
)
_WHEN_ZH = re.compile(rf"[，, ]*(?:在|从|自)?(?:{_DATE_ZH})(?P<how>之前|以前|之后|以后|以来|起)?(?:拍摄|拍|照)?的?")
_NEAR_ZH = {"年": "year", "月": "month", "周": "week"}
_FORMATS = (
    (r"in portrait (?:format|orientation|mode)|portrait[- ](?:format|orientation)|upright format", "portrait"),
    (r"in landscape (?:format|orientation|mode)|landscape[- ](?:format|orientation)", "landscape"),
    (r"in square format|square[- ]format", "square"),
    (r"竖版的?|竖屏的?|竖幅的?|竖拍的?", "portrait"),
    (r"横版的?|横屏的?|横幅的?|横拍的?", "landscape"),
    (r"方形版式的?|正方形版式的?", "square"),
)
_ENDS = frozenset({"before", "from before", "之前", "以前"})
_BEGINS = frozenset({"since", "after", "之后", "以后", "以来", "起"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query says of days (YYYY-MM-DD, inclusive) and format; `rest` is the query without it."""

    rest: str
    since: str = ""
    until: str = ""
    orientation: str = "any"


def limits_in(text: str, today: datetime.date) -> Limits:
    """The limits that a query names. A year needs a word like "from" before it: "1984" alone may be a book."""
    found = Limits(text)
    for pattern, orientation in _FORMATS:
        rest, count = re.subn(rf"[, ，]*(?:{pattern})", "", found.rest, flags=re.IGNORECASE)
        if count:
            found = replace(found, rest=rest.strip(), orientation=orientation)
    for pattern_of in (_WHEN, _WHEN_ZH):
        for match in pattern_of.finditer(found.rest):
            if match["how"] is None and match["year"] and pattern_of is _WHEN and not match["month"]:
                continue
            first, last = _span(match, today)
            how = (match["how"] or "").lower()
            rest = f"{found.rest[: match.start()]} {found.rest[match.end() :]}".strip(" ,，的")
            found = replace(found, rest=re.sub(r"\s+", " ", rest))
            if how in _ENDS:
                return replace(found, until=str(first - datetime.timedelta(days=1)))
            if how in ("until", "up to"):
                return replace(found, until=str(last))
            if how in _BEGINS:
                # "after 2020" begins when the year is over, "since 2020" with it.
                over = last + datetime.timedelta(days=1)
                return replace(found, since=str(over if how in ("after", "之后", "以后") else first))
            return replace(found, since=str(first), until=str(last))
    return found


def _span(match: re.Match[str], today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """First and last day of what was named."""
    if match["iso"]:
        try:
            day = datetime.date.fromisoformat(match["iso"])
        except ValueError:
            day = today
        return day, day
    if match["year"]:
        name = (match["month"] or "").lower()
        month = _MONTHS.get(name) or int(name or 0)
        return _month(int(match["year"]), month) if month else _year(int(match["year"]))
    near = match["near"].lower()
    if near in ("yesterday", "昨天", "today", "今天"):
        day = today - datetime.timedelta(days=near in ("yesterday", "昨天"))
        return day, day
    back = near.startswith(("last", "去", "上"))
    unit = near.split()[-1] if near.isascii() else _NEAR_ZH[near[-1]]
    if unit == "year":
        return _year(today.year - back)
    if unit == "month":
        first = today.replace(day=1) - datetime.timedelta(days=int(back))
        return _month(first.year, first.month)
    monday = today - datetime.timedelta(days=today.weekday() + 7 * back)
    return monday, monday + datetime.timedelta(days=6)


def _year(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])

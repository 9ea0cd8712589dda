"""English dates: "from 15 April 2018", "between 2016 and 2017", "since May", "last summer", "the last 3 years"."""

from __future__ import annotations

import calendar as names
import datetime
import re
from typing import Any, cast

from assistant.api import FIGURES, figure_of
from assistant_retrieval.limits.calendar import (
    NoDay,
    Part,
    Season,
    Span,
    Unit,
    day,
    few,
    latest,
    month,
    near,
    night,
    part,
    past,
    season,
    stretch,
    weekend,
    year,
    years_back,
)
from assistant_retrieval.limits.said import Date, Grammar, Reader

_MONTHS = {name.lower(): number for number, name in enumerate(names.month_name) if name}
_FULL = "|".join(_MONTHS)
_MONTHS |= {name.lower(): number for number, name in enumerate(names.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<m>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_DAY = r"(?P<d>\d\d?)(?:st|nd|rd|th)?"
_SEASON = r"(?P<s>spring|summer|autumn|fall|winter)"
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(FIGURES[1:]) + "|couple of)"
_UNIT = r"(?P<u>year|month|week|day)s?"
_WEEKDAYS = [name.lower() for name in names.day_name]
_PART = r"(?:the )?(?P<part>early(?: in)?|late(?: in)?|(?:beginning|start|middle|end|(?:first|second) half) of)"
_DAYS = (
    r"(?P<d>\d\d?)(?:st|nd|rd|th)? ?(?:to|and|until|till|through|[-–—]) ?(?:the )?(?P<e>\d\d?)(?:st|nd|rd|th)?"
    r"(?![\d/.:-])"
)
_GOES_ON = "and|but|with|without|in|at|to|until|till|through|only|please|now"
"""What may stand behind a bare weekday: "dogs on Sunday walks" is about walks."""
_NO_THING = rf"(?=\W*$|['’,;]| (?:{_GOES_ON}|from|of|on|by|when|where|photos?|pictures?|images?|pics?|shots?)\b)"
"""And behind "this": "this winter coat" is a coat."""
_PARTS: dict[str, Part] = {"beginning": "early", "start": "early", "end": "late"}


def _number(word: str) -> int:
    return _MONTHS.get(word.lower()) or int(word)


def _named(word: str) -> Season:
    return cast("Season", {"fall": "autumn"}.get(word.lower(), word.lower()))


def _day(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001 - as all of them are called
    return day(int(match["y"]), _number(match["m"]), int(match["d"]), match[0])


def _month(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    return month(int(match["y"]), _number(match["m"]), match[0])


def _season(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    return season(int(match["y"]), _named(match["s"]))


def _in_figures(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    """15/04/2018 and 04/15/2018 are one day each; 04/05/2018 may be two."""
    first, second = int(match["a"]), int(match["b"])
    if match["dot"] == "." or first > 12:
        return day(int(match["y"]), second, first, match[0])
    if second <= 12 and first != second:
        raise NoDay(match[0], two=True)
    return day(int(match["y"]), first, second, match[0])


def _last_day(match: re.Match[str], today: datetime.date) -> Span:
    """The latest one: 29 February lies in a leap year."""
    number, of = int(match["d"]), _number(match["m"])
    for each in years_back(today):
        if number <= names.monthrange(each, of)[1] and datetime.date(each, of, max(1, number)) <= today:
            return day(each, of, number, match[0])
    raise NoDay(match[0])


def _days(match: re.Match[str], today: datetime.date) -> Span:
    """The 15 to 20 April; without a year the latest ones."""
    of, days = _number(match["m"]), (int(match["d"]), int(match["e"]))
    if year_said := match.groupdict().get("y"):
        return stretch(int(year_said), of, *days, match[0])
    return latest((stretch(each, of, *days, match[0]) for each in years_back(today)), today)


def _last_month(match: re.Match[str], today: datetime.date) -> Span:
    which: Any = match.groupdict().get("w")
    spans = (month(each, _number(match["m"]), match[0]) for each in years_back(today))
    return latest(spans, today, over=which is not None)


def _last_season(match: re.Match[str], today: datetime.date) -> Span:
    name = _named(match["s"])
    if match["w"].lower() != "this":
        return latest((season(each, name) for each in years_back(today)), today, over=True)
    return latest((season(each, name) for each in years_back(today)), today)


def _near(match: re.Match[str], today: datetime.date) -> Span:
    return near(today, cast("Unit", match["u"].lower()), int(match["w"].lower() != "this"))


def _counted(word: str) -> int:
    return {"a": 1, "an": 1, "couple of": 2}.get(word.lower()) or figure_of(word.lower())


def _past(match: re.Match[str], today: datetime.date) -> Span:
    return past(today, cast("Unit", match["u"].lower()), _counted(match["n"]))


def _ago(match: re.Match[str], today: datetime.date) -> Span:
    return near(today, cast("Unit", match["u"].lower()), _counted(match["n"]))


def _weekday(match: re.Match[str], today: datetime.date) -> Span:
    """The latest one; "last" is never today."""
    which: Any = match.groupdict().get("w")
    over = which is not None and which.lower() != "this"
    back = (today.weekday() - _WEEKDAYS.index(match["day"].lower())) % 7
    return near(today, "day", back or 7 * over)


def _part(span: Reader) -> Reader:
    """Reads the beginning or the end of what `span` reads."""

    def read(match: re.Match[str], today: datetime.date) -> Span:
        said = re.sub(r" (?:of|in)$", "", match["part"].lower())
        return part(span(match, today), _PARTS.get(said) or cast("Part", said))

    return read


_DATES = (
    Date(rf"{_PART} {_MONTH},? (?:of )?{_YEAR}", _part(_month)),
    Date(rf"{_PART} (?:the )?{_SEASON},? (?:of )?{_YEAR}", _part(_season)),
    Date(rf"{_PART} {_YEAR}", _part(lambda match, _: year(int(match["y"])))),
    Date(rf"{_PART} (?P<w>last|this|previous) (?P<u>year|month)", _part(_near)),
    Date(rf"{_YEAR}[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)", _day),
    Date(rf"{_YEAR}-(?P<m>\d\d)", _month),
    Date(rf"(?P<a>\d\d?)(?P<dot>[/.])(?P<b>\d\d?)[/.]{_YEAR}", _in_figures),
    Date(rf"(?:the )?{_DAYS}(?: of)? {_MONTH},? {_YEAR}", _days),
    Date(rf"{_MONTH} (?:the )?{_DAYS},? {_YEAR}", _days),
    Date(rf"(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}", _day),
    Date(rf"{_MONTH} {_DAY},? {_YEAR}", _day),
    Date(rf"{_MONTH},? (?:of )?{_YEAR}", _month),
    Date(rf"(?P<m>\d\d?)/{_YEAR}", _month),
    Date(rf"(?:the )?{_SEASON},? (?:of )?{_YEAR}", _season),
    Date(rf"(?:the )?(?:last|past|previous) {_COUNT} {_UNIT}", _past),
    Date(
        r"(?:the )?past (?P<u>year|month|week)", lambda match, today: past(today, cast("Unit", match["u"].lower()), 1)
    ),
    Date(rf"{_COUNT.replace('(?P<n>', '(?P<n>an?|one|')} {_UNIT} ago", _ago),
    Date(rf"(?:a )?few {_UNIT} ago", lambda match, today: few(today, cast("Unit", match["u"].lower()))),
    Date(
        r"(?:the )?(?P<w>last|this|previous|past) weekend",
        lambda match, today: weekend(today, match["w"].lower() != "this"),
    ),
    Date(rf"(?P<w>last|this|previous|past) (?P<day>{'|'.join(_WEEKDAYS)})", _weekday),
    Date(rf"(?P<day>{'|'.join(_WEEKDAYS)})(?=\W*$|[,;]| (?:{_GOES_ON})\b)", _weekday, clear=False),
    Date(r"(?:the )?(?P<w>last|this|previous) (?P<u>year|month|week)", _near),
    Date(rf"{_PART} (?:the )?(?P<w>last|this|previous) {_SEASON}", _part(_last_season)),
    Date(rf"(?P<w>last|previous|this(?= \w+{_NO_THING})) {_SEASON}", _last_season),
    Date(rf"(?P<w>last|previous) (?P<m>{_FULL})", _last_month),
    Date(rf"today|this (?:morning|afternoon|evening){_NO_THING}|tonight", lambda _, today: near(today, "day", 0)),
    Date(r"last night(?! of)", lambda _, today: night(today)),
    Date(r"(?:the )?day before yesterday", lambda _, today: near(today, "day", 2)),
    Date(r"yesterday", lambda _, today: near(today, "day", 1)),
    Date(rf"(?:the )?{_DAYS}(?: of)? (?P<m>{_FULL})", _days, clear=False, recurs=True),
    Date(rf"(?:the )?{_DAY}(?: of)? (?P<m>{_FULL})", _last_day, clear=False, recurs=True),
    Date(rf"(?P<m>{_FULL}) {_DAY}", _last_day, clear=False, recurs=True),
    Date(rf"(?P<m>{_FULL})", _last_month, clear=False, recurs=True),
    Date(_YEAR, lambda match, _: year(int(match["y"])), clear=False),
)
_AGO = r"(?= [\w ]{1,12} (?:year|month|week|day)s? ago\b)"
GRAMMAR = Grammar(
    _DATES,
    r"[, ]*(?:\band |\bbut (?=not ))?\b(?P<lead>(?:(?:that |which )?(?:is|are|was|were)(?:n['’]t)? |i(?: have|['’]ve)? "
    r"|(?:that )?i did(?:n['’]t| not) (?=take|shoot))?(?:(?:not|never) )?(?:taken |shot |made |took |dated "
    r"|take |shoot )?(?:(?:not|no(?= (?:later|earlier|newer|older|more|less) than)) )?)"
    rf"(?:(?P<how>from before|before|older than|earlier than|(?:from )?(?:more|less) than{_AGO}|until|till|up to|since"
    rf"|after|newer than|later than|between|from|within|in|on|during"
    rf"|of(?! (?:{_FULL})(?! (?:of )?(?:\d|the))))(?: the year| the month of)? )?"
    r"\b(?P<date>{date})(?: ?(?:to|and|until|till|through|[-–—]) ?(?P<other>{date}))?(?:['’]s)?(?![\w-])"
    r"(?P<tail> (?:onwards?|(?:and|or) (?:later|newer|earlier|older))\b)?",
    denied=r"\b(?:not?|never)\b|n['’]t",
    begins=frozenset(
        {"since", "less than", "from less than", "onward", "onwards", "and later", "or later", "and newer", "or newer"}
    ),
    after=frozenset({"after", "newer than", "later than"}),
    ends=frozenset({"until", "till", "up to", "and earlier", "or earlier", "and older", "or older"}),
    before=frozenset({"before", "from before", "older than", "earlier than", "more than", "from more than"}),
)

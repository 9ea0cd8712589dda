"""English dates: "from 15 April 2018", "between 2016 and 2017", "since May", "last summer", "the last 3 years"."""

from __future__ import annotations

import calendar as names
import datetime
import re
from typing import Any, cast

from assistant.api import FIGURES, figure_of
from assistant_retrieval.limits import holidays
from assistant_retrieval.limits.calendar import (
    NoDay,
    Season,
    Unit,
    around,
    day,
    every,
    few,
    in_year,
    last_day,
    latest,
    month,
    near,
    night,
    of_month,
    past,
    quarter,
    season,
    stretch,
    two_days,
    weekend,
    winter,
    year,
    years_back,
)
from assistant_retrieval.limits.chosen_en import CHOICE, ON, PART_OF_DAY, WEEKDAYS, on_days
from assistant_retrieval.limits.days import Days, Span
from assistant_retrieval.limits.said import Date, Grammar, Words

_MONTHS = {name.lower(): number for number, name in enumerate(names.month_name) if name}
_FULL = "|".join(_MONTHS)
_MONTHS |= {name.lower(): number for number, name in enumerate(names.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<m>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_N = r"(?:\d{1,2}|an?|" + "|".join(FIGURES) + ")"
_THEN = rf"(?P<y>(?:19|20)\d\d|(?:the )?(?:last|previous|this) year|the year before last|{_N} years? ago)"
"""A year, also one that is counted from today."""
_OF = rf",? (?:of |in )?{_THEN}"
_DAY = r"(?P<d>\d\d?)(?:st|nd|rd|th)?"
_SEASONS = "spring|summer|autumn|fall|winter"
_SEASON = rf"(?P<s>{_SEASONS})"
_COUNT = r"(?P<n>\d{1,3}|" + "|".join(FIGURES[1:]) + "|couple of)"
_UNIT = r"(?P<u>year|month|week|day)s?"
_NEAR_MONTH = "(?P<w>last|this|previous) month"
_LAST = r"(?:the )?(?P<e>\d\d?)(?:st|nd|rd|th)?(?![\d/.:-])"
_DAYS = rf"{_DAY} ?(?:to|until|till|through|[-–—]) ?{_LAST}"
_BETWEEN_DAYS = rf"between (?:the )?{_DAY} and {_LAST}"
_APART = "(?<!between )(?<!between the )"
_TWO_DAYS = rf"{_DAY} ?(?:and|or|[&/]) ?{_LAST}"
_GOES_ON = "and|or|but|with|without|in|at|to|until|till|through|only|please|now"
_NO_WALK = rf"(?=\W*$|[,;]| (?:{_GOES_ON})\b)"
"""What may stand behind a bare weekday: "dogs on Sunday walks" is about walks."""
_NO_THING = rf"(?=\W*$|['’,;]| (?:{_GOES_ON}|from|of|on|by|when|where|photos?|pictures?|images?|pics?|shots?)\b)"
"""And behind "this": "this winter coat" is a coat."""
_HOLIDAY = rf"(?P<h>{holidays.ENGLISH}){PART_OF_DAY}"
_NTH = ("first", "second", "third", "fourth")


def _number(word: str) -> int:
    return _MONTHS.get(word.lower()) or int(word)


def _named(word: str) -> Season:
    return cast("Season", {"fall": "autumn"}.get(word.lower(), word.lower()))


def _year_of(match: re.Match[str], today: datetime.date) -> int:
    said = match["y"].lower()
    if said.isdecimal():
        return int(said)
    if said.endswith("ago"):
        return today.year - _counted(said.split()[0])
    return today.year - (0 if "this" in said else 2 if "before" in said else 1)


def _day(match: re.Match[str], today: datetime.date) -> Span:
    return day(_year_of(match, today), _number(match["m"]), int(match["d"]), match[0])


def _month(match: re.Match[str], today: datetime.date) -> Span:
    return month(_year_of(match, today), _number(match["m"]), match[0])


def _season(match: re.Match[str], today: datetime.date) -> Span:
    return season(_year_of(match, today), _named(match["s"]))


def _in_figures(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    """15/04/2018 and 04/15/2018 are one day each; 04/05/2018 may be two."""
    first, second = int(match["a"]), int(match["b"])
    if match["dot"] == "." or first > 12:
        return day(int(match["y"]), second, first, match[0])
    if second <= 12 and first != second:
        raise NoDay(match[0], "two")
    return day(int(match["y"]), first, second, match[0])


def _quarter(match: re.Match[str], today: datetime.date) -> Span:
    nth = match["nth"]
    number = _NTH.index(nth.lower()) + 1 if nth else int(match["q"])
    return quarter(_year_of(match, today), number)


def _last_day(match: re.Match[str], today: datetime.date) -> Span:
    return last_day(today, _number(match["m"]), int(match["d"]), match[0])


def _days(match: re.Match[str], today: datetime.date) -> Span:
    """The 15 to 20 April; without a year the latest ones."""
    groups = match.groupdict()
    days = int(groups["d"]), int(groups["e"])
    if "w" in groups:
        near_ = _near_month(match, today)
        return stretch(near_.year, near_.month, *days, match[0])
    of = _number(match["m"])
    if "y" in groups:
        return stretch(_year_of(match, today), of, *days, match[0])
    return latest((stretch(each, of, *days, match[0]) for each in years_back(today)), today)


def _days_of_month(match: re.Match[str], today: datetime.date) -> Span:
    """From the 15th to the 20th, without a month."""
    days = [int(each) for each in (match["d"], match["e"], match["d1"]) if each]
    return of_month(today, days[0], days[-1], match[0])


def _two_days(match: re.Match[str], today: datetime.date) -> Days:
    """The 15 and 20 April."""
    return two_days(_days(match, today))


def _near_month(match: re.Match[str], today: datetime.date) -> datetime.date:
    return near(today, "month", int(match["w"].lower() != "this"))[0]


def _day_near(match: re.Match[str], today: datetime.date) -> Span:
    """The 5th of last month."""
    of = _near_month(match, today)
    return day(of.year, of.month, int(match["d"]), match[0])


def _decade(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    """The 1990s, the 90s, the 00s."""
    said = match["y"]
    first = int(said) if len(said) == 4 else (2000 if said == "00" else 1900 + int(said))
    return year(first)[0], year(first + 9)[1]


def _counted_back(unit: str, count: int, today: datetime.date) -> Span:
    """The year, month, week, weekend or season that was over so many of them ago."""
    if unit == "weekend":
        return weekend(today, count)
    if unit in ("year", "month", "week"):
        return near(today, cast("Unit", unit), count)
    last = latest((season(each, _named(unit)) for each in years_back(today)), today, over=True)
    return season(last[0].year - count + 1, _named(unit))


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
    back = (today.weekday() - WEEKDAYS.index(match["day"].lower())) % 7
    return near(today, "day", back or 7 * over)


def _winter(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    """Winter 2018/19, by both of its years."""
    return winter(int(match["y"]), int(match["next"]), match[0])


def _this_day(match: re.Match[str], today: datetime.date) -> Days:
    """This day last year, a year ago today; in all years where none is said."""
    said = match.groupdict()
    if said["ago"]:
        return in_year(today, today.year - _counted(said["ago"].split()[0]))
    return in_year(today, _year_of(match, today) if said["y"] else None)


def _every(match: re.Match[str], today: datetime.date) -> Days:
    said = match.groupdict()
    if said["m"]:
        return every(lambda each: month(each, _number(said["m"]), match[0]), today)
    return every(lambda each: season(each, _named(said["s"])), today)


_DATES = (
    Date(rf"(?:the )?winter (?:of )?{_YEAR} ?[-–/] ?(?P<next>(?:20)?\d\d)(?![\d/-])", _winter),
    Date(
        rf"this time (?:of (?:the )?year )?(?:in )?{_THEN}",
        lambda match, today: around(today, _year_of(match, today)),
    ),
    Date(
        rf"(?:this|the same) day (?:(?:in )?{_THEN}|(?:in |of )?(?:every|each|all|other|past|previous|earlier) years?)"
        rf"|(?P<ago>{_N} years?) ago today",
        _this_day,
    ),
    Date(rf"(?:every|each) (?:(?P<m>{_FULL})|{_SEASON}{_NO_THING})", _every),
    Date(rf"(?:the )?(?:Q(?P<q>[1-4])|(?P<nth>{'|'.join(_NTH)}) quarter){_OF}", _quarter),
    Date(r"(?:the )?(?P<y>(?:19|20)\d0|[06-9]0)[’']?s", _decade, clear=False),
    Date(rf"{_YEAR}[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)", _day),
    Date(rf"{_YEAR}[-/](?P<m>\d\d)", _month),
    Date(rf"(?P<a>\d\d?)(?P<dot>[/.])(?P<b>\d\d?)[/.]{_YEAR}", _in_figures),
    *(
        Date(form, read)
        for days, month_, read in (
            (rf"(?:the )?{_DAYS}", rf"{_MONTH} (?:the )?{_DAYS}", _days),
            (_BETWEEN_DAYS, rf"between {_MONTH} (?:the )?{_DAY} and {_LAST}", _days),
            (rf"{_APART}(?:the )?{_TWO_DAYS}", rf"{_APART}{_MONTH} (?:the )?{_TWO_DAYS}", _two_days),
        )
        for form in (
            rf"{days}(?: of)? {_MONTH}{_OF}",
            rf"{month_}{_OF}",
            rf"{days} of (?:the )?{_NEAR_MONTH}",
        )
    ),
    Date(rf"{_BETWEEN_DAYS}(?: of)? (?P<m>{_FULL})", _days, recurs=True),
    Date(rf"between (?P<m>{_FULL}) (?:the )?{_DAY} and {_LAST}", _days, recurs=True),
    *(
        Date(form, _day_near)
        for form in (
            rf"(?:the )?{_DAY} of (?:the )?{_NEAR_MONTH}",
            rf"{_NEAR_MONTH},? on the {_DAY}",
        )
    ),
    Date(
        rf"(?:at |over )?(?:the )?{_HOLIDAY}{_OF}",
        lambda match, today: holidays.of_year(match["h"], _year_of(match, today)),
    ),
    Date(rf"(?:every|each) {_HOLIDAY}{_NO_WALK}", lambda match, today: holidays.yearly(match["h"], today)),
    Date(
        rf"(?:(?:at |over )?(?P<w>last|previous|this) |at |over ){_HOLIDAY}{_NO_WALK}",
        lambda match, today: holidays.last(match["h"], today, over=(match["w"] or "this").lower() != "this"),
    ),
    Date(rf"{_HOLIDAY}{_NO_WALK}", lambda match, today: holidays.last(match["h"], today), clear=False, recurs=True),
    Date(rf"(?:the )?{_DAY}(?: of)? {_MONTH}{_OF}", _day),
    Date(rf"{_MONTH} {_DAY}{_OF}", _day),
    Date(rf"(?<!\ba ){_MONTH}{_OF}", _month),
    Date(rf"(?P<m>\d\d?)/{_YEAR}", _month),
    Date(rf"(?:the )?{_SEASON}{_OF}", _season),
    Date(rf"(?:the )?(?P<s>(?:summer|winter|autumn)(?=s)|(?:spring|fall)(?=s of\b))s{_OF}", _season),
    Date(
        r"(?:the )?(?P<u>year|month|week|weekend) before last",
        lambda match, today: _counted_back(match["u"].lower(), 2, today),
    ),
    Date(
        rf"{_COUNT} (?P<u>{_SEASONS}|weekend)s ago",
        lambda match, today: _counted_back(match["u"].lower(), _counted(match["n"]), today),
    ),
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
    Date(rf"(?P<w>last|this|previous|past) (?P<day>{'|'.join(WEEKDAYS)})", _weekday),
    Date(rf"(?P<day>{'|'.join(WEEKDAYS)}){_NO_WALK}", _weekday, clear=False),
    Date(rf"(?P<on>(?:every|each|at(?= weekends)) (?:{ON})s?){PART_OF_DAY}{_NO_WALK}", on_days),
    Date(rf"(?P<on>(?:a|any|some) (?:{ON})|(?:{ON})s){PART_OF_DAY}{_NO_WALK}", on_days, clear=False),
    Date(rf"(?:at|over) the weekend{_NO_WALK}", lambda _, today: weekend(today, 0)),
    Date(rf"the weekend{_NO_WALK}", lambda _, today: weekend(today, 0), clear=False),
    Date(r"(?:the )?(?P<w>last|this|previous) (?P<u>year|month|week)", _near),
    Date(rf"(?P<w>last|previous|this(?= \w+{_NO_THING})) {_SEASON}", _last_season),
    Date(rf"(?P<w>last|previous) (?P<m>{_FULL})", _last_month),
    Date(
        rf"(?:(?:early|late|earlier|later) )?(?:today|this (?:morning|afternoon|evening){_NO_THING}|tonight)",
        lambda _, today: near(today, "day", 0),
    ),
    Date(r"(?:late )?last night(?! of)", lambda _, today: night(today)),
    Date(r"(?:the )?day before yesterday", lambda _, today: near(today, "day", 2)),
    Date(
        rf"(?:(?:early|late) )?yesterday(?: (?:morning|afternoon|evening|night){_NO_THING})?",
        lambda _, today: near(today, "day", 1),
    ),
    Date(rf"(?:the )?{_DAYS}(?: of)? (?P<m>{_FULL})", _days, clear=False, recurs=True),
    Date(rf"(?P<m>{_FULL}) (?:the )?{_DAYS}", _days, clear=False, recurs=True),
    Date(rf"{_APART}(?:the )?{_TWO_DAYS}(?: of)? (?P<m>{_FULL})", _two_days, clear=False, recurs=True),
    Date(rf"{_APART}(?P<m>{_FULL}) (?:the )?{_TWO_DAYS}", _two_days, clear=False, recurs=True),
    Date(rf"(?:the )?{_DAY}(?: of)? (?P<m>{_FULL})", _last_day, clear=False, recurs=True),
    Date(rf"(?P<m>{_FULL}) {_DAY}", _last_day, clear=False, recurs=True),
    Date(rf"(?P<m>{_FULL})", _last_month, clear=False, recurs=True),
    Date(_YEAR, lambda match, _: year(int(match["y"])), clear=False),
    Date(
        rf"(?:the )?{_SEASON}",
        lambda match, today: latest((season(each, _named(match["s"])) for each in years_back(today)), today),
        clear=False,
        recurs=True,
        alone=False,
    ),
    Date(
        rf"(?<!between )the (?:{_DAYS}|(?P<d1>\d\d?)(?:st|nd|rd|th)){_NO_WALK}", _days_of_month, clear=False, day=True
    ),
)
_AGO = r"(?= [\w ]{1,12} (?:year|month|week|day)s? ago\b)"
_STRETCH = (
    r"(?P<date>{date})(?: ?(?:to|until|till|through|[-–—]) ?(?:(?:in|on) )?(?P<other>{date}))?"
    r"(?:['’]s)?(?![\w-]|[/.]\d)"
)
_ONE_MONTH = (
    rf" (?:{_FULL}) (?:the )?\d\d?(?:st|nd|rd|th)? and (?:the )?\d\d?(?:st|nd|rd|th)?(?!\w| (?:of )?(?:{_FULL}))"
)
_TIME = (
    rf"(?:\d\w*|{_FULL}|{_SEASONS}|(?:mid)?(?:night|day)s?|mornings?|afternoons?|evenings?|noon|weeks?"
    r"|weekends?|months?|years?|decades?|holidays?|vacation|christmas|easter|halloween|thanksgiving|today|yesterday"
    rf"|(?:{'|'.join(WEEKDAYS)})s?|earlier|later|before|after|since)\b"
)
"""What is said of time. Of what else follows an "or" no days are missed: "from 2018 or cats"."""
_PARTLY = (
    r"\b(?:from (?:[\w'’-]+ ){1,3}(?:to|until|till|through)"
    r"|between (?:[\w'’-]+ ){1,4}and"
    r"|(?:the(?: very)?|first|last|second|third) "
    r"(?:end|days?|weeks?|months|start|beginning|middle|weekend|rest|half|eve)"
    r"(?: of| before| after)"
    r"|(?:\d+|an?|the|two|three|few) (?:year|month|week|day)s? (?:before|after)) (?:the )?$",
    rf"\W*(?:(?:until|till)\b|or (?:[\w'’-]+ ){{0,2}}{_TIME}|of (?:{_FULL}|\d{{4}})\b)",
)
GRAMMAR = Grammar(
    _DATES,
    r"[, ]*(?:\band |(?P<or>\bor )|\bbut (?=not |before |after |since |until ))?\b"
    r"(?P<lead>(?:(?:that |which )?(?:is|are|was|were)(?:n['’]t)? |i(?: have|['’]ve)? "
    r"|(?:that )?i did(?:n['’]t| not) (?=take|shoot))?(?:(?:not|never) )?(?:taken |shot |made |took |dated "
    r"|take |shoot )?(?:(?:not|no(?= (?:later|earlier|newer|older|more|less) than)) )?)"
    rf"(?:(?P<how>from before|(?<!nightmare )before|older than|earlier than|(?:from )?(?:more than|less than"
    rf"|over){_AGO}|until|till|up to|since|after|newer than|later than|between(?!{_ONE_MONTH})|from|within|in|on|during"
    r"|(?:(?:from|on|in) )?the (?:morning|afternoon|evening|night|month|year) of"
    rf"|of(?! (?:{_FULL}|{holidays.ENGLISH})(?! (?:of |in )?(?:\d|the|last|this))))"
    rf"(?: the year| the month of)? )?\b{_STRETCH}",
    also=r"(?:,? (?:and|or) |, (?=(?:{date})(?:,| and| or))| & )(?:(?:from|in|on|during|of) )?" + _STRETCH,
    tail=r"(?P<tail> (?:onwards?|(?:and|or) (?:later|newer|earlier|older))\b)?(?: or (?:so|thereabouts)\b)?",
    denied=r"\b(?:not?|never)\b|n['’]t",
    partly=_PARTLY,
    words=Words(
        begins=frozenset(
            {"since", "less than", "from less than", "onward", "onwards"}
            | {f"{joint} {than}" for joint in ("and", "or") for than in ("later", "newer")}
        ),
        after=frozenset({"after", "newer than", "later than"}),
        ends=frozenset(
            {"until", "till", "up to"} | {f"{joint} {than}" for joint in ("and", "or") for than in ("earlier", "older")}
        ),
        before=frozenset(
            {"before", "from before", "older than", "earlier than", "more than", "from more than", "over", "from over"}
        ),
        between=frozenset({"between"}),
    ),
    choice=CHOICE,
)

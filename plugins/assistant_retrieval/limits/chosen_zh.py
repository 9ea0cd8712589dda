"""Chinese words that choose of a date: 五月第一周, 2019年的周日, 六月的周末, 2018年前三个月."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from assistant.api import figure_of
from assistant_retrieval.limits.chosen import (
    WEEKEND,
    WORKDAYS,
    Choice,
    Piece,
    always_on,
    nth_on,
    on,
    pieces,
)
from assistant_retrieval.limits.days import Days

ON = r"(?P<on>周末|工作日|(?:周|星期|礼拜)[一二三四五六日天](?![起共手空气落出]))"
"""A day of the week or some of them."""
_COUNT = r"(?:\d\d?|[一二两三四五六七八九十]{1,2})"
_UNIT = r"个?(?P<unit>周末|(?:周|星期|礼拜)(?:[一二三四五六日天](?![起共手空气落出])|(?![围边]))|天|月)"
_PATTERN = (
    rf"的?(?:(?:每个?|所有的?)?{ON}|(?:第(?P<nth>\d|[一二三四五])|(?P<first>[前头])(?P<count>{_COUNT})"
    rf"|(?P<last>最后)(?P<many>{_COUNT})?){_UNIT})"
)
CHOSEN = (
    r"每个?(?:周|星期|礼拜)|(?:第[一二三四五\d]|头[一两二三\d]|最后).?个?(?:周|星期|礼拜|天)"
    r"|周末|工作日|(?:周|星期|礼拜)[一二三四五六日天]"
)
"""How such words begin, which show that the word before them is a month."""
_UNITS: dict[str, Piece] = {"周": "week", "星期": "week", "礼拜": "week", "天": "day", "月": "month"}
_BARE_YEAR = re.compile(r"((?:19|20)\d\d|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2})(?: ?年)?|(大?前年|去年|今年)")
_YEAR = re.compile(r"(?:(?:19|20)\d\d|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2}) ?年|大?前年|去年|今年")


def on_days(match: re.Match[str], today: datetime.date) -> Days:
    """每个周日, 周末拍的."""
    return always_on(today, _weekdays(match["on"]))


def _weekdays(word: str) -> Sequence[int]:
    if word in ("周末", "工作日"):
        return WEEKEND if word == "周末" else WORKDAYS
    return ("一二三四五六日".index(word[-1].replace("天", "日")),)


def _choose(match: re.Match[str], days: Days) -> Days:
    if match["on"]:
        return on(days, _weekdays(match["on"]))
    many = match["count"] or match["many"]
    place = -1 if match["last"] else figure_of(match["nth"]) - 1 if match["nth"] else 0
    unit, count = match["unit"], figure_of(many) if many else 1
    if unit in _UNITS:
        return pieces(days, _UNITS[unit], place, count)
    return nth_on(days, _weekdays(unit), place, count)


def _share(dates: Sequence[str]) -> list[str]:
    """What is said at the last of dates is said of those before it: 2018和2019年的夏天, 五月和六月的周末."""
    *others, last = dates
    choice, year = _CHOICE.search(last), _YEAR.match(last)
    behind = choice[0] if choice else ""
    of = last[year.end() :] if year else ""
    found = []
    for each in others:
        bare = _BARE_YEAR.fullmatch(each)
        own = behind if _LONG.search(each) and not _CHOICE.search(each) else ""
        found.append(f"{bare[1]}年{of}" if bare and bare[1] and of else each + of if bare and of else each + own)
    return [*found, last]


_CHOICE = re.compile(f"(?:{_PATTERN})$")
_LONG = re.compile(r"(?:年|月份?|季度?|[春夏秋冬]天?)$")
"""What more than a week is of: of a day nothing is chosen."""
CHOICE = Choice(_PATTERN, before=False, choose=_choose, share=_share)

"""Chinese dates: 2018年4月15日, 2016到2017年, 去年夏天, 最近三年, 5月以来, 2020年之前."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from assistant.api import figure_of
from assistant_retrieval.limits import holidays
from assistant_retrieval.limits.calendar import (
    Part,
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
    part,
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
from assistant_retrieval.limits.chosen import FEW
from assistant_retrieval.limits.chosen_zh import CHOICE, CHOSEN, ON, on_days
from assistant_retrieval.limits.days import Days, Span
from assistant_retrieval.limits.said import Date, Grammar, Reader, Words

_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_YEAR = r"(?P<y>(?:19|20)\d\d|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2})"
_AROUND = r"(?P<around>大?前年|去年|今年)"
_IN = rf"(?:{_YEAR} ?年|(?<!\d)(?P<short>[012]\d) ?年(?= ?(?:\d\d?|[一二三四五六七八九十]{{1,2}}) ?月)|{_AROUND}的?) ?"
"""The year of a month: also 18年5月, which is 2018."""
_MONTH = rf"(?P<m>{_COUNT}) ?月份?"
_DAY = rf"(?P<d>{_COUNT}) ?[日号]"
_DAYS = (
    rf"(?P<d>{_COUNT}) ?[日号]?(?:(?:到|至|[-~–—]) ?(?P<e>{_COUNT}) ?[日号]|(?:和|与) ?(?P<e2>{_COUNT}) ?[日号]之间)"
)
_TWO_DAYS = rf"(?P<d>{_COUNT}) ?[日号]?(?:和|与|或者?|、) ?(?P<e>{_COUNT}) ?[日号](?!之间)"
_MONTHS = rf"(?P<m>{_COUNT})(?:(?P<to>到|至|[-~–—])|或|和|、)(?P<e>{_COUNT}) ?月份?"
_PAIR = r"(?P<m>一(?=二)|二(?=三)|三(?=四)|四(?=五)|五(?=六)|六(?=七)|七(?=八)|八(?=九))(?P<e>[二三四五六七八九])月份?"
_HOLIDAY = (
    rf"(?P<h>(?:{holidays.CHINESE})(?<!圣诞)(?<!国庆)"
    r"|(?:圣诞|国庆)(?=[的拍期那当前后之以到至和，, ]|假期|小?长假|黄金周|$))"
)
"""圣诞树 is a tree."""
_SEASON = r"(?P<s>[春夏秋冬])[天季]"
_SEASON_PART = r"(?:(?P<s>[春夏秋冬])[天季]?的?(?P<part>初|末)|(?P<before>[初早晚深暮])(?P<s2>[春夏秋冬])[天季]?)"
_DURING = "期间|假期|小?长假|黄金周|那几?天|当天|当晚|晚上"
_THEN = f"(?:{_DURING})?"
_WEEKDAY = r"(?P<day>[一二三四五六日天])"
_NEAR = r"(?P<w>上?上|[这本])个?"
_WEEK = rf"{_NEAR}(?:周|星期|礼拜)"
_UNIT = r"(?:个(?=月|星期|礼拜))?(?P<u>年|(?<=个)月|周|星期|礼拜|天)"
_AGO = r"[以之]?前(?![后面排])"
_BEGIN = r"初(?![中级恋生学雪一二三])"
_END = r"底(?![片下部层色])|末(?!班)"
_IN_YEAR = rf"(?:的?年)?(?P<part>{_BEGIN}|{_END}|中(?=[的拍照]|$))|的?(?P<half>[上下])半年"
_IN_MONTH = rf"(?P<part>{_BEGIN}|{_END})|(?P<tenth>[上中下])旬"
_FIGURES = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_PARTS: dict[str, Part] = {"初": "early", "中": "middle", "底": "late", "末": "late"}
_HALVES: dict[str, Part] = {"上": "first half", "下": "second half"}
_TENTHS: dict[str, Part] = {"上": "early", "中": "middle", "下": "late"}
_BACK = {
    "大前年": 3,
    "前年": 2,
    "去年": 1,
    "今年": 0,
    "大前天": 3,
    "前天": 2,
    "昨天": 1,
    "今天": 0,
    "上上": 2,
    "上": 1,
    "这": 0,
    "本": 0,
}
_SEASONS: dict[str, Season] = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_UNITS: dict[str, Unit] = {
    "年": "year", "月": "month", "周": "week", "星期": "week", "礼拜": "week", "天": "day", "日": "day",
}  # fmt: skip


def _figures(said: str) -> int:
    """2020 for "2020" and 二〇二〇, figure by figure."""
    return int(said.translate(_FIGURES))


def _year_of(match: re.Match[str], today: datetime.date) -> int:
    groups = match.groupdict()
    if groups.get("short"):
        return 2000 + int(groups["short"])
    return _figures(groups["y"]) if groups.get("y") else today.year - _BACK[groups["around"]]


def _day(match: re.Match[str], today: datetime.date) -> Span:
    return day(_year_of(match, today), figure_of(match["m"]), figure_of(match["d"]), match[0])


def _days(match: re.Match[str], today: datetime.date) -> Span:
    """4月15日到20日; without a year the latest ones."""
    groups = match.groupdict()
    days = figure_of(match["d"]), figure_of(match["e"] or groups["e2"])
    if groups.get("w"):
        begin = near(today, "month", _BACK[match["w"]])[0]
        return stretch(begin.year, begin.month, *days, match[0])
    of = figure_of(match["m"])
    if any(groups.get(each) for each in ("y", "short", "around")):
        return stretch(_year_of(match, today), of, *days, match[0])
    return latest((stretch(each, of, *days, match[0]) for each in years_back(today)), today)


def _days_of_month(match: re.Match[str], today: datetime.date) -> Span:
    """15到20号拍的, without a month."""
    days = [figure_of(each) for each in match.groups() if each]
    return of_month(today, days[0], days[-1], match[0])


def _two_days(match: re.Match[str], today: datetime.date) -> Days:
    """4月15日和20日."""
    return two_days(_days(match, today))


def _day_near(match: re.Match[str], today: datetime.date) -> Span:
    """上个月5号."""
    of = near(today, "month", _BACK[match["w"]])[0]
    return day(of.year, of.month, figure_of(match["d"]), match[0])


def _months(match: re.Match[str], today: datetime.date) -> Days:
    """6到8月, 六七月, 6月和8月; without a year the latest ones."""
    groups = match.groupdict()
    first, last = figure_of(match["m"]), figure_of(match["e"])

    def of(each: int) -> Span:
        return month(each, first, match[0])[0], month(each + (last < first), last, match[0])[1]

    dated = any(groups.get(each) for each in ("y", "short", "around"))
    begin, end = of(_year_of(match, today)) if dated else latest(map(of, years_back(today)), today)
    if groups.get("to"):
        return Days.of([(begin, end)])
    return Days.of([month(begin.year, first, match[0]), month(end.year, last, match[0])])


def _quarter(match: re.Match[str], today: datetime.date) -> Span:
    return quarter(_year_of(match, today), figure_of(match["q"]))


def _decade(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    """90年代, 2000年代, 零几年."""
    said = match.groupdict()
    tens = said.get("tens") or said["one"]
    digit = int(tens[0].translate(_FIGURES))
    first = int(tens) if len(tens) == 4 else (1900 if digit > 5 else 2000) + 10 * digit
    return year(first)[0], year(first + 9)[1]


def _month(match: re.Match[str], today: datetime.date) -> Span:
    return month(_year_of(match, today), figure_of(match["m"]), match[0])


def _season(match: re.Match[str], today: datetime.date) -> Span:
    return season(_year_of(match, today), _SEASONS[match["s"]])


def _season_part(match: re.Match[str], today: datetime.date) -> Span:
    """夏末, 初夏: the first or the last month of a season."""
    first = (match["part"] or match["before"]) in "初早"
    return part(season(_year_of(match, today), _SEASONS[match["s"] or match["s2"]]), "early" if first else "late")


def _last_day(match: re.Match[str], today: datetime.date) -> Span:
    return last_day(today, figure_of(match["m"]), figure_of(match["d"]), match[0])


def _last_month(match: re.Match[str], today: datetime.date) -> Span:
    return latest((month(each, figure_of(match["m"]), match[0]) for each in years_back(today)), today)


def _near(match: re.Match[str], today: datetime.date) -> Span:
    return near(today, _UNITS[match["u"]], _BACK[match["w"]])


def _few(match: re.Match[str], today: datetime.date) -> Span:
    return few(today, _UNITS[match["u"]])


def _part(span: Callable[[re.Match[str], datetime.date], Span]) -> Reader:
    """Reads the beginning or the end of what `span` reads."""

    def read(match: re.Match[str], today: datetime.date) -> Span:
        said = match.groupdict()
        half, tenth = said.get("half"), said.get("tenth")
        return part(span(match, today), _HALVES[half] if half else _TENTHS[tenth] if tenth else _PARTS[said["part"]])

    return read


def _weekday(match: re.Match[str], today: datetime.date) -> Span:
    found = near(today, "week", _BACK[match["w"]])[0] + _days_after_monday(match["day"])
    return found, found


def _last_weekday(match: re.Match[str], today: datetime.date) -> Span:
    """The latest one, today among them."""
    found = near(today, "week", 0)[0] + _days_after_monday(match["day"])
    return near(found, "day", 7 * (found > today))


def _days_after_monday(day: str) -> datetime.timedelta:
    return datetime.timedelta(days="一二三四五六日天".index(day) - (day == "天"))


def _around(match: re.Match[str], today: datetime.date) -> Span:
    return year(_year_of(match, today))


def _winter(match: re.Match[str], today: datetime.date) -> Span:  # noqa: ARG001
    """2018-2019年冬天, by both of its years."""
    return winter(_figures(match["y"]), int(match["next"]), match[0])


def _beside_holiday(match: re.Match[str], today: datetime.date) -> Span:
    """圣诞节前三天, 去年国庆节后一周."""
    days = (FEW if match["n"] == "几" else figure_of(match["n"])) * (1 if match["u"] == "天" else 7)
    dated = match["y"] or match["around"]
    of = _year_of(match, today) if dated else None
    return holidays.beside(match["h"], -days if match["side"] == "前" else days, today, of)


def _this_day(match: re.Match[str], today: datetime.date) -> Days:
    """去年今天; 历年今日 is that of every year."""
    return in_year(today, _year_of(match, today) if match["around"] else None)


def _every(match: re.Match[str], today: datetime.date) -> Days:
    if match["m"]:
        return every(lambda each: month(each, figure_of(match["m"]), match[0]), today)
    return every(lambda each: season(each, _SEASONS[match["s"]]), today)


_DATES = (
    Date(rf"{_YEAR}年? ?[-–/到至] ?(?P<next>(?:20)?\d\d) ?年?的?冬[天季]", _winter),
    Date(
        rf"{_AROUND}的?(?:这个?时候|此时|同期)",
        lambda match, today: around(today, _year_of(match, today)),
    ),
    Date(rf"{_AROUND}的?(?:今[天日]|这一?天)|历年的?今[天日]|每年的?(?:今[天日]|这一?天)", _this_day),
    Date(rf"每年的?(?:{_MONTH}|{_SEASON})", _every),
    Date(rf"{_YEAR}[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)", _day),
    Date(rf"{_NEAR}月的?{_DAYS}", _days),
    Date(rf"{_NEAR}月的?{_TWO_DAYS}", _two_days),
    Date(rf"{_NEAR}月的?{_DAY}", _day_near),
    Date(
        rf"(?:(?:{_YEAR} ?年?|{_AROUND})的? ?)?{_HOLIDAY}(?<!假期)(?<!长假)(?P<side>[前后])(?P<n>几|{_COUNT})"
        r"个?(?P<u>天|周|星期|礼拜)",
        _beside_holiday,
    ),
    Date(
        rf"(?:{_YEAR} ?年?|{_AROUND})的? ?{_HOLIDAY}{_THEN}",
        lambda match, today: holidays.of_year(match["h"], _year_of(match, today)),
    ),
    Date(rf"每年的?{_HOLIDAY}{_THEN}", lambda match, today: holidays.yearly(match["h"], today)),
    Date(rf"上一?个?{_HOLIDAY}{_THEN}", lambda match, today: holidays.last(match["h"], today, over=True)),
    Date(
        rf"{_HOLIDAY}(?:(?:(?:{_DURING})|(?<=假期)|(?<=长假))(?:拍摄?|照(?!片))?|拍摄?|照(?!片))",
        lambda match, today: holidays.last(match["h"], today),
    ),
    Date(_HOLIDAY, lambda match, today: holidays.last(match["h"], today), clear=False, recurs=True),
    Date(rf"{_IN}{_MONTH}{_TWO_DAYS}", _two_days),
    Date(rf"{_IN}{_MONTHS}", _months),
    Date(rf"{_IN}{_PAIR}", _months),
    Date(rf"{_IN}第?(?P<q>[一二三四1-4])季度", _quarter),
    Date(
        r"(?:上个?世纪|20世纪|二十世纪)?(?P<tens>(?:19|20)\d0|[6-9]0|[六七八九]十)年代(?=拍|的?[老旧]?(?:照|相片|图)|$)",
        _decade,
    ),
    Date(r"(?<![\d十])(?P<one>[零〇一六七八九])几年(?![前来后级])", _decade),
    Date(rf"{_IN}{_MONTH}{_DAYS}", _days),
    Date(rf"{_IN}{_MONTH}{_DAY}", _day),
    Date(rf"{_IN}{_MONTH}(?:{_IN_MONTH})", _part(_month)),
    Date(rf"{_IN}{_MONTH}", _month),
    Date(rf"(?:{_YEAR} ?年|{_AROUND})的? ?{_SEASON_PART}", _season_part),
    Date(rf"(?:{_YEAR} ?年|{_AROUND}) ?(?:{_IN_YEAR})", _part(_around)),
    Date(rf"(?:{_YEAR} ?年|{_AROUND})的? ?{_SEASON}", _season),
    Date(rf"{_YEAR} ?年(?![级代])", lambda match, _: year(_figures(match["y"]))),
    Date(
        rf"(?:最近|近|过去|这)的?(?P<n>{_COUNT}) ?个?(?P<u>年(?!级)|月|周|星期|礼拜|天(?!空))(?:以来|来|里|内|中|间)?",
        lambda match, today: past(today, _UNITS[match["u"]], figure_of(match["n"])),
    ),
    Date(
        rf"(?<!\d)(?P<n>{_COUNT}) ?{_UNIT}{_AGO}",
        lambda match, today: near(today, _UNITS[match["u"]], figure_of(match["n"])),
    ),
    Date(rf"(?<![十百\d])几 ?{_UNIT}{_AGO}", _few),
    Date(rf"前几 ?{_UNIT}", _few),
    Date(_AROUND, _around),
    Date(rf"{_WEEK}末", lambda match, today: weekend(today, _BACK[match["w"]])),
    Date(rf"{_WEEK}{_WEEKDAY}(?![起共手空气落出])", _weekday),
    Date(rf"{_NEAR}(?P<u>月)的?(?:{_IN_MONTH})", _part(_near)),
    Date(rf"{_NEAR}(?P<u>月(?![亮光球饼季牙])|周(?![围边身])|星期|礼拜)", _near),
    Date(
        r"(?P<w>昨天|大?前天)(?:早上|早晨|上午|中午|下午|傍晚|(?<!昨天)晚上)",
        lambda match, today: near(today, "day", _BACK[match["w"]]),
    ),
    Date(r"昨天?(?:晚上?|夜里?)", lambda _, today: night(today)),
    Date(r"今天?(?:早上?|晨|晚上?|天上午|天下午)", lambda _, today: near(today, "day", 0)),
    Date(r"(?P<w>今天|昨天|大?前天)", lambda match, today: near(today, "day", _BACK[match["w"]])),
    Date(rf"(?:周|星期|礼拜){_WEEKDAY}(?:那天)?(?:拍摄?|照(?!片))", _last_weekday),
    Date(rf"(?<![\u4e00-\u9fff])(?:周|星期|礼拜){_WEEKDAY}(?=的|$)", _last_weekday),
    Date(rf"(?:每个?|所有的?){ON}(?=[的拍照，, ]|$)", on_days),
    Date(r"(?P<on>周末|工作日)(?:里|时|的?时候)?(?:拍摄?|照(?!片))", on_days),
    Date(rf"{_MONTH}{_DAYS}", _days, recurs=True),
    Date(rf"{_MONTH}{_TWO_DAYS}", _two_days, recurs=True),
    Date(rf"(?<!年){_MONTHS}", _months, recurs=True),
    Date(_PAIR, _months, recurs=True),
    Date(rf"{_MONTH}{_DAY}", _last_day, recurs=True),
    Date(rf"(?<![\d第月])(?:{_DAYS}|(?P<d1>{_COUNT}) ?[日号](?:那天)?)(?:拍摄?|照(?!片))", _days_of_month),
    Date(rf"(?<![\d第月]){_DAYS}(?=的?(?:照片|图片|$))", _days_of_month),
    Date(rf"{_MONTH}(?:{_IN_MONTH})", _part(_last_month), recurs=True),
    Date(r"(?P<m>\d{1,3}) ?月份?", _last_month, recurs=True),
    Date(
        r"(?P<m>[一二三四五六七八九十]{1,3})(?:月份|月(?=[的拍照图相间里以之前后起开到至和与或及跟、，, -]|$"
        rf"|{CHOSEN}))",
        _last_month,
        recurs=True,
    ),
    Date(_YEAR, lambda match, _: year(_figures(match["y"])), clear=False),
    Date(
        _SEASON,
        lambda match, today: latest((season(each, _SEASONS[match["s"]]) for each in years_back(today)), today),
        clear=False,
        recurs=True,
        alone=False,
    ),
)
_STRETCH = r"(?P<date>{date})(?! ?年?前后)(?: ?(?:到|至|[-–—~～]) ?(?P<other>{date})(?! ?年?前后))?"
GRAMMAR = Grammar(
    _DATES,
    r"[，,、 ]*(?:(?P<or>或者?)|(?:并且?|而且?|且|但是?|也)(?=不))?(?P<lead>(?<!是)不是|(?<!要)不要|不(?=[在于早晚]))?"
    r"(?:在|从|自从?|于)?(?P<how>截至|截止到?|直到|早于|晚于)?" + _STRETCH,
    also=r" ?(?:、|和|与|跟|及|以及|或者?|还是) ?(?:在|从|于)?" + _STRETCH,
    tail=r" ?(?:期间|间|里(?=[的拍]))?(?P<tail>(?:及|或)?(?:之前|以前|之后|以后|以来)|之间|起|开始|至今|到现在"
    r"|[前后](?=[的拍照，, ]|$))?(?:拍摄|拍|照)?的?",
    denied="不",
    partly=(
        r"(?:(?:[从自]\S{1,8}|[节末底初日号\d])[到至])$",
        r"(?:或者?(?=[^，,。]{0,4}[年月日号天周节晚早夜春夏秋冬\d])|[到至](?=\S{1,4}节)|第[一二三四五\d][周天个]|最后一?[周天个]|[前后][几两一二三四五六\d]个?[月周天])",
    ),
    words=Words(
        begins=frozenset({"以来", "起", "开始", "至今", "到现在", "及以后", "或以后", "及之后", "或之后"}),
        after=frozenset({"之后", "以后", "后", "晚于"}),
        ends=frozenset({"截至", "截止", "截止到", "直到", "及以前", "或以前", "及之前", "或之前"}),
        before=frozenset({"之前", "以前", "前", "早于"}),
        between=frozenset({"之间"}),
    ),
    choice=CHOICE,
)

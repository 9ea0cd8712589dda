"""A query in words, as it stands in an answer: `"red star" like #2 without "blue", from 2018-04-01 to 2018-04-30`."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

from assistant.api import Bilingual, Language, Phrases, Query, in_language, listed
from assistant_retrieval.limits import shown_bytes

_MOST_STRETCHES = 4
"""How many stretches of days are written out, the latest first if there are more."""

_SAY = Phrases(
    like=("like {names}", "像 {names} 的"),
    without=("without {names}", "不含{names}"),
    name=("with the file name {name}", "文件名为{name}"),
    has=("with {parts} in the file name", "文件名含{parts}"),
    folder=("in {folder}", "{folder} 中"),
    from_=("from {since}", "{since} 起"),
    to=("up to {until}", "{until} 止"),
    between=("from {since} to {until}", "{since} 至 {until} 期间"),
    on=("from {since}", "{since}"),
    or_=(" or ", " 或 "),
    earlier=("from {count} earlier stretches of days", "更早的 {count} 段日期"),
    each=("on {days} {when}", "{when} 的{days}"),
    smallest=("of at least {smallest} pixels", "长边不少于 {smallest} 像素"),
    largest=("of at most {largest} pixels", "长边不超过 {largest} 像素"),
    sizes=("of {smallest} to {largest} pixels", "长边 {smallest} 到 {largest} 像素"),
    lightest=("of at least {lightest}", "文件不小于 {lightest}"),
    heaviest=("of at most {heaviest}", "文件不大于 {heaviest}"),
    weights=("of {lightest} to {heaviest}", "文件 {lightest} 到 {heaviest}"),
    portrait=("portrait", "竖版"),
    landscape=("landscape", "横版"),
    square=("square", "方形版式"),
    shape=("in {shape} format", "{shape}"),
    kind=("as {kind}", "{kind} 格式"),
    for_=("for {named}", "{named}"),
    all=("of your library", "图库"),
)
_CALLED = {
    (0,): Bilingual("Mondays", "周一"),
    (1,): Bilingual("Tuesdays", "周二"),
    (2,): Bilingual("Wednesdays", "周三"),
    (3,): Bilingual("Thursdays", "周四"),
    (4,): Bilingual("Fridays", "周五"),
    (5,): Bilingual("Saturdays", "周六"),
    (6,): Bilingual("Sundays", "周日"),
    (5, 6): Bilingual("weekends", "周末"),
    (0, 1, 2, 3, 4): Bilingual("weekdays", "工作日"),
}
"""The days of the week, from Monday (0) on, that come again and again, and what they are called."""


def named(query: Query, language: Language) -> str:
    """All that it asks for."""
    return " ".join([*_words(query, language), *limits(query, language)])


def behind_pictures(query: Query, language: Language) -> str:
    """The same as it stands behind the word "pictures": `for "red star"`, `like #2`, `from 2018-04-01`."""
    said = named(query, language)
    return _SAY(language, "for_", named=said) if query.texts else said or _SAY(language, "all")


def texts(query: Query, language: Language) -> str:
    """Only its words."""
    return " ".join(_quoted(query.texts, language))


def limits(query: Query, language: Language) -> list[str]:
    """What it says of the pictures besides what they show."""
    smallest, largest = query.smallest, query.largest
    sizes = "sizes" if smallest and largest else "smallest" if smallest else "largest"
    lightest, heaviest = query.lightest, query.heaviest
    weights = "weights" if lightest and heaviest else "lightest" if lightest else "heaviest"
    shown = {"lightest": shown_bytes(lightest), "heaviest": shown_bytes(heaviest)}
    return [
        *([_SAY(language, "name", name=_quoted([query.name], language)[0])] if query.name else []),
        *([_SAY(language, "has", parts=_together(query.name_has, language))] if query.name_has else []),
        *([_SAY(language, "kind", kind=query.media_type.rpartition("/")[2].upper())] if query.media_type else []),
        *([_SAY(language, sizes, smallest=smallest, largest=largest)] if smallest or largest else []),
        *([_SAY(language, weights, **shown)] if lightest or heaviest else []),
        *([_shape(query.orientation, language)] if query.orientation != "any" else []),
        *([_days(query.since, query.until, language)] if query.since or query.until else []),
        *_stretches(query, language),
        *([_SAY(language, "folder", folder=query.folder)] if query.folder else []),
    ]


def _shape(orientation: str, language: Language) -> str:
    shapes = (_SAY(language, each) for each in orientation.split(" or "))
    return _SAY(language, "shape", shape=_SAY(language, "or_").join(shapes))


def _days(since: str, until: str, language: Language) -> str:
    whole = _whole(since, until)
    if whole or since == until:
        return _SAY(language, "on", since=whole or since)
    phrase = "between" if since and until else "from_" if since else "to"
    return _SAY(language, phrase, since=since, until=until)


def _whole(since: str, until: str) -> str:
    """The year (YYYY) or the month (YYYY-MM) that is from one day to the other, or ""."""
    year, _, month_day = since.partition("-")
    if month_day == "01-01" and until == f"{year}-12-31":
        return year
    month, _, day = since.rpartition("-")
    ends = day == "01" and until.startswith(f"{month}-")
    return month if ends and int(until[-2:]) == calendar.monthrange(int(year), int(month[-2:]))[1] else ""


def _stretches(query: Query, language: Language) -> list[str]:
    said = [_days(*each, language) for each in query.stretches]
    if len(said) > _MOST_STRETCHES:
        if each := _weekly(query.stretches, language):
            return [each]
        shown = said[:-_MOST_STRETCHES:-1]
        said = [*shown, _SAY(language, "earlier", count=len(said) - len(shown))]
    return [_SAY(language, "or_").join(said)] if said else []


def _weekly(stretches: Iterable[tuple[str, str]], language: Language) -> str:
    """The same day of the week, or weekend, of a longer time: "on Sundays from 2019"; "" for other days."""
    written = list(stretches)
    if not all(since and until for since, until in written):
        return ""
    spans = [tuple(map(datetime.date.fromisoformat, each)) for each in written]
    days = [first.toordinal() + day for first, last in spans for day in range((last - first).days + 1)]
    weekdays = tuple(sorted({(day - 1) % 7 for day in days}))
    if weekdays not in _CALLED or any((day - 1) % 7 in weekdays for day in _between(days)):
        return ""
    first, last = _rounded(days[0], days[-1], weekdays)
    called = in_language(_CALLED[weekdays], language)
    return _SAY(language, "each", days=called, when=_days(first.isoformat(), last.isoformat(), language))


def _between(days: list[int]) -> Iterable[int]:
    """The days from the first to the last of them that are none of them."""
    return set(range(days[0], days[-1])).difference(days)


def _rounded(first: int, last: int, weekdays: tuple[int, ...]) -> tuple[datetime.date, datetime.date]:
    """The whole year or month of which they are all such days, else the first and the last of them."""
    begin, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    months = calendar.monthrange(end.year, end.month)[1]
    for since, until in (
        (datetime.date(begin.year, 1, 1), datetime.date(end.year, 12, 31)),
        (begin.replace(day=1), end.replace(day=months)),
    ):
        missed = [*range(since.toordinal(), first), *range(last + 1, until.toordinal() + 1)]
        if not any((day - 1) % 7 in weekdays for day in missed):
            return since, until
    return begin, end


def _words(query: Query, language: Language) -> list[str]:
    parts = _quoted(query.texts, language)
    if query.pictures:
        parts.append(
            _SAY(language, "like", names=in_language(listed(picture.name for picture in query.pictures), language))
        )
    if query.exclude:
        parts.append(_SAY(language, "without", names=_together(query.exclude, language)))
    return parts


def _together(words: Iterable[str], language: Language) -> str:
    return in_language(listed(_quoted(words, language)), language)


def _quoted(words: Iterable[str], language: Language) -> list[str]:
    open_, close = ("“", "”") if language == "zh" else ('"', '"')
    return [f"{open_}{word}{close}" for word in words]

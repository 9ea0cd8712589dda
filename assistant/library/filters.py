"""Which files a query may show at all: folder, day, size, format, as one SQL condition. Knows no vectors."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.api import BadInput, Query
from assistant.api.language import Bilingual
from assistant.library.one_name import known_as
from assistant.sqlite import folded

_TAKEN = "replace(substr(taken, 1, 10), ':', '-')"
_IS_DAY = (
    "taken GLOB '[0-9][0-9][0-9][0-9]:[0-9][0-9]:[0-9][0-9]*' AND taken >= '0001'"
    f" AND date({_TAKEN}, '+0 days') = {_TAKEN}"
)
_OF_FILE = "(modified / 1000000000, 'unixepoch', 'localtime')"
_DAY = f"CASE WHEN {_IS_DAY} THEN {_TAKEN} ELSE date{_OF_FILE} END"
"""The day of a picture as YYYY-MM-DD: that of its EXIF date (written with colons), if there is such a day, else that of
its file. SQLite counts a 31st of February on into March: a day that it does not leave as it is, there is not."""
MOMENT = f"CASE WHEN {_IS_DAY} THEN {_TAKEN} || substr(taken, 11, 9) ELSE datetime{_OF_FILE} END"
"""The same with its time, by which pictures stand in a row."""
_OPEN = "", "9999-12-31"
"""A first and a last day that let all days through."""
_MOST_COMPARED = 64
"""As many stretches of days are compared one by one; a filter by every May or summer of sixty years has fewer."""
_SHORT = 366
"""The days of a stretch that may be looked up singly."""
_SHAPES = {
    "landscape": "width > height",
    "portrait": "width < height",
    "square": "width = height",
    "landscape or portrait": "width <> height",
    "landscape or square": "width >= height",
    "portrait or square": "width <= height",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on rows of `files` with its parameters; an empty condition lets everything through."""

    condition: str = ""
    parameters: tuple[Any, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.condition)


def below(folder: bytes) -> tuple[bytes, bytes]:
    """The least path below a folder, and the least path after all of them ("0" follows "/")."""
    stem = folder.rstrip(b"/")
    return stem + b"/", stem + b"0"


def lies_in(path: bytes, folder: bytes) -> bool:
    """Whether a path is below a folder; a folder is not below itself."""
    start, end = below(folder)
    return start <= path < end


def filter_of(query: Query, folders: Sequence[bytes] = ()) -> Filter:
    """The condition that a query puts on files; `folders` are those of the library. Raises BadInput for a day that is
    none."""
    parts: list[tuple[str, tuple[Any, ...]]] = []
    if query.folder:
        # A link in a folder of the library has files of its own; any other one is known by what it leads to.
        place = real(query.folder)
        places = dict.fromkeys((absolute(query.folder), place, known_as(place, folders)))
        anywhere = " OR ".join(["path = ? OR (path >= ? AND path < ?)"] * len(places))
        parts.append((f"({anywhere})", tuple(end for place in places for end in (place, *below(place)))))
    if query.name:
        name = folded(os.fsencode(f"/{query.name}"))
        parts.append(("substr(folded(path), ?) = ?", (-len(name), name)))
    for part in filter(None, query.name_has):
        parts.append(("instr(folded(CAST(file_name(path) AS BLOB)), ?) > 0", (folded(os.fsencode(part)),)))
    if query.since:
        parts.append((f"{_DAY} >= ?", (_day(query.since),)))
    if query.until:
        parts.append((f"{_DAY} <= ?", (_day(query.until),)))
    if query.stretches:
        within, days = _within(query.stretches)
        # LIMIT keeps SQLite from computing the day anew for each comparison: forty took nine times as long.
        parts.append((f"EXISTS (SELECT 1 FROM (SELECT {_DAY} AS day LIMIT 1) WHERE {within})", days))  # noqa: S608 - of constants
    if query.smallest > 0:
        parts.append(("max(width, height) >= ?", (query.smallest,)))
    if query.largest > 0:
        parts.append(("max(width, height) <= ?", (query.largest,)))
    if query.lightest > 0:
        parts.append(("size >= ?", (query.lightest,)))
    if query.heaviest > 0:
        parts.append(("size <= ?", (query.heaviest,)))
    if query.media_type:
        parts.append(("media_type = ?", (query.media_type,)))
    if query.orientation in _SHAPES:
        parts.append((_SHAPES[query.orientation], ()))
    return Filter(
        " AND ".join(condition for condition, _ in parts), tuple(value for _, values in parts for value in values)
    )


def concerns(query: Query, folder: bytes) -> bool:
    """Whether a query may find pictures of a folder."""
    asked = real(query.folder) if query.folder else folder
    return asked == folder or lies_in(asked, folder) or lies_in(folder, asked)


def but(only: Filter, folders: Sequence[bytes]) -> Filter:
    """What a filter lets through, without what lies below some folders."""
    if not folders:
        return only
    apart = " AND ".join(["NOT (path >= ? AND path < ?)"] * len(folders))
    condition = f"({only.condition}) AND {apart}" if only else apart
    return Filter(condition, (*only.parameters, *(end for folder in folders for end in below(folder))))


def _within(stretches: Sequence[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """The condition that a day is in one of the stretches, with its parameters. Raises BadInput.

    Short ones of many, such as all Sundays of sixty years, are looked up day by day: SQLite refuses a thousand ORs
    (SQLITE_MAX_EXPR_DEPTH), and would try each of them for each file.
    """
    ends = [(_day(first) if first else _OPEN[0], _day(last) if last else _OPEN[1]) for first, last in stretches]
    single = {each for each in ends if len(ends) > _MOST_COMPARED and all(each) and _length(*each) <= _SHORT}
    conditions = ["day BETWEEN ? AND ?" for each in ends if each not in single]
    values = [end for each in ends if each not in single for end in each]
    if single:
        conditions.append("day IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([day for first, last in single for day in _all_days(first, last)]))
    return " OR ".join(conditions), tuple(values)


def _length(first: str, last: str) -> int:
    """How many days a stretch has; none or less if it ends before it begins."""
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days + 1


def _all_days(first: str, last: str) -> Iterator[str]:
    begin = datetime.date.fromisoformat(first).toordinal()
    return (datetime.date.fromordinal(begin + day).isoformat() for day in range(_length(first, last)))


def absolute(path: str) -> bytes:
    """An absolute path without links resolved and without a closing slash."""
    return os.fsencode(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111 - bytes must survive


def real(path: str) -> bytes:
    """The same with links resolved, as folders of the library are known; so far as there is something."""
    spelled = absolute(path)
    try:
        return os.path.realpath(spelled)
    except (OSError, ValueError):
        return spelled


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise BadInput(
            Bilingual(f"{text[:40]!r} is no day.", f"{text[:40]!r} 不是日期。"),
            Bilingual("Write it as year-month-day, such as 2024-05-31.", "请写成 年-月-日，例如 2024-05-31。"),
        ) from None

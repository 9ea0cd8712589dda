"""What words say of the pictures themselves: days, sizes, formats and folders, in English and Chinese. No model."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from assistant_retrieval.limits import chinese, english
from assistant_retrieval.limits.calendar import NoDay
from assistant_retrieval.limits.days import ANY, Days
from assistant_retrieval.limits.formats import NoKind, kind_in, other_kind, shape_limit
from assistant_retrieval.limits.places import asks_where, bare_folder, comes_from, folder_in, without_position
from assistant_retrieval.limits.said import said_in
from assistant_retrieval.limits.sizes import bytes_in, shown_bytes, sizes_in

__all__ = [
    "Days",
    "Limits",
    "NoDay",
    "NoKind",
    "asks_where",
    "comes_from",
    "limits_in",
    "names_nothing",
    "other_kind",
    "shown_bytes",
    "turned",
]

_ONLY_PICTURES = re.compile(
    r"(?:(?:all|any|every|the|my|our|some|those|show|find|me|taken|i|have|that|of|from"
    r"|what|did|take|shoot|photograph)\b ?)*"
    r"(?:pictures?|images?|photos?|photographs?|pics?|shots?|snapshots?|files?|ones?)?"
    r"|(?:找|找出|显示|看|我|所有|全部|那些|都|拍|了|的)*(?:图片?|照片?|相片|图像|文件|哪?些?什么)?",
    re.IGNORECASE,
)
"""Words that name nothing that a picture shows."""
_ONLY = re.compile(r"^(?:(?:but |and )?(?:only|just)\b|只(?:要|看|找|想要)?|仅(?:限|要|看)?)[ ，,]*", re.IGNORECASE)
"""What goes before a limit and is left when that is read."""
_PAUSES = re.compile(r"(?<=[\s,，、]{3})[\s,，、]+")
"""What a long pause has too much. Patterns begin with such signs, and would begin anew at every one of them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query says of days, of the longer side in pixels and the file in bytes (0 for any), of the orientation,
    the kind of file and the name of its folder; `rest` is what it says besides."""

    rest: str
    days: Days = ANY
    orientation: str = "any"
    smallest: int = 0
    largest: int = 0
    media_type: str = ""
    lightest: int = 0
    heaviest: int = 0
    folder: str = ""

    def __bool__(self) -> bool:
        """Whether anything is limited."""
        return self != Limits(self.rest)


def limits_in(text: str, today: datetime.date, asked: str = "", folders: Collection[str] = ()) -> Limits:
    """The limits that a query names. A year needs a word like "from" before it: "the book 1984" is a book. One of this
    century that stands for itself is what is left of "pictures of 2018".

    `asked` is the whole sentence, if the query is less; `folders` are the names of folders that there are.
    Raises NoDay for a date that there is not, or that may be two, and where no day is left; NoKind for other than
    one kind of file.
    """
    text, asked = _PAUSES.sub("", text), _PAUSES.sub("", asked)
    rest, orientation = shape_limit(f"in {text.strip()}" if _this_century(text, today) else text, asked or text)
    rest, folder = folder_in(rest, folders)
    rest, media_type = kind_in(rest)
    rest, smallest, largest = sizes_in(rest)
    rest, lightest, heaviest = bytes_in(without_position(rest))
    rest, days = said_in(rest, (english.GRAMMAR, chinese.GRAMMAR), today)
    if not folder:
        rest, folder = bare_folder(rest, asked, folders)
    sizes = smallest, largest, media_type, lightest, heaviest
    found = Limits(rest, days, orientation, *sizes, folder)
    rest = _ONLY.sub("", rest) if found else rest
    return replace(found, rest="" if rest != text.strip() and names_nothing(rest) else rest)


def names_nothing(text: str) -> bool:
    """Whether words only say that pictures are looked for."""
    return _ONLY_PICTURES.fullmatch(text) is not None


def turned(limits: Limits, today: datetime.date) -> Limits | None:
    """The limits that let through what these keep out. None where there are none: it is a kind, a shape or a folder
    that is not wanted, or more than one thing. `limits` has no `rest`."""
    if limits == Limits("", limits.days):
        return Limits("", limits.days.but(today))
    for said, other in (
        (Limits("", smallest=limits.smallest), Limits("", largest=limits.smallest - 1)),
        (Limits("", largest=limits.largest), Limits("", smallest=limits.largest + 1)),
        (Limits("", lightest=limits.lightest), Limits("", heaviest=limits.lightest)),
        (Limits("", heaviest=limits.heaviest), Limits("", lightest=limits.heaviest)),
    ):
        if limits == said:
            return other
    return None


def _this_century(text: str, today: datetime.date) -> bool:
    years = re.fullmatch(r"20\d\d(?:(?:,? (?:and|or)|,) 20\d\d)*", text.strip(), re.IGNORECASE)
    return years is not None and all(int(year) <= today.year for year in re.findall(r"\d+", years[0]))

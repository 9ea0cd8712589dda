"""What a request looks for: its words, pictures and limits as a query."""

from __future__ import annotations

import datetime
import re
from pathlib import PurePath
from typing import cast, get_args

from assistant.api import (
    BadArgument,
    Context,
    Library,
    Orientation,
    Phrases,
    Picture,
    Query,
    Request,
    lines_of,
    newest_in,
    start_and_end,
)
from assistant_retrieval.bounds import check, no_days, said
from assistant_retrieval.called import parts_of_names, whole_name, without_name
from assistant_retrieval.edges import with_days
from assistant_retrieval.excluding import both, kept_out
from assistant_retrieval.leaving import words_of
from assistant_retrieval.limits import asks_where

_SAY = Phrases(
    no_query=("There is nothing to look for yet.", "还没有说要找什么。"),
    no_place=(
        "Pictures cannot be looked up by the place where they were taken.",
        "无法按拍摄地点查找图片。",
    ),
    example=(
        "Say what the pictures show, for example: find a red star. Or drop a picture and say: more like this",
        "请说出图片里有什么，例如：找红色的星星。或者拖入一张图片，说：找类似的",
    ),
    orientation=(
        "There is no orientation {given!r}: it is landscape, portrait, square, any, or two such as: portrait or square",
        "没有{given!r}这种方向：可以是 landscape、portrait、square、any，或其中两种，例如 portrait or square",
    ),
)
MOST_HITS = 1000
"""The library ranks ten times as many, skipped ones in front: two kilobytes each, and a comparison of looks."""
_MOST_SPOKEN_OF = 50
"""Of the newest pictures, by words that say how many: a conversation keeps a number for each."""
_BARE = re.compile(
    r"(?:please )?(?:(?:find|search|look)(?: for)?|(?:show|give|find|get)(?: me)?(?: some)? more)(?: please)?[ .!?]*"
    r"|(?:请|再|继续|帮我)*(?:找|搜|搜索|查找|更多|还有吗|再来几张)(?:一下|吧)?[。！!？? ]*",
    re.IGNORECASE,
)
"""Words that say that something is looked for, and not what."""
_LIMITS = ("folder", "smallest", "largest", "lightest", "heaviest")


def query_of(request: Request, context: Context) -> Query:
    """What to look for. The user's whole words serve only where nothing better is known. Raises BadArgument."""
    given, asked = with_days(request.arguments, datetime.date.today()), start_and_end(request.text)  # noqa: DTZ011 - the user's own day
    if given["orientation"] not in get_args(Orientation):
        raise BadArgument(_SAY(request.language, "orientation", given=given["orientation"]))
    name, pictures = _file(request, context.library)
    asked = asked.replace(name, " ") if name else asked
    exclude, besides = kept_out(words_of(given["exclude"]), context.library, request.language)
    limited = (
        bool(besides)
        or given["orientation"] != "any"
        or any(given[each] for each in (*_LIMITS, "since", "until", "skip"))
    )
    others = bool(request.fragment)  # other results of a request that had no words either
    text = start_and_end(given["query"]) or ("" if name or pictures or exclude or limited or others else asked)
    newest = newest_in(text)
    text = without_name(text, name, given["file"].strip()) if name else text
    text = text if newest is None and not _BARE.fullmatch(text) else ""
    text, parts = parts_of_names(text, context.library) if text else ("", ())
    limits = both(said(text, asked, context.library, request.language), besides)
    if newest is None and not (name or parts or pictures or exclude or limited or others or limits or limits.rest):
        phrase = "no_place" if asks_where(asked) else "no_query"
        raise BadArgument(_SAY(request.language, phrase), _SAY(request.language, "example"))
    if not limits.days:
        raise no_days(asked, request.language)
    given = {**given, **{limit: given[limit] or getattr(limits, limit) for limit in _LIMITS}}
    first, *more = limits.days.written
    if not more:
        given = {**given, "since": given["since"] or first[0], "until": given["until"] or first[1]}
    check(given, context.library, request.language)
    return Query(
        (limits.rest,) if limits.rest else (),
        pictures,
        exclude,
        "" if name else given["folder"],
        (min(newest, _MOST_SPOKEN_OF) if newest else given["limit"]) + given["skip"],
        given["since"],
        given["until"],
        given["smallest"],
        given["largest"],
        cast("Orientation", given["orientation"] if given["orientation"] != "any" else limits.orientation),
        lines_of("assistant_retrieval", "words", request.language),  # those closest to a hit explain it
        name,
        limits.media_type,
        given["lightest"],
        given["heaviest"],
        parts,
        limits.days.written if more else (),
    )


def _file(request: Request, library: Library) -> tuple[str, tuple[Picture, ...]]:
    """The name of a file that is looked for, and the pictures to compare with: none, unless it is the name of one."""
    name = request.arguments["file"].strip()
    held = whole_name(start_and_end(request.text), library)
    name = held if held.casefold().endswith(name.casefold()) else name
    known = any(PurePath(picture.path).name.casefold() == name.casefold() for picture in request.pictures)
    return ("", request.pictures) if known or not name else (name, ())

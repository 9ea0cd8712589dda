"""Where pictures were taken and where their files are: "taken in Paris", "in the folder beach", 在beach文件夹里."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import get_args

from assistant.api import Language, lines_of
from assistant_retrieval.limits.said import without

_GPS = re.compile(
    r"[, ]*\b(?:(?:that |which )?(?:has|have|with|without) )?(?:a |any |their )?"
    r"(?:gps|geotag(?:s|ged)?|geo[- ]?location)\b(?: (?:data|coordinates|location|position|tags?|information))?"
    r"|[，, ]*(?:带有?|有|含有?|没有)? ?(?:gps|地理位置|定位|经纬度)(?:信息|数据|坐标|标签)?的?",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?i:taken|shot|photographed|made) (?i:in|at|near|around) (?!(?i:portrait|landscape)\b)(?P<place>[A-Z]\w+)"
    r"|拍摄于|拍摄地|在(?![^拍]*[\d年月天季晨晚夜])[^\s，。拍]{2,8}拍"
)
_TIMES = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|fall|winter", re.IGNORECASE
)
_FROM = re.compile(r"(?:^|\s)(?i:from) (?!(?i:i|mom|mum|dad|grandma|grandpa|santa)\b)[A-Z]\w+(?:[ -][A-Z]\w+)*$")
_TAKEN_ZH = r"(?:在|从)?{name}(?:那边|那里|这边)?(?:拍摄?|照)?的?"
_BEHIND_ZH = r"{name}(?:那边|那里|这边)?(?:拍摄?|照)?的?(?:图片?|照片|相片|影像)"
_NO_NAMES = r"(?!(?:on|of|with|and|or|at|by|in|that|which|is|are|next|near|under|from)\b)"


def asks_where(text: str) -> bool:
    """Whether words plainly ask for pictures by the place where they were taken."""
    match = _WHERE.search(text)
    return bool(_GPS.search(text)) or (match is not None and not _TIMES.fullmatch(match["place"] or ""))


def without_position(text: str) -> str:
    """The text without words such as GPS, which name nothing that a picture shows."""
    match = _GPS.search(text)
    return without(text, match) if match else text


def folder_in(text: str, known: Collection[str]) -> tuple[str, str]:
    """The text without the folder that it names, and that name; empty if it names none.

    "In the blue folder" is a folder only where `known` has that name: pictures show such things.
    """
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True)) or r"(?!)"
    quoted = r"[\"“「](?P<quoted>[^\"”」]+)[\"”」]"
    inside = r"(?:里面?|中|内|下面?)"
    patterns = (
        r"(?:[, ]*\b(?:only )?(?:in|from|inside|under|below|within) |^)(?:my|our) "
        rf"(?:{quoted}|(?P<name>(?:{names})|(?!own\b){_NO_NAMES}[\w.-]+)) (?:folder|directory)\b(?: for\b)?",
        rf"[, ]*\b(?:only )?(?:in|from|inside|under|below|within) (?:the |my |our )?(?:folder|directory)"
        rf" (?:called |named )?(?:{quoted}|(?P<name>(?:{names})(?![\w-])|{_NO_NAMES}[\w.-]+))",
        rf"[, ]*\b(?:only )?(?:in|from|inside|under|below|within) (?:the |my |our )?"
        rf"(?:{quoted}|(?P<name>{names})) (?:folder|directory)\b",
        rf"[，, ]*(?:只)?(?:在|从) ?(?:我的)?(?:{quoted}|(?P<name>[^\s，。在]+?))"
        rf" ?(?:这个|那个)?(?:文件夹|目录){inside}?的?",
        rf"[，, ]*(?:只)?(?:在|从) ?(?:文件夹|目录) ?(?:{quoted}|(?P<name>[^\s，。在的]+?)) ?{inside}的?",
        rf"[，, ]*(?:{quoted}|(?P<name>{names})) ?(?:文件夹|目录){inside}?的?",
    )
    for pattern in patterns:
        if match := re.search(pattern, text, re.IGNORECASE):
            return without(text, match), match["quoted"] or match["name"]
    return text, ""


def comes_from(rest: str) -> bool:
    """Whether the words of a search end in "from Paris", which no picture shows."""
    return _FROM.search(rest) is not None


def bare_folder(rest: str, asked: str, known: Collection[str]) -> tuple[str, str]:
    """The same as `folder_in` for words that name a folder and do not say that it is one: "from Paris" where `known`
    has that name and no picture shows such a thing. `rest` has no days any more; `asked` is the whole sentence.

    In English it is written as a name, with a capital or a figure, or "from" and the name are all that is said.
    """
    names = [name for name in sorted(known, key=len, reverse=True) if name.casefold() not in _THINGS]
    for name in names:
        written = re.escape(name)
        match = re.search(rf"(?:^|[, ]+)(?P<joint>from|in) (?P<name>{written})(?=$|[,.!?;])", rest, re.IGNORECASE)
        alone = match is not None and not match.start() and match["joint"].lower() == "from"
        if match and (alone or not match["name"].islower()):
            return without(rest, match), name
        if re.fullmatch(_TAKEN_ZH.format(name=written), rest) and re.search(_BEHIND_ZH.format(name=written), asked):
            return "", name
    return rest, ""


_THINGS = frozenset(
    word.casefold() for language in get_args(Language) for word in lines_of("assistant_retrieval", "words", language)
)
"""What pictures show, which is looked for in them."""

"""Names of folders in an order to index that look like no path: "index samples", 把“照片 Photos”加入图库.

Never looks at the disk: whoever can tries the names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.locations import ORDERS, paths_in

_PUT = re.compile(
    r"^(?:请|帮我|麻烦)*[把将](?P<name>.+?)(?:这个|那个)?(?:文件夹|目录)?(?:里的?)?(?:照片|图片)?都?"
    r"(?:加入|加到|加进|添加到|添加进|放进|放到|导入|导进)(?:到|进)?(?:我的?)?(?:图库|相册|图片库)里?(?:中|去)?[。！]?$"
)
_ENDINGS = (
    re.compile(r" (?:please|(?:in)?to (?:my|the) (?:library|collection))$", re.IGNORECASE),
    re.compile(r" (?:folder|directory)$| ?(?:这个)?(?:文件夹|目录)$", re.IGNORECASE),
)
_CLOSING = re.compile(r"(?<=[^\s.])[.!。！/]+$|[!。！]+$")
"""What ends a sentence, or a folder's name; dots alone may be the folder above."""
_QUOTED = re.compile(r"[\"'“‘「](?P<name>[^\"'“”‘’「」/~\\\n][^\"'“”‘’「」\n]*)[\"'”’」]")
_OF_FOLDERS = re.compile(
    r"^(?:please )?/?index\b|\b(?:folder|directory|library)\b|索引|文件夹|目录|图库", re.IGNORECASE
)
_ONE_WORD = re.compile(r"[A-Za-z0-9][\w-]+")
_GENERAL = re.compile(
    r"(?:(?:all|of|my|the|our|every|everything|again|anew|once|more|now|it|them|this|that|these|those|new|old|whole|whatever"
    r"|changes|updates|changed|here|pictures?|photos?|images?|pics|files?|folders?|director(?:y|ies)|library|collection|stuff"
    r"|things?|in|and|please)\b\W*)+"
    r"|(?:我|全部|所有|一下|重新|再|一次|新|这些?|那些?|个|它们?|照片|图片|图库|相册|库|文件夹|目录|里|的)+",
    re.IGNORECASE,
)
"""Words that name no folder: the library, or whatever is spoken of."""
_LONGEST = 255
"""Characters of a name: more has no common file system."""


@dataclass(frozen=True, slots=True)
class OrderedName:
    """A name, and where it stands in the text, with its quotes."""

    name: str
    start: int
    end: int
    sure: bool
    """It can hardly be anything but a folder."""
    plain: bool = False
    """Everybody understands it as it stands: one word behind the order."""


def names_ordered(text: str) -> list[OrderedName]:
    """What an order to index may mean as a folder beside where the user stands, the longest first. Empty for other
    sentences, and where a path is named."""
    put = _PUT.match(text)
    order = put or ORDERS.match(text)
    if order is None or len(text) > 2 * _LONGEST or paths_in(text.removeprefix("/")):
        return []
    start, end = put.span("name") if put else (order.end(), len(text))
    if quoted := _QUOTED.search(text, start, end):
        return [OrderedName(quoted["name"], *quoted.span(), sure=bool(_OF_FOLDERS.search(text)))]
    names = []
    name = _CLOSING.sub("", text[start:end].strip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for ending in (None, *_ENDINGS):
        name = ending.sub("", name) if ending else name
        if name and not name.startswith("-") and len(name) <= _LONGEST:
            names.append(name)
    return [
        OrderedName(each, start, start + len(each), _is_sure(each, text), plain=not put and len(each.split()) == 1)
        for each in dict.fromkeys(names)
    ]


def _is_sure(name: str, text: str) -> bool:
    if _GENERAL.fullmatch(name):
        return False
    ordered = re.match(r"(?:please )?index\b", text, re.IGNORECASE) and _ONE_WORD.fullmatch(name)
    return bool(ordered) or text.startswith("/index ")

"""Words that ask what the library has more than once: "find duplicates", 有没有重复的照片. Standard library only."""

from __future__ import annotations

import functools
import re

from assistant.api.held import LIBRARY
from assistant.api.plain import plain

_PICTURES = r"(?:pictures?|images?|photos?|photographs?|pics?|files?)"
_ORDER = (
    r"(?:(?:please|ok(?:ay)?|and|now|can you|could you|i want to|let me)[ ,]+)*"
    r"(?:find|show|list|search(?: for)?|look for|get|give|detect|see|check for|are there|do (?:i|we) have"
    r"|have (?:i|we)(?: got)?|what are|where are|how many|which are|is there)(?: me| us)? "
)
_SOME = r"(?:(?:all|any|the|my|our|some|a|of|exact|near|possible|nearly identical)[ -])*"
_TWICE = r"(?:twice|more than once|several times|in duplicate)"
_WHERE = rf"(?: (?:in|of|from|among) (?:{LIBRARY}|(?:my |the |our )?{_PICTURES})| do (?:i|we) have| (?:are )?there)*"
_END = r"(?:[ ,]+(?:please|pls|now))*[ .?!]*"
_EN = tuple(
    pattern + _WHERE + _END
    for pattern in (
        rf"(?:{_ORDER})?{_SOME}(?:duplicates|duplicated? {_PICTURES}|{_PICTURES} duplicates)",
        rf"(?:which|what)(?: of)?(?: my| the)? {_PICTURES} are (?:{_SOME}duplicate[sd]?|there {_TWICE})",
        rf"(?:{_ORDER}|which )?{_SOME}{_PICTURES} (?:that )?(?:(?:do )?(?:i|we) have|are(?: there)?|there) {_TWICE}",
        rf"do (?:i|we) have {_SOME}{_PICTURES} {_TWICE}",
    )
)
_ORDER_ZH = (
    r"(?:请|帮我|给我|我想|我要|能不能|能|可以|有没有|有|是否有|查找|找出|找一?下|找|列出|显示|检查|看看|搜索|搜)*"
)
_HERE_ZH = r"(?:我们?|图库|相册|里面?|中|的|所有|全部|哪些|一下)*"
_PICTURES_ZH = r"(?:照片|图片|相片|图像|文件|图)"
_ZH = tuple(
    pattern + r"(?:都|给我看看|出来)*[吗呢吧了 。？?！!]*"
    for pattern in (
        rf"{_ORDER_ZH}{_HERE_ZH}{_ORDER_ZH}{_HERE_ZH}重复了?的?{_PICTURES_ZH}?(?:有哪些|有吗|在哪里?)?",
        rf"{_HERE_ZH}(?:哪些|有哪些)?{_PICTURES_ZH}(?:是|有)?重复了?的?",
    )
)


def asks_for_duplicates(text: str) -> bool:
    """Whether the words ask for all that the library has more than once, and not for what is like one picture."""
    said = plain(text)
    return any(pattern.fullmatch(said) for pattern in _patterns())


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compiled when the first sentence is read: every command would wait for them."""
    return tuple(map(re.compile, (*_EN, *_ZH)))

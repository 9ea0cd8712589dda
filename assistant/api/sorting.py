"""Words that want pictures in another order: "sort them by date", 按日期排序. Standard library only."""

from __future__ import annotations

import re
from typing import Literal

from assistant.api.plain import plain

Sorted = Literal["", "these", "pictures"]
"""No order is asked for; one of what was shown last, whatever that was; one of pictures, which are named as such."""

_PICTURES = r"(?:pictures?|images?|photos?|photographs?|pics?|hits|search results?)"
_THESE = (
    r"(?:them|these|those|it|this|that|all|everything|the (?:results?|order|list)"
    rf"|(?:all )?(?:(?:of )?(?:the|these|those|my) )*(?P<named>{_PICTURES}))"
)
_FEATURE = (
    r"(?:the )?(?:(?:file )?(?:date|time|age|year|day|month|names?|titles?|file ?names?|size|place|location|folder)"
    r"|when they were taken|date taken|newest|oldest|most recent|relevance|how well they fit|similarity)"
)
_FIRST = r"(?:newest|oldest|latest|most recent|largest|biggest|smallest)(?: ones?)? first"
_EN = re.compile(
    r"(?:(?:can|could|would|will) you |please |now |and |ok(?:ay)?,? )*"
    rf"(?:(?:sort|order|re-?order|arrange|rank|list|show)(?: me)?(?: {_THESE})?"
    rf" (?:by {_FEATURE}(?:,? {_FIRST})?|chronologically|alphabetically|(?:with )?(?:the )?{_FIRST})"
    rf"|(?:newest|oldest|latest|most recent)(?: ones?)? first|(?:sorted|ordered|in order) (?:by|of) {_FEATURE})"
    r"(?:,? (?:please|pls|instead|now|for me))*[ .!?]*"
)
_ZH = re.compile(
    r"(?:请|帮我|能不能|能|可以|麻烦|再|那)*[把将给让]?(?:它们?|[这那](?:些|几张)?|结果|全部|所有|都|我|的)*"
    r"(?P<named>照片|图片|相片|图|搜索结果)?都?(?:按照?|根据|依)(?:拍摄|拍照|文件)?的?"
    r"(?:日期|时间|年份|先后|名字|名称|文件名|大小|地点|文件夹|相似度)(?:的?(?:顺序|先后|新旧))?(?:来|重新|给我)*"
    r"(?:排序|排列|排一?下序?|排一排|排好|排|列出来?|显示)"
    r"(?:一下|吧|吗|好吗|，?(?:最新|最旧|最大|最小)的在前面?)*[ 。！!？?]*"
    r"|(?:最新|最旧|最早)的(?:排|放)?在?(?:最?前面?)(?:吧)?[ 。！!？?]*"
)


def asks_to_sort(text: str) -> Sorted:
    """Whether the words order nothing but that what is here stands in another order, and of what they say so."""
    said = plain(text)
    found = _EN.fullmatch(said) or _ZH.fullmatch(said)
    if not found:
        return ""
    return "pictures" if found["named"] else "these"

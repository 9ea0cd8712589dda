"""Words that want nothing but the newest pictures, or all: "my last 10 photos", 最新的5张照片, "show all my photos".
Standard library only."""

from __future__ import annotations

import re

from assistant.api.figures import AMOUNT, figure_of
from assistant.api.held import LIBRARY
from assistant.api.plain import plain

_SOME = ("few", "several", "some", "couple of", "couple", "几")
"""Words that say no number."""
_NUMBER = rf"(?!one\b){AMOUNT['en']}"
_COUNT = rf"{_NUMBER}|{'|'.join(_SOME[:5])}"
_COUNT_ZH = rf"几|{AMOUNT['zh']}"
_ORDER = (
    r"(?:(?:please|now|ok(?:ay)?|and|just|can you|could you|let me|i(?:'d like| want) to)[ ,]+)*"
    r"(?:show|find|list|get|give|display|see|bring up|pull up|what are|which are)(?: me| us)? "
)
_NEW = r"(?:latest|newest|most recent(?:ly taken)?|recent)"
_PICTURES = r"(?P<noun>pictures?|images?|photos?|photographs?|pics?|shots?|snapshots?)"
_OWN = (
    r"(?: (?:that )?(?:i|we)(?: have|'ve)? (?:took|taken|shot|made|got|have)| taken| (?:in|of|from) my "
    r"(?:library|collection|album))*+(?:[ ,]+(?:please|pls|now))*[.!? ]*"
)
_EN = tuple(
    re.compile(pattern + _OWN)
    for pattern in (
        rf"(?:{_ORDER})?(?:the |my |our )*(?:(?P<before>{_COUNT}) )?{_NEW} (?:(?P<count>{_COUNT}) )?{_PICTURES}",
        rf"(?:{_ORDER}(?:the |my |our )?|(?:my|our) )(?:very )?last (?:(?P<count>{_COUNT}) )?{_PICTURES}",
        rf"{_ORDER}(?P<count>{_NUMBER})(?: of my| of our)? {_PICTURES}",
    )
)
_BY_DATE = r"(?:,? (?:(?:sorted |ordered )?by (?:date|time|age)|(?:the )?(?:newest|latest|most recent) first))"
_ALL_EN = re.compile(
    rf"(?:{_ORDER}|(?:please |now )*(?:browse|sort|order|open)(?: through)? )"
    rf"(?:(?:all|every one)(?: of)? )?(?:(?:my|our) (?:pictures|images|photos|photographs|pics|shots|snapshots)"
    rf"|(?:all )?(?:the )?(?:pictures|images|photos|photographs|pics) (?:in|from|of) {LIBRARY}"
    rf"|everything(?: (?:in|from) {LIBRARY})?|{LIBRARY}){_BY_DATE}?(?:[ ,]+(?:please|pls|now))*[.!? ]*"
)
"""Everything that the library has: also the newest first."""
_ORDER_ZH = (
    r"(?:请|帮我|给我|我想|我要|让我|能不能|能|可以)*(?:看看|看一?下|看|找出|找|显示|列出|展示|查看|调出)(?:一下|我)*"
)
_PICTURES_ZH = r"的?(?P<noun>照片|图片|相片|图像|图)"
_END_ZH = r"(?:给我看看?|看看)?[吧吗呢 。！!？?]*"
_ZH = tuple(
    re.compile(pattern + _PICTURES_ZH + _END_ZH)
    for pattern in (
        rf"(?:{_ORDER_ZH})?(?:我的?|图库里的?)*(?:(?P<before>{_COUNT_ZH}) ?[张幅])?(?:最新|最近|最后(?=拍))"
        rf"(?:拍摄?的?|照的|的)*+(?:(?P<count>{_COUNT_ZH}) ?[张幅])?",
        rf"{_ORDER_ZH}(?P<count>{AMOUNT['zh']}) ?[张幅]",
    )
)
_ALL_ZH = re.compile(
    rf"(?:{_ORDER_ZH}|(?:请|帮我)*(?:浏览|打开|翻看)(?:一下)?)(?:我们?|图库|的|里面?|中)*(?:所有|全部)的?(?:照片|图片|相片)"
    r"(?:给我看看?|看看)?[吧吗呢 。！!？?]*"
    rf"|(?:{_ORDER_ZH}|(?:请|帮我)*(?:浏览|打开|翻看)(?:一下)?)(?:我们?的?(?:照片|图片|相片)|(?:我们?的?)?图库(?:里面?|中)?"
    r"(?:的?(?:照片|图片|相片|东西|内容))?)[吧吗呢 。！!？?]*"
)


def newest_in(text: str) -> int | None:
    """How many pictures are wanted by words that say nothing of what these show, the newest first: 0 if they do not say
    how many, or want all that there are. None for all other words."""
    said = plain(text)
    if _ALL_EN.fullmatch(said) or _ALL_ZH.fullmatch(said):
        return 0
    match = next((found for pattern in (*_EN, *_ZH) if (found := pattern.fullmatch(said))), None)
    if match is None:
        return None
    groups = match.groupdict()
    count = groups.get("before") or groups.get("count")
    one = match["noun"].isascii() and not match["noun"].endswith("s")
    if count in _SOME:
        return 0
    return figure_of(count) if count else int(one)

"""Words that want to see a picture that is here already: "show me the first one again", 再给我看一次第二张.
Standard library only."""

from __future__ import annotations

import re

from assistant.api.plain import plain

_NOUN = r"(?:pictures?|photos?|photographs?|images?|pics?|hits?|results?|ones?)"
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,3}(?:st|nd|rd|th))"
    r"(?: (?:two|three|four|five|\d{1,2}))?"
)
_ONE = (
    rf"(?:(?:{_NOUN} )?(?:(?:number|no\.|nr\.?) ?)?#?\d{{1,6}}"
    rf"|(?:the )?{_NTH}(?: {_NOUN})?(?: of (?:them|these|those))?)"
)
_AGAIN = r"(?:,? (?:again|once more|one more time|please|pls|now))*"
_EN = re.compile(
    r"(?:(?:can|could|would|will) you |please |now |and |ok(?:ay)?,? |so |(?:can|could) i )*"
    rf"(?:show|display|let me see|see)(?: me| us)?(?: again| once more)? {_ONE}"
    rf"(?:(?:,? and |, ){_ONE})*{_AGAIN}[ .!?]*"
)
_ONE_ZH = (
    r"(?:(?:(?:图片?|照片) ?)?# ?\d{1,6}号?|(?:倒数)?第 ?[一二两三四五六七八九十\d]{1,3} ?[张幅个]"
    r"|最后一?[张幅]|前[一两二三四五六七八九十\d]+[张幅])的?(?:图片?|照片|结果)?"
)
_SEE_ZH = r"(?:看|显示|展示)"
_TIMES_ZH = r"一?[次遍下眼]"
_ZH = re.compile(
    rf"(?:请|麻烦|帮我|能不能|可以)*"
    rf"(?:(?:(?:再|重新)(?:给我|让我|帮我)?|(?:给我|让我)再){_SEE_ZH}(?:{_TIMES_ZH}|看(?=第|#))?"
    rf"|(?:给我)?(?:显示|展示)(?:一下)?)"
    rf" ?{_ONE_ZH}(?:[和、] ?{_ONE_ZH})*(?:再?{_SEE_ZH}{_TIMES_ZH})?(?:给我看看?)?[吧吗呢 。！!？?]*"
    rf"|(?:请|麻烦|帮我)*把?{_ONE_ZH}(?:再|重新)(?:给我)?{_SEE_ZH}{_TIMES_ZH}(?:给我看看?)?[吧吗 。！!？?]*"
)


def asks_to_show(text: str) -> bool:
    """Whether the words want to see pictures that they name by number or place, and nothing that is like them."""
    said = plain(text).replace("＃", "#")
    return bool(_EN.fullmatch(said) or _ZH.fullmatch(said))

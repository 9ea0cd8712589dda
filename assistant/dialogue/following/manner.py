"""Words that only say how something is to be said: "in Chinese", "funnier", 用英文, 搞笑一点的. Pure."""

from __future__ import annotations

import re

from assistant.api import COMPARED, Language

_HOW = {
    "en": re.compile(
        r"(?:(?:but|and|now|say it|once more|again)[ ,]+)*(?:(?:in|into|to) )?(?:english|chinese|mandarin|french|german"
        r"|spanish|italian|portuguese|russian|japanese|korean)(?:[ ,]+(?:please|pls|now|instead|then))*[.!? ]*$"
        rf"|(?:(?:something|a bit|a little|much|even|make it) )*(?:{COMPARED}|(?:more|less) [a-z]+)(?:$|[,.!?])"
    ),
    "zh": re.compile(
        r"(?:请|那|就|再)*(?:用|以|换成?|改成?|改用|说成?|翻译?成|译成)?"
        r"(?:[中英法德日韩俄]文|[英法德日韩俄汉国]语|普通话|西班牙语|意大利语|葡萄牙语)"
        r"(?:来?(?:说|讲|写|描述)(?:一[下遍])?|版)?的?[吧呢吗呗]?[。！!？? ]*$"
        r"|(?:再|更|稍微?)?[\u4e00-\u9fff]{1,4}一?[点些]的?[吧呢吗呗]?(?:$|[，,。！!？? ])"
    ),
}


def says_how(text: str, language: Language) -> bool:
    """Whether a language, or more or less of a trait, is what the words begin with and all that they name."""
    return bool(_HOW[language].match(text.strip().lower()))

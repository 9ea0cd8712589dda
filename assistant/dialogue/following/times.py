"""Words that only say when pictures were taken: "only from last year", 只要去年的. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common

_SPAN = (
    r"(?:year|month|week|weekend|night|spring|summer|autumn|fall|winter|christmas|easter|holidays?|vacation|trip"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)s?"
)
_AGO = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|some|\d{1,3}) (?:year|month|week|day)s? ago"
_RELATIVE = (
    rf"(?:yesterday|today|the day before yesterday|(?:the )?(?:last|past|this|previous) (?:\w+ )?{_SPAN}|{_AGO})"
)
_YEAR = r"(?:19|20)\d\d"
_PICTURES = r"(?:the |those |these )?(?:ones?|pictures?|photos?|images?|pics|results|shots)"
_WHEN = {
    "en": re.compile(
        rf"(?:(?:and|but|now|ok(?:ay)?|please)[ ,]+)*"
        rf"(?:(?:only|just|show me|{_PICTURES})[ ,]+)*"
        rf"(?:(?:that (?:are|were) |which (?:are|were) |i )?(?:taken|shot|took|made) )?(?:(?:from|in|since|before|after"
        rf"|until|of|on|during) )?{_RELATIVE}(?: only| please)*\W*"
        rf"|(?:(?:and|but|now|ok(?:ay)?)[ ,]+)*(?:(?:only|just) (?:{_PICTURES} )?(?:(?:taken|shot) )?"
        rf"|(?:{_PICTURES} )?(?:taken|shot) )(?:from|in|since|before|after|until|of|during) {_YEAR}\W*"
    ),
    "zh": re.compile(
        r"(?:那|就|请|但是?|现在)*(?:只要|只看|只想看|仅限|就要|要|看)?(?:在|从)?"
        r"(?:(?:去年|前年|今年|昨天|前天|今天|上(?:个)?(?:周末?|星期|礼拜|月)|[这本](?:个)?(?:周末?|星期|礼拜|月)"
        r"|[一两三四五六七八九十几\d]+(?:年|个月|周|天)[以之]?前)(?:的?(?:[春夏秋冬][天季]?|[一二三四五六七八九十\d]+月"
        r"|春节|国庆))?(?:以来|之[前后]|以[前后])?(?:拍|照|存)?的?"
        r"|(?:最近|(?:19|20)\d\d年)(?:[以之][前后])?(?:拍|照)的?)"
        r"(?:那些|那几张|照片|图片?|结果)?[吧呢啊]?\W*"
        r"|(?:那|就|请)*(?:只要|只看|仅限)(?:19|20)\d\d年?(?:[以之][前后])?的?(?:那些|照片|图片?|结果)?[吧呢啊]?\W*"
    ),
}


def says_when(text: str, language: Language) -> bool:
    """Whether a time, seen from today, is all that the words say: it is of pictures that there are, and none to be
    made."""
    return _WHEN[language].fullmatch(common(text, language)) is not None

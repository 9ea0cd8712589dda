"""Words that want what is like something, and do not say like what: "similar ones", 还有类似的吗. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common

_SHOWN = r"(?:pictures?|photos?|images?|pics|shots?|ones?|results?|stuff|things?|looking)"
_ALIKE_ZH = "(?:类似|相似|相近|差不多)"
_ALIKE = {
    "en": re.compile(
        rf"\b(?:similar|alike|comparable)(?: {_SHOWN})*"
        r"(?=[ ,]*(?:[.!?]|$|(?:but|with|without|in|from|among|do|are|please|pls|too|as well|only|though)\b))"
    ),
    "zh": re.compile(
        rf"(?<![和跟与像同]){_ALIKE_ZH}的?(?:图片?|照片|图像|画面|一张|那种)?(?=[有吗吧呢嘛么，,。！!？? 但]|$)"
    ),
}
_NAMES_IT_ZH = re.compile(rf"[和跟与像同].{{1,12}}{_ALIKE_ZH}")

_MORE_LIKE = {
    "en": re.compile(
        r"(?:(?:and|now|ok(?:ay)?|please|show|give|find|get|me|us)[ ,]+)*(?:(?:a few|some|a couple|several|any|\d{1,3}"
        r"|two|three|four|five|six|ten) )?more (?:(?:pictures|photos|images|ones) )?(?:like|similar to)"
        r" (?:these|those|them|this|that|it)(?: (?:ones?|pictures?|photos?))?(?:[ ,]+(?:please|pls|now))*[ .!?]*"
    ),
    "zh": re.compile(
        r"(?:请|再|帮我|给我|多|来|找|看)+(?:几张|一些|点|些|[一两三四五六七八九十\d]+张)(?:像)?(?:这样|那样|这种|那种|像这些|类似)的?"
        r"(?:图片?|照片)?[吧呗]?[ 。！!]*"
    ),
}


def wants_alike(text: str, language: Language) -> bool:
    """ "A few more like these", 再来几张类似的, and nothing else."""
    return _MORE_LIKE[language].fullmatch(common(text, language)) is not None


def asks_for_likeness(text: str, language: Language) -> bool:
    """Whether it is left to what was talked about what the wanted ones are like."""
    said = common(text, language)
    return bool(_ALIKE[language].search(said)) and not (language == "zh" and _NAMES_IT_ZH.search(said))

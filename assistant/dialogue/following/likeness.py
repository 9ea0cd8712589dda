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


def asks_for_likeness(text: str, language: Language) -> bool:
    """Whether it is left to what was talked about what the wanted ones are like."""
    said = common(text, language)
    return bool(_ALIKE[language].search(said)) and not (language == "zh" and _NAMES_IT_ZH.search(said))

"""Words that want more of what was found, or less, right after words about it: "any more?", 不要圆形. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.following.excluding import excluded_in
from assistant.dialogue.following.leaving_out import left_out_in
from assistant.dialogue.following.more import asks_for_another, asks_for_more

_GOES_ON = {
    "en": re.compile(r"\b(?:else|keep going|go on|continue|rest)\b"),
    "zh": re.compile(r"继续|接着|下一?张|换一?[张个]"),
}
"""What may as well go on with an answer, or with the next picture."""
_OF_WORDS = {
    "en": re.compile(
        r"\b(?:words?|emojis?|details?|punctuation|markdown|lists?|bullets?|hashtags?|titles?|english|chinese|sentences?"
        r"|jokes?|guess\w*|numbers?)\b"
    ),
    "zh": re.compile(r"字|词|句|话|标点|表情|细节|解释|猜|玩笑|列表|[太那这么]|文|语|担心"),
}
"""What an answer is made of, and no picture is left out for."""
_LESS = {
    "en": re.compile(r"(?:(?:and|but|now|ok(?:ay)?|please),? )*without (?!me\b|you\b|it\b|too\b|so\b)", re.IGNORECASE),
    "zh": re.compile(
        r"[那就请，, ]*(?:不要|不含|不带|别要)(?:有|带)?[^，。！？!?]*"
        r"(?:[形色圆人狗猫鸟车树花海船]|方块|三角|星星?|爱心|心|十字|字母)的?[的吧呢。！! ]*$"
    ),
}
"""How less is asked for: "no" and 去掉 say much else about a picture."""


def searches_on_after(text: str, language: Language) -> bool:
    """Whether the words, right after others about what was found, want more of it, "any more?", 没有别的吗, or less,
    "without circles", 不要第二张."""
    if asks_for_more(text, language):
        return not (asks_for_another(text, language) or _GOES_ON[language].search(common(text, language)))
    if left_out_in(text, language):
        return True
    less = excluded_in(text, language)
    return bool(less and _LESS[language].match(text.strip())) and not _OF_WORDS[language].search(less)

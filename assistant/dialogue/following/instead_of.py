"""Words that turn down one thing and want another: "no cats, dogs", 不要猫，要狗. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.following.fragments import is_fragment
from assistant.dialogue.references import MASK, mask

_THING = r"[a-z'-]+(?: [a-z'-]+)?"
_NO_THING = r"(?!(?:more|thanks?|problem|way|idea|one|need|wait|worries|sorry|not|that|this|it|those|these|them)\b)"
_INSTEAD = {
    "en": re.compile(
        r"(?:(?:i want|i mean|i meant|and|now|ok(?:ay)?)[ ,]+)*(?:no|not|without)(?: any)?"
        rf" {_NO_THING}(?P<without>{_THING})(?:, (?:but )?| but )(?:only |just |rather |some |the )?"
        rf"(?P<wanted>{_THING}(?: [a-z'-]+)?)(?:,? (?:instead|please|pls))*[.! ]*"
    ),
    "zh": re.compile(
        r"(?:我|那|就|请)*(?:不要|不找|不想要|不想看|不看|不是)(?!紧|急|着急|客气|怕|了)"
        r"(?P<without>[^，,。要找看是的]{1,6})[，,、 ]*(?:而|只|就)?"
        r"(?:要|找|是|想要|想看|看)(?P<wanted>[^，,。要找看是]{1,8})[吧呗]?[。！! ]*"
    ),
}


def wanted_instead(text: str, language: Language) -> str:
    """The search that such words ask for after another one, in words; "" if they are none."""
    found = _INSTEAD[language].fullmatch(common(text, language))
    if not found or MASK in mask(text) or not is_fragment(found["wanted"], language):
        return ""
    if language == "zh":
        return f"找{found['wanted']}，不要{found['without']}"
    return f"find {found['wanted']}, no {found['without']}"

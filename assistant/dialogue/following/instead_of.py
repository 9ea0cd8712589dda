"""Words that turn down one thing and want another: "no cats, dogs", 不要猫，要狗. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.following.fragments import is_fragment
from assistant.dialogue.references import MASK, mask

_THING = (
    r"(?:[a-z'-]+ )?(?!(?:pictures|photos|photographs|images|pics|ones|results|hits|outdoors|indoors|thanks|cheers)\b)"
    r"[a-z'-]+(?<!s)s"
)
"""Several of something: "no luck, next" and "no cats, please" want no other thing."""
_NO_THING = r"(?!(?:thanks|worries|ways|ideas|those|these|others)\b)"
_INSTEAD = {
    "en": re.compile(
        r"(?:(?:i want|i mean|i meant|and|now|ok(?:ay)?)[ ,]+)*(?:no|not|without)(?: any)?"
        rf" {_NO_THING}(?P<without>{_THING})(?:, (?:but )?| but )(?:only |just |rather |some |the )?"
        rf"(?P<wanted>{_THING})(?:,? (?:instead|please|pls))*[.! ]*"
    ),
    "zh": re.compile(
        r"(?:我|那|就|请)*(?:不要|不找|不想要|不是)(?![紧急着客怕了我你他她这那担说生])"
        r"(?P<without>[^，,。要找看是的]{1,6})[，,、 ]*(?:而|只|就)?"
        r"(?:要|找|想要|是)(?P<wanted>(?![的这那我你])[^，,。要找看是]{1,8})[吧呗]?[。！! ]*"
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

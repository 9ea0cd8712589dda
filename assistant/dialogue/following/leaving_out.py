"""Words that want what was found once more without some of it: "without the first one", 不要第二张. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.following.fragments import of_results
from assistant.dialogue.references import MASK, mask

_LESS = {
    "en": re.compile(
        r"^(?:(?:but|and|now|just|only|please|show me|the same|same)[ ,]+)*"
        r"(?:not|without|except(?: for)?|excluding|exclude|leave out|skip|minus|drop|remove|hide"
        r"|(?:everything|all) but) (?P<which>.+?)(?:,? (?:please|pls|then|now|this time|though))*[ .!?]*$"
    ),
    "zh": re.compile(
        r"^(?:但是?|可是|只是|那|这次|请|把)*[，, ]*(?:不要|别要|去掉|排除|除了|除去|不看|不想看)(?P<which>.+?)"
        r"(?:以外|之外|都不要)*[吧呗啊哈]?[。！!?？ ]*$"
    ),
}
_THOSE = ("these", "those", "them")


def left_out_in(text: str, language: Language) -> str:
    """The words that name pictures of those that were shown, where they are only to be left out; "" where the words say
    anything else, also of a kind that is not wanted: "without the pink ones"."""
    found = _LESS[language].match(common(text, language))
    which = of_results(found["which"].strip(), language) if found else ""
    return which if which in _THOSE or (which and mask(which, firmly=False) == MASK) else ""

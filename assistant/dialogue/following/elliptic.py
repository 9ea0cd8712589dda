"""Words that lean on the turn before: without it nobody can tell what they are about. Pure.

"and the roof?", "by a lot?", "why", 旁边那个呢, 从哪年开始. A whole sentence may have turned to something
else.
"""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.following.asking import SHORT, doubts_answer

_LEANS = {
    "en": re.compile(
        r"^(?:and|or|but|now|(?:what|how) about|(?:the )?same)\b|^(?:in|on|at|by|from|under|behind|beside|next to"
        r"|since|with|without)\b|\bones?\b|^(?:(?:since|from|by) )?(?:who|what|which|where|when|how|why)(?:'?s)?"
        r"(?: \w+)?\W*$|^which(?: of (?:them|these|those|the two))? is (?:the )?\w+\W*$|\blooks?\b(?! (?:for|up)\b)"
    ),
    "zh": re.compile(
        r"^(?:那(?!不)|还有|和|或者|从(?!.*数)|另)|呢[？?。]*$|^[\u4e00-\u9fff]{1,4}[？?]$|看起来|看上去|看得[出见清]"
    ),
}
_SHORT = {"en": re.compile(r"\W*\w+(?:'\w+)?(?:\W+\w+(?:'\w+)?){0,2}\W*"), "zh": re.compile(r".{1,6}")}


def leans_on(text: str, language: Language) -> bool:
    """Whether the words say themselves that they go on with something: by what they begin with or leave out."""
    said = common(text, language)
    return (len(said) < SHORT and bool(_LEANS[language].search(said))) or doubts_answer(said, language)


def is_brief(text: str, language: Language) -> bool:
    """At most three English words or six Chinese characters: of such words much may be left out."""
    return _SHORT[language].fullmatch(text.strip()) is not None

"""Short questions that go on with the question before, and doubts of its answer. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common

SHORT = 40
"""Characters within which words may go on with a question or its answer."""
_ASKS = {
    "en": re.compile(
        r"^(?:(?:and|but|so|or|ok(?:ay)?)[ ,]+)*(?:who|who's|whose|which|what|what's|where|when|since when|how|why|is"
        r"|are|was|were|does|do|did|can i see|has|have|any)\b|\?$|^\w+ or \w+$"
    ),
    "zh": re.compile(r"[吗么]?[？?]$|吗$|[几谁哪什]|多[少大高长久远]|为[什何]|怎么|还是|有没有|是不是"),
}
_DOUBTS = {
    "en": re.compile(
        r"^(?:are )?you (?:really )?sure\b|^really\W*$|\b(?:look|check|count|read) (?:it )?(?:again|closer|closely"
        r"|carefully|twice)\b|^(?:look|think) harder|\bwhat makes you (?:say|think)\b|^how (?:do|can) you (?:know"
        r"|tell)\b"
    ),
    "zh": re.compile(r"^(?:你)?(?:真的?)?确[定认]|真的[吗么]|再.{0,3}[看确检数读]|仔细|看清|怎么看出|为什么这么"),
}
"""What sends somebody back to look again."""
_OF_US = {"en": re.compile(r"\b(?:you|your|i|my|we|our|me)\b(?! see)"), "zh": re.compile(r"[你您我咱]")}


def asks_further(text: str, language: Language) -> bool:
    """ "since when?", "why", 谁高一些: a short question that names nothing of what it is about, and is not about us."""
    said = common(text, language)
    if len(said) >= SHORT:
        return False
    asks = bool(_ASKS[language].search(said)) and not _OF_US[language].search(said)
    return asks or doubts_answer(said, language)


def doubts_answer(said: str, language: Language) -> bool:
    """Whether `said`, in common words, sends back to look again: "are you sure?", 再看看."""
    return bool(_DOUBTS[language].search(said))

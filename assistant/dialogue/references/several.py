"""What is said of several pictures at once, and tells them from others: "the blue ones", "those with a star".

Belongs here: words that single out more than one picture. The one of many is in `described` and `read_en`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.api import SHADED, Language
from assistant.dialogue.references.pointing_en import TOLD
from assistant.dialogue.references.values import Mention

SHOWS_ZH = r"(?<!没)(?:有|画着|画了|画有|带着?|拍到了?|显示着?)(?P<shown>[^，。？！的]{1,12})的"
"""What a picture shows, in Chinese, before the word for the picture."""
_PICTURES = r"(?:ones|pictures|photos|images|pics|drawings)"
_SEVERAL: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:the|those|these|all(?: the)?) (?P<colour>{SHADED['en']}) {_PICTURES}\b"
        r"|\b(?:the ones|(?<!compare )those) (?:with|(?:that|which) (?:have|show|contain)|showing|containing)"
        rf" (?!the (?:first|second|third|last|other|one)\b)(?P<shown>{TOLD})",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"(?:{SHOWS_ZH}|(?P<colour>[\u4e00-\u9fff]色)的?)"
        r"(?:图片?|照片)?那(?:些|几[张幅个])(?:图片?|照片)?"
    ),
}


def pointed_at(text: str, language: Language) -> str:
    """The text with pointing words for what it says of several pictures."""
    return _SEVERAL[language].sub("这些" if language == "zh" else "these", text)


def told_of_several(text: str, found: Sequence[Mention], language: Language) -> list[Mention]:
    """The mentions, with what the sentence says of several pictures as the words of the one that names them."""
    known = list(found)
    for match in _SEVERAL[language].finditer(text):
        words = match["colour"] or match["shown"]
        beside = [each for each in known if each.start < match.end() and match.start() < each.end]
        if not beside:
            known.append(Mention("pronoun", *match.span(), plural=True, strong=False, words=words))
        elif len(beside) == 1 and beside[0].kind == "pronoun" and beside[0].plural:
            start, end = min(beside[0].start, match.start()), max(beside[0].end, match.end())
            known[known.index(beside[0])] = replace(beside[0], start=start, end=end, words=words)
    return sorted(known, key=lambda mention: mention.start)

"""Words that only name a folder: "only in ~/Pictures/2019", 在 ~/Pictures 里的. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.locations import paths_in

_PLACE = {
    "en": re.compile(
        r"(?:(?:and|but|now|only|just|the|those|ones?|pictures|photos|images|show me|that are|which are)[ ,]+)*"
        r"(?:in|from|under|inside|below|within) (?:the (?:folder|directory) )?▲(?:[ ,]+(?:please|only|now|instead))*"
    ),
    "zh": re.compile(
        r"(?:那|就|只|请|要|看|的|[，, ])*(?:在|从) ?▲ ?(?:文件夹|目录)?(?:里面?|中|下)?(?:的|找|搜|看"
        "|呢|那些)*"
    ),
}


def names_place(text: str, language: Language) -> bool:
    """Whether a folder is all that they name, and nothing is said of what to do with it."""
    found = paths_in(text)
    if len(found) != 1:
        return False
    ((_, (start, end)),) = found
    return bool(_PLACE[language].fullmatch(f"{text[:start]}▲{text[end:]}".strip(" .!?。！？").lower()))

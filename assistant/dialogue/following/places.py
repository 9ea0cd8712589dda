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


_FOLDER = {
    "en": re.compile(
        r"(?:(?:and|but|now|only|just|the|those|ones?|pictures|photos|images|show me|that are|which are)[ ,]+)*"
        r"(?:in|from|inside|below|within) (?:(?:the |my |our )?(?:folder|directory) (?!(?:on|of|with|and|in|that)\b)"
        r"[\w.-]+|(?:my|our) (?!own\b)[\w.-]+(?: [\w.-]+)? (?:folder|directory))(?:[ ,]+(?:please|only|now))*[.!? ]*"
    ),
    "zh": re.compile(
        r"(?:那|就|请|只|要|看|[，, ])*(?:在|从) ?(?:我的)?(?:[^，。！？\s的]{1,20} ?(?:文件夹|目录)|(?:文件夹|目录) ?"
        r"[^，。！？\s的里中]{1,20})(?:里面?|中|下|内)?的?(?:图片?|照片|那些)?[。！!？? 吧呢]*"
    ),
}


def names_folder(text: str, language: Language) -> bool:
    """Whether the name of a folder is all that they say: "in my beach folder", 只要在beach文件夹里的."""
    return bool(_FOLDER[language].fullmatch(text.strip().lower()))


def names_place(text: str, language: Language) -> bool:
    """Whether a folder is all that they name, and nothing is said of what to do with it."""
    found = paths_in(text)
    if len(found) != 1:
        return False
    ((_, (start, end)),) = found
    return bool(_PLACE[language].fullmatch(f"{text[:start]}▲{text[end:]}".strip(" .!?。！？").lower()))


def names_somewhere(text: str, language: Language) -> bool:
    """Whether a folder is all that they name, by its path or in words."""
    return names_place(text, language) or names_folder(text, language)

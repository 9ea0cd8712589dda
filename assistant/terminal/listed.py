"""How a conversation stands in a list: by its title and its time."""

from __future__ import annotations

from datetime import datetime

from assistant.api.language import Bilingual, Language, in_language
from assistant.api.safe_text import safe_line

_UNTITLED = Bilingual("untitled", "未命名")


def moment(seconds: float) -> str:
    """Seconds since 1970 as `2026-11-27 05:14` in the time of this place."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def titled(title: str, language: Language) -> str:
    """The title on one line, or that there is none: nothing was said in words so far."""
    return safe_line(title) or in_language(_UNTITLED, language)

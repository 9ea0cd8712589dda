"""What the chat and the commands both say of what they list: conversations, and folders of the library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.api.language import Bilingual, Language, in_language
from assistant.api.safe_text import safe_line

_UNTITLED = Bilingual("untitled", "未命名")


def moment(seconds: float) -> str:
    """Seconds since 1970 as `2026-11-27 05:14` in the time of this place."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def titled(title: str, language: Language) -> str:
    """The title on one line, or that there is none: nothing was said in words so far."""
    return safe_line(title) or in_language(_UNTITLED, language)


def stays(folder: str, kept: str) -> Bilingual:
    """Why pictures of a folder that was taken out of the library stay in it: another folder there holds them, around
    this one, in it, or by its links."""
    name, place = safe_line(kept), Path(folder).resolve()
    if place.is_relative_to(kept):
        return Bilingual(
            f"{name} stays in the library, and with it the pictures of this part.",
            f"{name} 仍在图库中，这一部分的图片也随之保留。",
        )
    if not Path(kept).is_relative_to(place):
        return Bilingual(
            f"{name} stays in the library, and with it the pictures that its links lead to.",
            f"{name} 仍在图库中，它的链接所指的图片也随之保留。",
        )
    return Bilingual(
        f"{name} stays in the library: it was brought in on its own.", f"{name} 仍在图库中：它是单独加入的。"
    )

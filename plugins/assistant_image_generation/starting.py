"""The words of a drawing that starts from a picture which was not drawn here. Pure."""

from __future__ import annotations

import re

from assistant.api import Language, with_articles
from assistant_image_generation.changing import background_of, changed, colour_of
from assistant_image_generation.editing import become

_LONGEST = 200
"""Characters that are taken from a description: text encoders read few more."""
_SHOWS = re.compile(
    r"^(?:(?:this|the) (?:picture|image|photo(?:graph)?) (?:shows|depicts|contains|is of|features) "
    r"|(?:here|there) (?:is|are) |(?:这|这张|这幅|图|照片|图片)+[里中上]?(?:显示|展示|画|拍)?(?:的?是|了|着|有))",
    re.IGNORECASE,
)

_LOWER = re.compile(r"[a-z ]")
_NAMES = re.compile(r"(?:an?|one|two|three|four|five|some|several|many) |[一两二三四五几]", re.IGNORECASE)
"""What a description begins with that names what there is."""


def started(description: str, change: str, language: Language, *, replaces: bool) -> str:
    """What the drawing shows: the described picture with the change, or what it becomes; "" if neither is known."""
    shown = _subject(description)
    if not change:
        return shown
    if replaces:
        return become(shown, change, language)
    if shown:
        return changed(shown, change, language)
    if background := background_of(change, language):
        return f"{background}背景" if language == "zh" else with_articles(f"a {background} background")
    colour = colour_of(change, language)
    # A colour alone names nothing that could be drawn.
    return change if not colour else f"一幅{colour}的图" if language == "zh" else f"a picture in {colour}"


def _subject(description: str) -> str:
    """What the first sentence of a description says is to be seen; answers stand beside it, a line each."""
    lines = description.strip().splitlines()
    line = next((line for line in lines if _SHOWS.match(line) or _NAMES.match(line)), lines[0] if lines else "")
    said = _SHOWS.sub("", re.split(r"(?<=[.!?])\s|[。！？]", line, maxsplit=1)[0].rstrip(" .!?"))
    short = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0]
    return short[:1].lower() + short[1:] if _LOWER.match(short, 1) else short

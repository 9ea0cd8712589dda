"""Whether an order to draw goes into the picture of the one before it: "a tree next to it", 在上面. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.arranged import names_thing

_THING = re.compile(r"(?:an?|two|three|four|five|\d+) [a-z]|[一两几]?[只个棵张条座朵辆]", re.IGNORECASE)
_MORE = re.compile(r"some (?!of\b|more\b)[a-z]", re.IGNORECASE)
_PLACED = (
    r"(?:on|in|at|by|under|near|over|above|below|behind|beside|around|inside|into|onto|next to|in front of|on top of)"
)
_IT = re.compile(
    rf"(?<!of )\b(?:it|them|him|there)\b(?! (?:is|are|was|were)\b)|\b{_PLACED} (?:its|their|his|her)\b"
    r"|\bin front of it\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\bthe (?P<thing>[a-z]{3,})", re.IGNORECASE)
_SIDE_ZH = r"(?:[上下里后前]面?|旁边?|边上|周围|四周|中间|之?间|顶上|身[上边后旁])"
_PLACE_ZH = re.compile(rf"(?:^|[在到往])(?P<thing>[^，,。在到往]{{0,6}}?)的?{_SIDE_ZH}(?![的课衣海学来去])")
_IT_ZH = re.compile(r"[它牠]们?|[他她]们?的?(?=[旁身上下后前周])|其[中上旁间]")


def goes_into(order: str, before: str, language: Language) -> bool:
    """Whether an order, after those `before` it, puts a thing into the picture that they draw: by a word for what it
    shows, as something known that they name first, or as "some" more."""
    if _MORE.match(order):
        return True
    return (names_thing(order, language) or bool(_THING.match(order))) and _points_back(order, before, language)


def _points_back(order: str, before: str, language: Language) -> bool:
    if language == "zh":
        return bool(_IT_ZH.search(order)) or any(_is_made(each["thing"], before) for each in _PLACE_ZH.finditer(order))
    named = (re.escape(each["thing"]) for each in _KNOWN.finditer(order))
    return bool(_IT.search(order)) or any(
        re.search(rf"\ban? (?:(?!{_PLACED}\b)[a-z-]+ ){{0,2}}{thing}\b", before, re.IGNORECASE) for thing in named
    )


def _is_made(place: str, before: str) -> bool:
    """Whether a place is no place of its own: 上面 alone, or 树上 after 画一棵树."""
    return not place or (place in before and f"在{place}" not in before)

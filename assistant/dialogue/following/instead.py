"""Something to be made of what was looked for: "find elephants", then "draw me one instead". Pure."""

from __future__ import annotations

import re

from assistant.api import Language, with_articles

_ONE = {
    "en": re.compile(
        r"(?:draw|paint|sketch|make|generate|create|render)(?: me| us)? (?:one|some)(?: like (?:that|this|these"
        r"|those))?"
        r"(?P<rest>(?:,? (?:in|with|at|on|as|under|but|that|who|wearing) .+?)?)(?: (?:instead|for me|then|please"
        r"|now))*[.!? ]*$"
    ),
    "zh": re.compile(
        r"(?:画|生成|做|来)(?:出|个|一)?[一]?[个只头条张幅座辆朵棵匹艘](?:这样的|那样的)?(?P<rest>(?:[，,].+?)?)(?:吧"
        r"|给我看看|看看|好吗|呗)?[。！? ]*$"
    ),
}


def made_of(text: str, looked_for: str, language: Language) -> str:
    """The words of a picture of what was looked for; "" where the words order nothing of it."""
    found = _ONE[language].search(text.strip().lower())
    if not found or not looked_for:
        return ""
    rest = re.sub(r"^,? ?but ", " ", found["rest"])
    return f"{looked_for}{rest}" if language == "zh" else f"{_single(looked_for)}{rest}"


def _single(things: str) -> str:
    """One of some things, as far as spelling tells: "red circles" → "a red circle"."""
    if re.match(r"(?:an?|the|my|our|two|three|four|some) |.*\b(?:people|children|men|women|sheep|fish)\b", things):
        return things
    head = re.split(r" (?=(?:in|at|on|with|of|by|near|under)\b)", things, maxsplit=1)[0]
    one = re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", head))
    return with_articles(f"a {one}") + things[len(head) :]

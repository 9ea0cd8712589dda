"""The words of a drawn picture after an order to edit it: "give it a hat", "take out the egg", 不要香菜. Pure."""

from __future__ import annotations

import re

from assistant.api import SHADED, Language, with_articles
from assistant_image_generation.removing import kept, removed, with_again, without
from assistant_image_generation.things import NUMBER, several, single, times

_GIVEN = re.compile(
    r"(?:give|put|dress) (?:it|him|her|them)(?: in)? (?P<what>.+)|(?:put|add) (?P<added>(?:an?|some|two|three) .+)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"put (?:it|him|her|them) (?P<where>(?:on|in|under|at|next to|behind|beside|near|by|over|inside|in front of)"
    r" .+)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:more|fewer|less) [a-z]+s", re.IGNORECASE)
_COUNT = re.compile(rf"(?P<count>{NUMBER})(?: of (?:them|these|those))?", re.IGNORECASE)
_BESIDE = r"(?:in|on|at|with|of|by|under|near|wearing|riding|eating|playing|holding|next|sitting|standing)"
_START = re.compile(
    rf"(?:an?|{NUMBER}) (?P<traits>(?:[a-z-]+ )*?)(?P<head>[a-z-]+)(?P<rest>(?: {_BESIDE}\b.*)?)", re.IGNORECASE
)
_KNOWN = {
    "en": re.compile(
        rf"(?P<count>(?:an?|{NUMBER}) )(?P<traits>(?:[a-z-]+ )*?)(?P<head>[a-z-]+)(?P<rest>(?: {_BESIDE}\b.*)?)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<count>(?:[一两三四五六七八九十]+|\d{1,2})?[个只颗条张座棵辆朵匹艘片])?"
        r"(?P<traits>[^，和与在打戴穿骑拿抱]*?(?:色的?|[大小]|的))?(?P<head>[^，和与在的打戴穿骑拿抱]+)(?P<rest>(?:[，在].+)?)"
    ),
}
"""One thing with what is said of it."""
_THING_ZH = re.compile(r"[^，在打戴穿骑拿抱吃玩坐站躺和]+")
_COUNT_ZH = re.compile(r"(?:画|来)?(?P<count>[一两三四五六七八九十]+|\d{1,2})[个只颗条张座棵辆朵匹艘]?")
_START_ZH = re.compile(r"(?P<count>[一两三四五六七八九十]+|\d{1,2})?(?P<measure>[个只颗条张座棵辆朵匹艘片])")


def edited(prompt: str, order: str, language: Language) -> str:
    """The prompt as ordered; "" for words that are no such order."""
    return _chinese(prompt, order) if language == "zh" else _english(prompt, order)


def swapped(prompt: str, thing: str, language: Language) -> str:
    """The prompt with `thing` in the place of what it shows first; "" where that cannot be told."""
    if language == "zh":
        start = _START_ZH.match(prompt)
        found = _THING_ZH.match(prompt, start.end()) if start else None
        new = re.sub(r"^(?:[换改变]成|是)", "", thing)
        return f"{prompt[: found.start()]}{new}{prompt[found.end() :]}" if found else ""
    found = _START.fullmatch(prompt)
    if not found or not re.fullmatch(r"(?:an? )?(?:[a-z-]+ ){0,2}[a-z-]+", thing, re.IGNORECASE):
        return ""
    article = prompt[: found.start("traits")]
    return f"{thing if re.match('an? ', thing) else article + thing}{found['rest']}"


def become(prompt: str, thing: str, language: Language) -> str:
    """The words for `thing` where it takes the place of what the prompt shows: its colour and what is around it stay
    where nothing else is said of them. Only `thing` where the prompt shows several things, or none that is known."""
    old, new = _KNOWN[language].fullmatch(prompt), _KNOWN[language].fullmatch(thing)
    if not old or not new:
        return thing
    colours = re.compile(SHADED[language], re.IGNORECASE)
    had, has = colours.findall(old["traits"] or ""), colours.search(new["traits"] or "")
    rest = (new["rest"] or old["rest"]).rstrip()
    if has or len(had) != 1:
        return f"{thing}{'' if new['rest'] else rest}"
    colour = had[0] + (" " if language == "en" else "的")
    return with_articles(f"{new['count'] or ''}{colour}{new['traits'] or ''}{new['head']}{rest}")


def _english(prompt: str, order: str) -> str:
    if placed := _PLACED.fullmatch(order):
        return f"{prompt} {placed['where']}"
    if given := _GIVEN.fullmatch(order):
        added = given["what"] or given["added"]
        return f"{with_again(prompt, added)} with {added}"
    if only := kept(order, "en"):
        start = _START.fullmatch(prompt)
        shown = start and times(only, f"{start['traits']}{start['head']}")
        return prompt[: start.start("rest")] if start and shown else f"{prompt}, only the {only}"
    if things := removed(order, "en"):
        return without(prompt, things, "en")
    if _MORE.fullmatch(order):
        return f"{prompt} with {order}"
    if counted := _COUNT.fullmatch(order):
        return _counted(prompt, counted["count"])
    return ""


def _counted(prompt: str, count: str) -> str:
    """So many of the first thing, which is what comes before any preposition."""
    start = _START.fullmatch(prompt)
    if not start:
        return ""
    if count.lower() in ("one", "1"):
        return with_articles(f"a {start['traits']}{single(start['head'])}{start['rest']}")
    return f"{count} {start['traits']}{several(start['head'])}{start['rest']}"


def _chinese(prompt: str, order: str) -> str:
    if only := kept(order, "zh"):
        return f"{prompt}，只有{only}"
    if things := removed(order, "zh"):
        return without(prompt, things, "zh")
    if order.startswith(("加", "戴", "穿", "放", "给")) and (shown := with_again(prompt, order)) != prompt:
        return f"{shown}，{order}"
    counted, start = _COUNT_ZH.fullmatch(order), _START_ZH.match(prompt)
    return f"{counted['count']}{prompt[start.start('measure') :]}" if counted and start else ""

"""The words of a drawn picture with a change. Pure.

Another background, colour or thing takes the place of the old one; anything else is added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.api import SHADED, Language, carried, with_articles
from assistant_image_generation.editing import edited, swapped
from assistant_image_generation.removing import orders, removed, without
from assistant_image_generation.things import as_many, as_word, times

_BACKGROUND_ZH = re.compile(r"背景(?:颜色)?(?:换成|改成|变成|改为|换为|是|要|用)(?P<what>[^，,。]{1,12}?)(?:的)?$")
_BACKGROUND_EN = re.compile(
    r"^(?:(?:with|on|in front of|add|use|put|give it|make it) )?(?:an? |the )?"
    r"(?!(?:remove|delete|erase|drop|lose|take|get|leave|cut|clear|without|no|keep|blur|replace|swap|change|another|use"
    r"|add|put|give|make|an?|the)\b)"
    r"(?P<first>\w+(?: \w+)?) background$"
    r"|^(?:change |make |turn |set )?(?:the )?background (?:is |to |to be |should be |into )?(?:an? |the )?"
    r"(?P<then>[\w-]+(?: [\w-]+){0,2})$",
    re.IGNORECASE,
)
_ANOTHER_EN = re.compile(
    r"(?:(?:with|on|in front of|use|add|put it on|give it|change to|try) )?(?:yet )?another background", re.IGNORECASE
)
_OF_BACKGROUND = r"(?:(?!(?:an?|on|in|with|against|and|of)\b)[\w-]+ ){1,3}background"
_HAS_BACKGROUND = re.compile(
    rf"(?:,| on| with| against)(?: an?| the)? {_OF_BACKGROUND}| an? {_OF_BACKGROUND}"
    r"|，[^，]*背景[^，]*|^[^，的]*的?[^，的]{0,6}背景[上中里下前]面?的|在[^，]*背景[上中里下前]面?",
    re.IGNORECASE,
)
_ONLY_COLOUR: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:in |(?:change |make )?(?:the |its )?colou?r (?:to |into )?)?(?P<colour>{SHADED['en']})",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"(?:把?颜色)?(?:换成|改成|变成|是|要)?(?P<colour>{SHADED['zh']})的?"),
}
_COLOURED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:make|turn|paint|colou?r|change) the (?P<thing>[a-z]+)(?: to| into)? (?P<colour>{SHADED['en']})",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"把(?P<thing>[^，,。的]{{1,6}}?)(?:换成|改成|变成|改为|涂成)(?P<colour>{SHADED['zh']})的?"),
}
_OTHER_COLOUR: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:change|turn|make|replace|swap|exchange) (?:the )?(?P<old>{SHADED['en']}) (?:in)?(?:to|with|by|for) "
        rf"(?P<new>{SHADED['en']})|(?P<now>{SHADED['en']}),? (?:not|instead of|rather than) (?P<then>{SHADED['en']})",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"把?(?P<old>{SHADED['zh']})的?(?:换成|改成|变成|改为)(?P<new>{SHADED['zh']})的?"
        rf"|(?P<now>{SHADED['zh']})的?[，,]?(?:不要|而?不是)(?P<then>{SHADED['zh']})的?"
    ),
}
_REPLACED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:replace|swap|exchange) (?:the )?(?P<old>[\w ]+?) (?:with|by|for) (?P<new>[\w ]+)"
        r"|(?:turn|change|make|transform) the (?P<then>[\w ]+?) into (?P<now>[\w ]+)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"把(?P<old>[^，,。]{1,10}?)(?:换成|改成|变成|改为|替换成)(?:一?[个颗只张条辆朵座棵])?(?P<new>[^，,。]+)"
    ),
}
_ADDED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:drawing|sketch|painting|picture|photo(?:graph)?|watercolou?r|cartoon|comic|caricature|illustration"
        r"|mosaic"
        r"|poster|postcard|sticker|logo|icon|emoji|anime|manga|art|scene|version|style|look|mood|night|day|winter"
        r"|summer"
        r"|autumn|spring|bit|little|lot|touch)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:画风?|(?<![台卷旋])风|版|(?<!盆)景|夜|季|[春夏秋冬白晴阴雨雪雾]天|[春夏秋冬]日|夜[晚间里色])"
        r"(?:的?(?:样子|感觉|景色|氛围|版本))?的?$|风格|画风"
        r"|素描|卡通|动漫|黑白|照片|像素|水彩|明信片|海报|贴纸|图标|色的?$|[大小亮暗]一?点"
    ),
}
"""What a picture is turned into and stays what it shows: ways of drawing, times of day and year."""
_WHEN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:an?|the|at|in|in the) )?(?:(?:early|late|rainy|snowy|sunny|foggy) )?(?:night|day|winter|summer|autumn"
        r"|fall|spring|evening|morning|afternoon|sunset|sunrise|dawn|dusk|noon|midnight)(?:time)?",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"在?(?:[春夏秋冬][天季日]?|[晴阴雨雪雾]天|[下刮][雨雪雾风]天?|晚上|夜晚|深?夜里?|半夜|午夜|白天|早上|早晨|清晨|傍晚|黄昏|黎明"
        r"|[中上下]午|日落|日出)(?:的?时候?|的)?"
    ),
}
"""Times of day and year and the weather, which are added to what is shown and never stand in its place."""
_THINGS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:an?|one|two|three|four|some|\d) ", re.IGNORECASE),
    "zh": re.compile(r"\S"),
}

_MADE = re.compile(r"(?:make|turn) (?:it|him|her|them) (?:(?:in)?to )?", re.IGNORECASE)


def alters(text: str, language: Language) -> bool:
    """Whether a sentence orders another background, colour or thing in the picture before."""
    patterns = (_BACKGROUND_EN if language == "en" else _BACKGROUND_ZH, *(each[language] for each in _NAMED))
    return any(pattern.fullmatch(text) for pattern in patterns)


_NAMED = (_ONLY_COLOUR, _COLOURED, _OTHER_COLOUR, _REPLACED)


def replaces(into: str, language: Language) -> bool:
    """Whether a picture that is turned into this shows something else then: "a blue star", not "a watercolour"."""
    return bool(_THINGS[language].match(into)) and not (
        _ADDED[language].search(into) or _WHEN[language].fullmatch(into)
    )


def colour_of(change: str, language: Language) -> str:
    """The colour, if that is all that the change says; else ""."""
    only = _ONLY_COLOUR[language].fullmatch(change.strip(" ，,。."))
    return only["colour"].lower() if only else ""


def background_of(change: str, language: Language) -> str:
    """The background that a change orders, "beach"; "" for any other change."""
    if language == "en" and _ANOTHER_EN.fullmatch(change):
        return "different"
    found = (_BACKGROUND_ZH if language == "zh" else _BACKGROUND_EN).search(change)
    return next((group for group in found.groups() if group), "") if found else ""


def changed(prompt: str, change: str, language: Language, *, swaps: bool = False) -> str:
    """The prompt with the change. `swaps`: a thing takes the place of the one that was drawn."""
    change = change.strip(" ，,。.")
    if not change:
        return prompt
    parts = orders(change, language)
    if len(parts) > 1:
        return _each(prompt, parts, language)
    if what := background_of(change, language):
        bare = _HAS_BACKGROUND.sub("", prompt)
        return f"{bare}，{what}背景" if language == "zh" else f"{bare} on {with_articles('a ' + what)} background"
    for way in (_recoloured, _exchanged, edited):
        if named := way(prompt, change, language):
            return named
    into = re.sub(r"^(?:[换改变]成|是)", "", change)
    if _WHEN[language].fullmatch(into):
        change, swaps = into, False
    bare = re.sub(r"^(?:[换改变]成|要)(?=.*的$)", "", change.lower())
    if said := carried(bare, prompt, language) or (swapped(prompt, change, language) if swaps else ""):
        return with_articles(_as_written(said, change))
    return f"{prompt}，{change}" if language == "zh" else f"{prompt}, {change}"


def _each(prompt: str, parts: list[str], language: Language) -> str:
    """The prompt with one order after the other. 去掉帽子，换成围巾 puts the scarf into the place of the hat."""
    while parts:
        order, *parts = parts
        things, then = removed(order, language), parts[0] if parts else ""
        into = re.fullmatch(r"[换改变]成(?P<new>.+)", then)
        if into and len(things) == 1:
            parts = parts[1:]
            swapped_in = _exchanged(prompt, f"把{things[0]}换成{into['new']}", language)
            prompt = swapped_in or f"{without(prompt, things, language)}，{into['new']}"
        else:
            prompt = changed(prompt, _MADE.sub("", order), language)
    return prompt


def _as_written(said: str, change: str) -> str:
    """Words with the capitals that the change has behind its first word, which may begin a sentence."""
    for word in re.findall(r"(?<=\s)\w*[A-Z]\w*", change):
        said = re.sub(rf"\b{word.lower()}\b", word, said)
    return said


def _recoloured(prompt: str, change: str, language: Language) -> str:
    """The prompt with the one colour of what it shows replaced, or that of the thing that is named; "" if that is not
    said."""
    if colour := colour_of(change, language):
        return with_articles(carried(colour, prompt, language) or "")
    colours = re.compile(SHADED[language], re.IGNORECASE)
    other = _OTHER_COLOUR[language].fullmatch(change)
    if other and (old := other["old"] or other["then"]).lower() in {each.lower() for each in colours.findall(prompt)}:
        new = other["new"] or other["now"]
        return with_articles(re.sub(as_word(old), lambda _: new, prompt, count=1, flags=re.IGNORECASE))
    match = _COLOURED[language].fullmatch(change)
    if not match or not times(match["thing"], prompt):
        return ""
    joint = " " if language == "en" else "的?"
    old = rf"(?:{SHADED[language]}{joint})?(?P<thing>{as_word(match['thing'])})"
    new = f"{match['colour']} " if language == "en" else match["colour"]
    thing = match["thing"]
    said = re.sub(old, lambda at: new + as_many(thing, thing, at["thing"]), prompt, count=1, flags=re.IGNORECASE)
    return with_articles(said)


def _exchanged(prompt: str, change: str, language: Language) -> str:
    """The prompt with one thing in the place of another; "" if that is not said, or the prompt has no such thing."""
    match = _REPLACED[language].fullmatch(change)
    if not match:
        return ""
    old, new = (group for group in match.groups() if group)
    bare = re.sub(r"^(?:an?|the|some) ", "", new)
    if not times(old, prompt):
        return ""
    named = as_word(old)
    if language == "zh" or " " not in bare:
        # "The heart" of "a red heart" is only the noun: its colour stays.
        return with_articles(re.sub(named, lambda at: as_many(bare, old, at[0]), prompt, count=1, flags=re.IGNORECASE))
    named = rf"(?P<article>\b(?:an?|the) )?(?:{SHADED['en']} )?(?P<thing>{named})"

    def several_words(at: re.Match[str]) -> str:
        as_found = as_many(bare, old, at["thing"])
        return new if as_found == bare else with_articles(f"{at['article'] or ''}{as_found}")

    return re.sub(named, several_words, prompt, count=1, flags=re.IGNORECASE)

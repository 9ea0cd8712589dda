"""Orders to take something out of a drawn picture: "remove the hat and add a scarf", 去掉帽子换成围巾. Pure.

Here are what is taken out, what is ordered besides, and the words without it; no other change is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.api import SHADED, Language
from assistant_image_generation.things import NUMBER, as_word, times

_TAKE = r"(?:take (?:out|away|off)|remove|delete|erase|get rid of|leave out|lose|no|without)"
_DETERMINER = r"(?:(?:the|its|his|her|their|any|all) )"
_END = (
    r"(?= (?:and|but|with|from|on|in|at|of (?:the|this|that)|behind|near|next|under|over|beside|that|which|who|so|then"
    r"|instead|entirely|completely|please)\b|,|$)"
)
_THING = rf"{_DETERMINER}?(?P<thing>(?:{SHADED['en']} and (?=\w))?(?!everything\b)\S.*?){_END}"
_TAKEN = re.compile(
    rf"{_TAKE} (?P<what>.+)"
    rf"|take (?P<worn>{_DETERMINER}.+?) (?:off|away|out)(?: (?:of |from )?(?:it|him|her|them|{_DETERMINER}[a-z]+))?",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"{_THING}.*", re.IGNORECASE)
_JOINT = re.compile(
    rf"(?:,? and|,) (?={_DETERMINER}|an? )|(?<!\w)(?!{SHADED['en']} and\b)(?P<left>[\w'-]+),? and ", re.IGNORECASE
)
_TAKEN_ZH = re.compile(r"(?:不要|去掉|拿掉|删掉|别画)(?P<what>.+)|把(?P<moved>.+?)(?:都|全)?给?(?:去|拿|删|擦|抹)掉")
_JOINT_ZH = re.compile(r"[、跟]|和(?!服|尚|平)|以及")
_PARTS: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:,? (?:and|but|then)(?: then| also)?|,) (?:please )?(?=(?:make|turn|add|give|put|dress|change|paint|replace"
        r"|swap|use|set|remove|delete|erase|take (?:out|away|off|the|its|his|her|their)|get rid of|leave out)\b)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:[，,。 ]*(?:然后|接着|再|并且?|同时|还)+|(?<=.)[，,]|(?<=[^，,]{2}))"
        r"(?=(?:加上?|换成|改成|变成)[^，,]|(?<=[，,再并时后还着且])(?:去掉|拿掉|删掉|把|给|戴|穿|画))"
    ),
}
"""Between two orders."""
_TAKES: Mapping[Language, re.Pattern[str]] = {"en": _TAKEN, "zh": _TAKEN_ZH}
_ONLY: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"{_TAKE} (?:everything|all)(?: else)? (?:but|except(?: for)?|apart from|other than)"
        r" (?:(?:the|its|his|her) )?(?P<kept>.+)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:把|去掉|拿掉|删掉)?除了?(?P<kept>[^，,]+?)(?:以外|之外|外)?[，,]?的?(?:东西|一切|其[他它]的?|全部|所有的?)*[都全]?"
        r"(?:去掉|拿掉|删掉|不要)?"
    ),
}
"""Everything but one thing is taken out."""
_HAVING = r"(?:with|wearing|holding|carrying)"
_BESIDE = (
    r"(?:and|in|on|at|with|of|by|under|near|over|behind|beside|inside|from|during|against|wearing|riding|eating|playing"
    r"|holding|carrying|next|sitting|standing|without)"
)
_ON = r"(?:(?:sitting|standing|lying|sleeping) )?(?:on|in|under|behind|beside|near|next to|in front of)"
_NOT_SHOWN = re.compile(r"\bwithout .*?(?= with\b| and\b|,|$)|没有[^，]+", re.IGNORECASE)
_WITHOUT = re.compile(r" without (?P<thing>.*?)(?= with\b| and\b|,|$)|，没有(?P<other>[^，]+)", re.IGNORECASE)


def orders(change: str, language: Language) -> list[str]:
    """The orders of a change that takes something out, one by one: "remove the hat", "add a scarf". Only the change
    itself where it takes out nothing."""
    parts = [part.strip(" ，,。.") for part in _PARTS[language].split(change)]
    parts = [part for part in parts if part]
    for at in range(len(parts) - 1, 0, -1):
        if parts[at - 1].startswith("把") and not _TAKEN_ZH.fullmatch(parts[at - 1]):  # 把猫换成狗 is one order
            parts[at - 1 : at + 1] = ["".join(parts[at - 1 : at + 1])]
    return parts if any(_TAKES[language].fullmatch(part) for part in parts) else [change]


def removed(order: str, language: Language) -> list[str]:
    """The things that one order takes out, each a bare name: "hat" for "remove the hat"; none for other orders."""
    found = _TAKES[language].fullmatch(order.strip(" ，,。."))
    if not found or kept(order, language):
        return []
    if language == "zh":
        return [thing for thing in _JOINT_ZH.split(found["what"] or found["moved"]) if thing]
    return [match["thing"] for part in _listed(found["what"] or found["worn"]) if (match := _FIRST.fullmatch(part))]


def taken(change: str, language: Language) -> list[str]:
    """The things that a change takes out and does not bring back."""
    things: list[str] = []
    for order in orders(change, language):
        out = removed(order, language)
        things = [*(thing for thing in things if out or not times(thing, order)), *out]
    return [_bare(thing) for thing in things]


def kept(order: str, language: Language) -> str:
    """What alone stays where everything else is taken out: "cat"."""
    found = _ONLY[language].fullmatch(order.strip(" ，,。."))
    return found["kept"] if found else ""


def without(prompt: str, things: Iterable[str], language: Language) -> str:
    """The prompt without the things. What it does not name is said to be missing."""
    for thing in things:
        if language == "zh":
            prompt = _cut_zh(prompt, thing) or f"{prompt}，没有{thing}"
        else:
            prompt = _cut(prompt, _bare(thing)) or f"{prompt} without {thing}"
    return prompt


def with_again(prompt: str, added: str) -> str:
    """The prompt that no longer says of what is added that it is missing."""
    return _WITHOUT.sub(lambda said: "" if times(_bare(said["thing"] or said["other"]), added) else said[0], prompt)


def still_without(things: Iterable[str], before: str, prompt: str) -> list[str]:
    """Those of `things`, which the picture before should not show, that the new words do not name."""
    shown, shown_before = (_NOT_SHOWN.sub("", each) for each in (prompt, before))
    return [thing for thing in things if times(thing, shown) <= times(thing, shown_before)]


def _bare(thing: str) -> str:
    return re.sub(r"^an? ", "", thing, flags=re.IGNORECASE)


def _listed(what: str) -> list[str]:
    """The things of "the tree and the car"; "the black and white cat" is one."""
    ends = [(match.end("left") if match["left"] else match.start(), match.end()) for match in _JOINT.finditer(what)]
    starts = [0, *(end for _, end in ends)]
    return [what[start:end] for start, end in zip(starts, [*(begin for begin, _ in ends), len(what)], strict=True)]


def _cut(prompt: str, what: str) -> str:
    """The English prompt without what something has, holds or is beside, or what is on something; "" where it names no
    such thing, or several, of which only one would go."""
    if times(what, prompt) != 1:
        return ""
    thing = (
        rf"(?:(?:an?|the|some|its|his|her|their|{NUMBER}) )?(?:[a-z-]+ ){{0,2}}?{as_word(what)}"
        rf"(?: (?:on|in|around|over) (?:its|his|her|their) [a-z]+)?"
    )
    another = rf"(?![^,]*\b{_HAVING}\b)"
    first = re.compile(rf"( {_HAVING} ){thing}(?:,? and|,) {another}", re.IGNORECASE)
    if first.search(prompt):
        return first.sub(r"\1", prompt, count=1)
    if on_something := re.fullmatch(rf"{thing} {_ON} (?P<rest>(?:an?|the) .+)", prompt, re.IGNORECASE):
        return on_something["rest"]
    having = re.compile(rf"(?: {_HAVING}|,? and|,) {thing}(?=$|,| {_BESIDE}\b)", re.IGNORECASE)
    return having.sub("", prompt, count=1) if having.search(prompt) else ""


def _cut_zh(prompt: str, what: str) -> str:
    """The Chinese prompt without what something has on or is beside; "" where it names no such thing."""
    trait = r"(?:[^，的]{1,4}的|[大小新旧深浅红绿蓝黄紫橙粉棕灰黑白金银青]{1,3}色?)?"
    thing = rf"(?:[一两几]?[顶个件条副把只张座棵朵匹颗])?{trait}{re.escape(what)}"
    having = r"(?:[头身手]上)?(?:戴|穿|拿|抱|打|背|带|系|围|加|有)[着了上]?"
    for pattern in (
        rf"{having}{thing}的",
        rf"，(?:旁边)?(?:{having})?{thing}(?=$|，)",
        rf"[和与、]{thing}(?=$|[，、和与在])",
    ):
        if re.search(pattern, prompt):
            return re.sub(pattern, "", prompt, count=1)
    return ""

"""The orders of a sentence as they are to be done: without those that it turns down, and what is to come first before
the rest: "don't describe it, find dogs", "before you describe it, find similar ones". Pure.
"""

from __future__ import annotations

import re

from assistant.api import Language

ORDERS_EN = (
    r"describe|caption|classify|label|tag|categori[sz]e|compare|find|search|show|tell|index|transcribe|write"
    r"|explain|summari[sz]e"
    r"|say|give|count|look|list|draw|create|ask|what|which|how|is|are|add|generate"
)
"""Words that a further request to the actions of the program begins with; those of other plugins come from examples."""
_LATER = ["describe", "caption", "classify", "label", "tag", "compare", "transcribe", "explain", "count"]
_VERBS = [*_LATER, "find", "search", "show", "tell", "index", "look", "list", "draw", "paint", "sketch"]
"""What is done to pictures and sounds that are here, and everything that is done."""
_BASE = {re.sub(r"e$", "", verb) + "ing": verb for verb in _VERBS} | {"tagging": "tag"}
_VERB = rf"(?:{'|'.join(_VERBS)})"
_GERUND = rf"(?:{'|'.join(_BASE)})"
_LATER_ZH = r"(?:描述|介绍|分类|归类|比较|对比|转写|解释|总结)"
_VERB_ZH = r"(?:描述|介绍|分类|归类|比较|对比|找|搜索?|索引|转写|解释|总结|数|画)"
_ORDER_ZH = (
    r"(?=(?:先|请|直接|只|就)?(?:描述|说说|给|比较|对比|分类|归类|找|搜|转写|介绍|告诉|把|看看|数|画|解释|总结|列))"
)
_ONE = (
    r"(?: (?:it|them|this|that|these|those|anything|everything|(?:the |my |your )?#\d+|an? [^,;.]+"
    r"|(?:the|this|that|these|those|my|your) (?:[a-z]+ )?(?:ones?|pictures?|photos?|images?|drawings?|results?|hits?))"
    r"| (?:for|at) [^,;.]+)?(?: (?:again|yet|now|first|this time|for now))*"
)
"""What an order is about, where that may be left away with it."""
_ONE_ZH = r"(?:一下)?(?:它们?|[这那][张个些][图照片画]*|第[一二三四五六\d]+[张个]|#\d+|图片?|照片)?(?:了|啦)?"
_NOT = (
    rf"(?:(?:don't|do not|dont|no need to|(?:you )?(?:needn't|don't (?:need|have) to)) {_VERB}"
    rf"|(?:instead of|rather than|without|stop|never mind|skip|no need for) {_GERUND})"
)
_NOT_ZH = rf"(?:就|先|也|但是?|你|而?不是)*(?:别|不要|不用|不必|无需|不需要|停止)(?:再|先|去|急着)*{_VERB_ZH}"
_TURNED_DOWN = {
    "en": re.compile(
        rf"^(?:please |ok(?:ay)?,? |no,? )*{_NOT}{_ONE}(?:[,;.:]+ *(?:but |and |just )?| and | but |, )", re.I
    ),
    "zh": re.compile(rf"^(?:请)?(?:{_NOT_ZH}{_ONE_ZH}[，,。；;]+ *|与其{_VERB_ZH}{_ONE_ZH}[，,]? *不如){_ORDER_ZH}"),
}
"""What the sentence begins with that is not to be done."""
_AT_LAST = {
    "en": re.compile(
        rf"(?:[,;.]+ *(?:but |and )?| but | and |(?<=\w) (?=instead|rather|without)){_NOT}{_ONE}[.! ]*$", re.I
    ),
    "zh": re.compile(rf"[，,。；;]+ *{_NOT_ZH}{_ONE_ZH}[。！! ]*$"),
}
"""The same at its end."""
_BEFORE = {
    "en": re.compile(
        rf"^before (?:(?:you |we |i )(?P<verb>{'|'.join(_LATER)})|(?P<gerund>{_GERUND}))(?P<what>{_ONE})"
        r", *(?P<rest>.+)$",
        re.I,
    ),
    "zh": re.compile(
        rf"^在?(?:你|我们)?(?P<verb>{_LATER_ZH})(?P<what>{_ONE_ZH})(?:之前|以前)[，,]? *(?:请|先)*(?P<rest>.+)$"
    ),
}
_FIRST = {
    "en": re.compile(rf"^(?:please |ok(?:ay)?,? |now )*first(?: of all| off)?[, ]+(?={ORDERS_EN})", re.I),
    "zh": re.compile(rf"^(?:请|麻烦|那)?(?:首先|先)(?:请|帮我|给我)?(?={_VERB_ZH})"),
}
_NAMES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:please|can you|could you|would you) )*(?P<verb>(?:draw|paint|sketch|make(?! the\b)|create|generate|find"
        r"|show|search for|look for)(?: me| us)?) (?!it\b|th(?:is|at|ese|ose|em)\b|him\b|her\b|me\b|again\b|one\b"
        r"|another\b|more\b|the (?:[a-z]+ )?(?:ones?|rest|best|same|others?)\b)\w",
        re.I,
    ),
    "zh": re.compile(
        r"(?:请|麻烦|帮我|给我|再)*(?:画|生成|找|搜索?)(?!出来|[找搜画看它他她到回着来齐个]?$|给[我他她]|[一两]?[下次遍]|得|类似|像|[几一]张[像类相]?)"
        r"(?:一?[张幅个只])?[\u4e00-\u9fff]"
    ),
}
_THING = re.compile(
    r"(?:an?|some|another|two|three|four|five) (?!.*\b(?:it|them|him|her)\b)(?!one\b|more\b)[\w -]+", re.I
)
"""A thing that is named without what is to be done with it."""


def arranged(text: str, language: Language, orders: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The orders of the sentence as they are to be done, which need not be single steps; only the text itself where it
    turns nothing down and puts nothing first. `orders`: further English words that an order begins with."""
    if order := _BEFORE[language].match(text):
        rest, verb = order["rest"], order["verb"] or _BASE[order["gerund"].lower()]
        if verb.lower() in _LATER or language == "zh":
            return _begun(rest, language), f"{verb}{order['what']}"
    return (_begun(_without_refused(text, language, orders), language),)


def _without_refused(text: str, language: Language, orders: frozenset[str]) -> str:
    lead = _TURNED_DOWN[language].match(text)
    if lead and _is_order(text[lead.end() :], language, orders):
        return text[lead.end() :]
    last = _AT_LAST[language].search(text)
    if last and _is_order(text, language, orders):
        return text[: last.start()]
    return text


def _is_order(text: str, language: Language, orders: frozenset[str]) -> bool:
    if language == "zh":
        return bool(re.match(_ORDER_ZH, text))
    words = "|".join([ORDERS_EN, "paint|sketch|please|just", *sorted(orders)])
    return bool(re.match(rf"(?:{words})\b", text, re.IGNORECASE))


def with_verbs(pieces: list[str], language: Language) -> list[str]:
    """Each piece that only names a thing with the verb of the one before it: "draw a cat", "draw a dog" of "draw a cat
    then a dog"."""
    verbed: list[str] = []
    for piece in pieces:
        verb = _NAMES["en"].match(verbed[-1]) if verbed and language == "en" else None
        verbed.append(f"{verb['verb']} {piece}" if verb and _THING.fullmatch(piece) else piece)
    return verbed


def names_thing(piece: str, language: Language) -> bool:
    """Whether an order to find or draw says by itself what: "draw a dog", and not "draw it again", 找找."""
    return bool(_NAMES[language].match(piece))


def _begun(text: str, language: Language) -> str:
    """Without "first": nothing is left that it could come before."""
    return _FIRST[language].sub("", text, count=1)

"""The orders of a sentence as they are to be done: without those that it turns down, and what is to come first before
the rest: "don't describe it, find dogs", "before you describe it, find similar ones". Pure.
"""

from __future__ import annotations

import re
from functools import partial

from assistant.api import Language
from assistant.dialogue.turned_down import BASE, GERUND, LATER, ONE, ONE_ZH, ORDER_ZH, VERB, VERB_ZH, without_refused

ORDERS_EN = (
    r"describe|caption|classify|label|tag|categori[sz]e|compare|find|search|show|tell|index|transcribe|write"
    r"|explain|summari[sz]e"
    r"|say|give|count|look|list|draw|create|ask|what|which|how|is|are|add|generate"
)
"""Words that a further request to the actions of the program begins with; those of other plugins come from examples."""
_LATER_ZH = r"(?:描述|介绍|分类|归类|比较|对比|转写|解释|总结)"
_BEFORE = {
    "en": re.compile(
        rf"^before (?:you (?P<verb>{'|'.join(LATER)})|(?P<gerund>{GERUND}))(?P<what>{ONE}), *(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"^在?(?:你|我们)?(?P<verb>{_LATER_ZH})(?P<what>{ONE_ZH})(?:之前|以前)"
        r"(?:[，,] *(?:请|先)*(?![的这那])|(?:请|先)+)(?P<rest>(?!.{1,2}[到过的了]).+)$"
    ),
}
"""What is to be done later; 描述之前那几张 names pictures."""
_NOT_YET = {
    "en": re.compile(
        rf"^before (?:(?:{GERUND}|adding|importing|scanning)|(?:i|we) (?:{VERB}|add|import|scan))\b"
        r"[^,]*, *(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"^在?(?:你|我们?)?(?:索引|添加|导入|画|找|搜索?)[^，,]*(?:之前|以前)[，,] *(?:请|先)*(?P<rest>[^的这那].*)$"
    ),
}
"""What nobody asks for: it only says when the rest is wanted."""
_FIRST = {
    "en": re.compile(rf"^(?:please |ok(?:ay)?,? |now )*first(?: of all| off)?[, ]+(?={ORDERS_EN})", re.I),
    "zh": re.compile(rf"^(?:请|麻烦|那)?(?:首先|先)(?:请|帮我|给我)?(?={VERB_ZH})"),
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
_MORE_OF_IT = re.compile(r"some ", re.I)
_MADE = re.compile(r"draw|paint|sketch|make|create|generate", re.I)
"""What is made gets "some birds" as well; what is found is another time found."""

_ALL_OF: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:please|can you|could you|now) )*(?P<verb>describe|caption|write (?:captions|alt text) for)"
        r" (?!.*\b(?:chat|conversation|above|below|earlier|search|each|here)\b)"
        r"(?P<what>(?:all|every|each)(?: of)?(?: my| our| the)? (?:pictures?|photos?|photographs?|images?|pics?)"
        r" (?:of|with(?! (?:one|an?|some|two|three|emojis?|humou?r|more|less|full|care|details?|words?|titles?)\b)"
        r"|showing|that (?:show|have|contain)|from|taken)\b .+?)"
        r"(?P<how>(?: (?:briefly|shortly|in detail|in (?:english|chinese|one sentence)))?)(?:,? please)?[.!?]*",
        re.I,
    ),
    "zh": re.compile(
        r"(?:请|帮我|给我|麻烦)*(?P<verb>(?:简短|详细|简单|仔细)?地?描述(?:一下)?)"
        r"(?!.*[发给刚你])(?P<what>(?:我的?)?(?:图库里的?)?(?:所有|全部)(?:的)?[^，,。这那它]+?的(?:图片|照片|相片|图))(?P<how>)[。！!吧]*"
    ),
}
"""Pictures of a kind, all of them: what is to be looked for before it can be described."""


def arranged(text: str, language: Language, orders: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The orders of the sentence as they are to be done, which need not be single steps; only the text itself where it
    turns nothing down and puts nothing first. `orders`: further English words that an order begins with."""
    if order := _BEFORE[language].match(text):
        verb = order["verb"] or BASE[order["gerund"].lower()]
        if verb.lower() in LATER or language == "zh":
            return _begun(order["rest"], language), f"{verb}{order['what']}"
    is_order = partial(_is_order, language=language, orders=orders)
    if (later := _NOT_YET[language].match(text)) and is_order(later["rest"]):
        return (_begun(later["rest"], language),)
    return (_begun(without_refused(text, language, is_order), language),)


def _is_order(text: str, language: Language, orders: frozenset[str]) -> bool:
    if language == "zh":
        return bool(re.match(ORDER_ZH, text))
    words = "|".join([ORDERS_EN, "paint|sketch|please|just", *sorted(orders)])
    return bool(re.match(rf"(?:(?:can|could|would|will) you (?:please )?)?(?:{words})\b", text, re.IGNORECASE))


def with_verbs(pieces: list[str], language: Language) -> list[str]:
    """Each piece that only names a thing with the verb of the one before it: "draw a cat", "draw a dog" of "draw a cat
    then a dog"."""
    verbed: list[str] = []
    for piece in pieces:
        verb = _NAMES["en"].match(verbed[-1]) if verbed and language == "en" else None
        lends = verb and _THING.fullmatch(piece) and not (_MORE_OF_IT.match(piece) and _MADE.match(verb["verb"]))
        verbed.append(f"{verb['verb']} {piece}" if verb and lends else piece)
    return verbed


def found_and_described(text: str, language: Language) -> tuple[str, str] | None:
    """The search and the description of "describe all pictures of circles", 描述所有圆形的图片. None for words that
    name no kind of pictures, or not all of a kind."""
    found = _ALL_OF[language].fullmatch(text.strip())
    if not found:
        return None
    how = found["how"] or ""
    if language == "zh":
        return f"找{found['what']}", f"{found['verb']}它们"
    return f"find {found['what']}", f"{found['verb']} them{how}"


def names_thing(piece: str, language: Language) -> bool:
    """Whether an order to find or draw says by itself what: "draw a dog", and not "draw it again", 找找."""
    return bool(_NAMES[language].match(piece))


def _begun(text: str, language: Language) -> str:
    """Without "first": nothing is left that it could come before."""
    return _FIRST[language].sub("", text, count=1)

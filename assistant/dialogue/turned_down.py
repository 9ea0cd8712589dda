"""What a sentence turns down, and is not to be done: "don't describe it, find dogs", 找狗，别描述它们. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.api import Language

LATER = ["describe", "caption", "classify", "label", "tag", "compare", "transcribe", "explain", "count"]
_VERBS = [*LATER, "find", "search", "show", "tell", "index", "look", "list", "draw", "paint", "sketch"]
"""What is done to pictures and sounds that are here, and everything that is done."""
BASE = {re.sub(r"e$", "", verb) + "ing": verb for verb in _VERBS} | {"tagging": "tag"}
VERB = rf"(?:{'|'.join(_VERBS)})"
GERUND = rf"(?:{'|'.join(BASE)})"
_DOING = GERUND.replace("|looking", "")
"""Who looks at something, or does not, is in a picture: "find people without looking at the camera"."""
VERB_ZH = r"(?:描述|介绍|分类|归类|比较|对比|找|搜索?|索引|转写|解释|总结|数|画)"
ORDER_ZH = (
    r"(?=(?:先|请|直接|只|就)?(?:描述|说说|给|比较|对比|分类|归类|找|搜|转写|介绍|告诉|把|看看|数|画|解释|总结|列))"
)
ONE = (
    r"(?: (?:it|them|this|that|these|those|anything|everything|(?:the |my |your )?#\d+|an? [^,;.]+"
    r"|(?:the|this|that|these|those|my|your) (?:[a-z]+ )?(?:ones?|pictures?|photos?|images?|drawings?|results?|hits?))"
    r"| (?:for|at) [^,;.]+)?(?: (?:again|yet|now|first|this time|for now))*"
)
"""What an order is about, where that may be left away with it."""
ONE_ZH = r"(?:一下)?(?:它们?|[这那][张个些][图照片画]*|第[一二三四五六\d]+[张个]|#\d+|图片?|照片)?(?:了|啦)?"
_BEGIN = r"^(?:please |ok(?:ay)?,? |no,? )*"
_THEN = r"(?:[,;.:]+ *(?:but |and |just )?| and | but |, )"
_BUT = r"(?:[,;.]+ *(?:but |and )?| but | and )"
_DONT = r"(?:don't|do not|dont|no need to|(?:you )?(?:needn't|don't (?:need|have) to))"
_DONT_ZH = r"(?:就|先|也|但是?|你|而?不是)*(?:别|不要|不用|不必|无需|不需要|停止)(?:再|先|去|急着)*"
_NOT = r"(?:instead of|rather than|without|stop|never mind|skip|no need for)"
_FIRST = {
    "en": re.compile(
        rf"{_BEGIN}(?:{_DONT} {VERB}|{_NOT} {_DOING}){ONE}{_THEN}",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"^(?:请)?(?:{_DONT_ZH}{VERB_ZH}{ONE_ZH}[，,。；;]+ *|与其{VERB_ZH}{ONE_ZH}[，,]? *不如){ORDER_ZH}"
    ),
}
"""What the sentence begins with that is not to be done."""
_LAST = {
    "en": re.compile(
        rf"(?:{_BUT}{_DONT} {VERB}|(?:{_BUT}|(?<=\w) (?=instead|rather|without)){_NOT} {_DOING})"
        rf"{ONE}[.! ]*$",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"[，,。；;]+ *{_DONT_ZH}{VERB_ZH}{ONE_ZH}[。！! ]*$"),
}
"""The same at its end."""
_SOME = (
    r" (?:(?:any|some) )?(?:more (?!than\b))?(?:(?:pictures?|photos?|images?) of )?"
    r"(?!(?:it|them|this|that|these|those|me|us|any\w*|everything|more|less|fewer|too|so|only|just|all|every|how|what"
    r"|where|who|if|again|(?:the |my )?(?:ones?|pictures?|photos?|images?|results?|hits?))\b)"
    r"(?P<thing>[^,;.:!?]+?)"
)
_SOME_ZH = r"(?:任何)?(?![错到太得出给全多了一]|[它他她]们?|[这那])(?P<thing>[^，,。；;！!？?了]{1,10}?)(?:了|啦)?"
_SEEK = r"(?:find|search for|look for)"
_SEEKING = r"(?:finding|searching for|looking for|showing)"
_SEEK_ZH = r"(?:找|搜索?|查找)"
_SHOW_ZH = r"(?:显示|展示|出现|包含|包括)"
_BEFORE_SEEK = {
    "en": rf"{_THEN}(?=(?:please )?(?:{_SEEK}|search|show)\b)",
    "zh": rf"[，,。；;]+ *(?=[请就直接给帮我]*(?:{_SEEK_ZH}|{_SHOW_ZH}))",
}
_OTHER = {
    "en": re.compile(
        rf"{_BEGIN}(?:{_DONT} {_SEEK}|(?:instead of|rather than)(?: {_SEEKING})?){_SOME}{_BEFORE_SEEK['en']}",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"^请?(?:{_DONT_ZH}|不(?:再)?){_SEEK_ZH}{_SOME_ZH}{_BEFORE_SEEK['zh']}"
        rf"|^与其{_SEEK_ZH}[^，,]{{1,10}}?[，,]? *不如(?={_SEEK_ZH})"
    ),
}
"""Another thing than what is looked for now: "don't find dogs, find cats"."""
IDLE: Mapping[Language, str] = {
    "en": "problem|worries|rush|hurry|matter|now|yet|sure|really|bad",
    "zh": "紧|着?急|客气",
}
"""What "no" and 不要 say nothing of pictures with."""
_NO_THING = (
    rf"(?! (?:{IDLE['en']}|worry|thanks?|way|need|idea|luck|doubt|offen[cs]e|wonder|pressure|good|quite|exactly"
    r"|necessarily|today|here|there|one|so|if|because"
    r"|(?:the |my )?(?:first|second|third|last|next|other|same))\b)"
)
_NO_THING_ZH = rf"(?!{IDLE['zh']}|担心|怕|管|误会|说|问|谢|生气|意思|麻烦|第|这|那|吧|啊)"
_LACKS_FIRST = {
    "en": re.compile(
        rf"{_BEGIN}(?:{_DONT} (?:show|include)(?: me| us)?|(?:not|no){_NO_THING}){_SOME}{_BEFORE_SEEK['en']}",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"^请?(?:{_DONT_ZH}{_SHOW_ZH}|(?:不要|不是|别要){_NO_THING_ZH}){_SOME_ZH}{_BEFORE_SEEK['zh']}"),
}
_MORE = re.compile(rf"[,;，；]|\bthen\b| and {VERB}\b")
"""What says that another order follows."""
_LACKS_LAST = {
    "en": re.compile(
        rf"(?:{_BUT}{_DONT} (?:show|include|{_SEEK})(?: me| us)?| without (?:including|{_SEEKING})){_SOME}[.! ]*$",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"(?:[，,。；;]+ *|(?=但)){_DONT_ZH}(?:{_SEEK_ZH}|{_SHOW_ZH}){_SOME_ZH}[。！! ]*$"),
}
"""What is not to be in what is looked for or made: "find dogs, but don't show people"."""


def without_refused(text: str, language: Language, is_order: Callable[[str], bool]) -> str:
    """The text without what it turns down beside its orders; of a thing that is not to be seen it says "without"."""
    if other := _OTHER[language].match(text):
        return text[other.end() :]
    if (lacks := _LACKS_FIRST[language].match(text)) and not _MORE.search(text, lacks.end()):
        return _lacking(text[lacks.end() :], lacks["thing"], language)
    if (lead := _FIRST[language].match(text)) and is_order(text[lead.end() :]):
        return text[lead.end() :]
    if not is_order(text):
        return text
    if lacks := _LACKS_LAST[language].search(text):
        return _lacking(text[: lacks.start()], lacks["thing"], language)
    last = _LAST[language].search(text)
    return text[: last.start()] if last else text


def _lacking(text: str, thing: str, language: Language) -> str:
    return f"{text.rstrip(' .!。！')} without {thing}" if language == "en" else f"{text.rstrip(' .!。！')}，不要{thing}"

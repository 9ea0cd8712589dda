"""Fragments: words that name a thing or a trait, and leave what is wanted of it to the request before. Pure.

"and cats?", "a yellow one", "one with a hat", "at night instead", 那猫呢, 换成黄色的. What a fragment makes of the
words of that request is in `assistant.api.carried`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.features import is_social
from assistant.dialogue.following.excluding import excluded_in
from assistant.dialogue.following.likeness import asks_for_likeness
from assistant.dialogue.following.more import asks_for_more
from assistant.dialogue.following.places import names_somewhere
from assistant.dialogue.orders import takes_away
from assistant.dialogue.references import MASK, mask

_LONGEST = 80
"""Characters; whoever says more says what is wanted of it."""
_OR_ZH = "还是(?![不没别很太有先算老觉这那第以刚要用换聊下改休回喜去])"
"""Or; where it says "still" or "rather" no thing follows."""
_LEAD = {
    "en": re.compile(
        r"^(?:(?:and|or|now|then|next(?! to\b)|also|so|but|ok(?:ay)?|alright|maybe|perhaps|rather|hmm+|no(?=,| wait"
        r"| i )|what about|how about|this time|instead|only|just|any|same for|the same for"
        r"|(?:the )?same(?: thing)?|sorry|oops|oh|forget (?:that|it)|wait|actually|i (?:meant?|wanted|want|need"
        r"|was after|said)|(?:it |that |there )?should (?:be|have))\b[ ,.…]*)+"
    ),
    "zh": re.compile(
        rf"^(?:(?:那么?|{_OR_ZH}|还有|然后|接着|现在|再|要不(?!是)|或者|换成?|改成|和|以及|只要|只看|有没有|有|要|想要|来点?|给我|我要"
        r"|同样|打错了|说错了|不对|改(?:搜|找|看)|[额呃嗯哦]|不是|我(?:想?说|想?要|指)的是|我是说|应该是|是)[，,。 ]*)+"
    ),
}
_OR = {"en": re.compile(r"or(?: maybe| perhaps)? "), "zh": re.compile(rf"或者|{_OR_ZH}(?!.*吧)")}
_ALSO_ZH = ("还有", "和", "以及")
_TAIL = {
    "en": re.compile(
        r"(?:[ ,]+(?:too|also|now|then|please|pls|this time|instead|next|as well|maybe|perhaps|again|though|only"
        r"|actually|i mean|i meant|sorry|lol|haha))*[ ?.!]*$"
    ),
    "zh": re.compile(
        r"(?:呢|吗|吧|啊|呀|嘛|呗|哈|还是|的吗|有吗|有没(?:有|(?!有))|也?(?:行|可以|要|好|试试|看看|找找|看一下|找一下"
        r"|来一[张版个]))*[ ，,？?。！!~～…]*$"
    ),
}
_QUALITY = (
    r"(?:good|nice|great|fine|lovely|beautiful|cute|pretty|cool|awesome|amazing|perfect|funny|bad|weird|strange|tough"
    r"|tricky|hard|easy|right|wrong|real|true|favou?rite|interesting|clever|smart|silly|brilliant|excellent|fantastic"
    r"|gorgeous|stunning|wonderful|hilarious|impressive)"
)
_POINTS = (
    r"(?:this|that|these|those|which|each|every|first|second|third|fourth|fifth|last|next|previous|other|others|same"
    r"|top|bottom|left|right|middle|upper|lower|new|loved|only|similar|alike|the|my|your|another|one|more|a|an|some)"
)
_THE_ONES = re.compile(
    rf"\bthe (?=(?:(?!{_POINTS}\b)[a-z-]+ ){{1,2}}ones\b|ones (?:in|from|with|without|at|on|that|where)\b)"
    r"|(?<=\bonly )th(?:o|e)se (?=(?:in|from|with|at|on|that|where|taken)\b)"
)
"""Of "the blue ones", what sounds as if it pointed at pictures: of results it is said which kind is wanted."""
_ADJECTIVES = rf"(?:(?!{_QUALITY}\b|{_POINTS}\b)[a-z'-]+ ){{1,3}}"
_BESIDE = (
    r"(?:in|at|on|with|without|near|by|from|of|under|over|behind|before|after|during|inside|outside|against|wearing"
    r"|holding|taken|facing|riding|next to)"
)
_ONE = {
    "en": re.compile(
        rf"(?:(?:an?|some|any|all|another|two|three|four|more) )?{_ADJECTIVES}ones?(?: {_BESIDE} .+)?|(?:an? |some "
        rf"|another |two |three )?ones? (?:{_BESIDE}|that|where|which) .+"
        r"|(?:bigger|smaller|larger|brighter|darker|lighter|rounder|older|newer)"
    ),
    "zh": re.compile(
        r"(?:[一两几1-9]?[个张只条辆朵])?(?P<trait>[^，。？！§]{1,8})(?:的(?:那[种几些本张]张?)?|那[种几些本张]张?)"
    ),
}
_VERB_FIRST = re.compile(
    rf"^(?!{_BESIDE}\b|(?:all|both|half|just|only|not|such|what|quite|like|across|through|around|between|above"
    r"|below|beneath|beside|onto|into|along|about|for|to|and|or)\b|[a-z]+ing\b)[a-z]+ "
    r"(?:the|my|our|your|his|her|their|an?|some"
    r"|me|us|someone) [a-z]"
)
"""Between a word and its thing, an article says that the word is what is to be done with it: "load the dishwasher"."""
_SAID_ZH = re.compile(
    r"^(?:给|把|将|别(?!的)|替|往)(?!.*的$)|几[个只张条颗辆扇]|多少|[我你您他她它这那谁哪么]|真|好|对|是|行|不错|可以|没|怎|谢|棒|赞|说|讲|画|描述|介绍|分类"
    r"|索引|打开|删|张$|了$|啦$|^(?:找|搜|查)(?!.*的$)"
)
_THING = {
    "en": re.compile(rf"(?:(?:an?|the|some|my|our|two|three|four|more) )?(?:[a-z0-9'-]+,? ?){{1,5}}|{_BESIDE} .+"),
    "zh": re.compile(r"(?:[一两几][个张只条辆朵])?[^，。？！§]{1,10}"),
}
_CONTROL = {
    "en": re.compile(
        r"(?:undo|redo|clear|reset|cancel|quit|exit|h+m+|neither|none|nvm|back|go back|whatever|nothing)(?: (?:it|that"
        r"|this|of (?:them|these|those)))?"
    ),
    "zh": re.compile(r"撤[销回]|取消|返回|退出|清空|清除|清屏|算了|都不|嗯+|呃+"),
}
"""What is said to the program, or to nobody: no thing that could be wanted."""
_EXCEPT = {
    "en": re.compile(r",? (?:but )?(?:no|not|without|except) (?:(?:an?|the|any) )?[a-z-]+(?: [a-z-]+)?$"),
    "zh": re.compile(r"[，, ]*(?:不要|别要|不是|没有|除了)[^，。]{1,8}$"),
}
"""What it must not be, behind what it is."""
_ORDERS = re.compile(
    r"^(?:describe|draw|paint|sketch|make|find|search|show|look|index|add|tell|explain|compare|caption|classify|label"
    r"|count|list|open|delete|remove|write|read|transcribe|translate|check|go|try|give|put|take|turn|change|stop|wait"
    r"|save|export|help|sort|say|pick|choose|pause|resume|cancel|abort|halt)\b"
)
_NO_THING = re.compile(
    rf"^(?:i|i'm|i'd|i've|you|your|he|she|it|its|it's|we|they|them|me|what|what's|who|why|how|when|where|which|is|are"
    rf"|was|were|am|do|does|did|don't|can|could|will|would|should|may|let|let's|thanks?|thx|bye|ok(?:ay)?|yes|no|that"
    rf"|that's|there|here|this|these|those|one|another|again)\b|\blike (?:this|that|these|those|it|them)\b"
    rf"|^(?:more )?(?:like|similar)\b|^(?:looks?|seems?|sounds?|aww+|ugh|wow|lol|(?:ha){{2,}}h?|hmm+|damn|omg|perfect"
    rf"|too)\b|^(?:so |very |really |pretty |an? )*{_QUALITY}\b(?: ones?$|(?! \w))|\b(?:is|are|was|were|do|does|did|has"
    rf"|have|can|should|would|will|i|i'm|i'd|you|we|they|he|she|it's|that's|what's)\b"
)
_PICTURES = {
    "en": re.compile(
        r"(?:(?:and|ok(?:ay)?|now|please|then)[ ,]+)*(?:(?:all|any|my|our|some) )*"
        r"(?:photo(?:graph)?s|pictures|images|pics|snapshots)\b(?! (?:like|similar)\b).+"
    ),
    "zh": re.compile(r"(?!只|要|就|那|再|还|换|改|更)[^，。]{2,}(?<!这)(?<!那)的(?:照片|图片|相片)[。.!！]*"),
}
"""Whoever names pictures as such says anew which. Who wants fewer of the same does not: "only those from 2018"."""


def stands_for_one(text: str, language: Language) -> bool:
    """ "a yellow one", "ones with hats", 要黄色的: a kind of what the request before named, which is not said again."""
    bare = bare_words(text, language)
    found = _ONE[language].fullmatch(bare)
    return found is not None and not (_SAID_ZH.search(found["trait"]) if language == "zh" else _ORDERS.match(bare))


def offers_another(text: str, language: Language) -> bool:
    """ "or a cat?", 或者是鸟: one more of what was offered to choose from, or asked for."""
    return bool(_OR[language].match(text.strip().lower()))


def is_sure_fragment(text: str, language: Language) -> bool:
    """Whether the words mean nothing at all without another request: they stand for one, want more or less of what it
    brought, or name a place only."""
    more = bool(asks_for_more(text, language)) or bool(excluded_in(text, language))
    return more or names_somewhere(text, language) or stands_for_one(text, language)


@lru_cache(maxsize=16)  # a decision asks it of the same words again and again
def is_fragment(text: str, language: Language) -> bool:
    """Whether the words only make sense after another request, as those that stand for one, or as another thing."""
    if asks_for_likeness(text, language) or takes_away(text, language):
        return False
    if _PICTURES[language].fullmatch(common(text, language)):
        return False
    if is_sure_fragment(text, language):
        return True
    bare = bare_words(text, language)
    thing = _EXCEPT[language].sub("", bare)
    if (
        not thing
        or is_social(thing, language)
        or _CONTROL[language].fullmatch(thing)
        or not _THING[language].fullmatch(thing)
    ):
        return False
    ordered = _ORDERS.match(thing) or _VERB_FIRST.match(thing)
    return not (_NO_THING.search(thing) or ordered if language == "en" else _SAID_ZH.search(thing))


def of_results(said: str, language: Language) -> str:
    """The words without what seems to point at pictures and names a kind of them: "blue ones" of "the blue ones"."""
    return _THE_ONES.sub("", said) if language == "en" else said


def bare_words(text: str, language: Language) -> str:
    """The words of a fragment without what opens and closes it: "blue ones" of "and blue ones?"; "" of what is none."""
    said = common(text.replace("w/ ", "with "), language)
    said = of_results(said, language)
    if len(said) > _LONGEST or MASK in mask(said):
        return ""
    lead = _LEAD[language].match(said)
    rest = said[lead.end() :] if lead else said
    tail = _TAIL[language].search(rest)
    bare = (rest[: tail.start()] if tail else rest).strip(" ,，")
    # "Father's too" is of him what was wanted of the mother.
    return bare.removesuffix("的") if lead and lead[0].startswith(_ALSO_ZH) else bare

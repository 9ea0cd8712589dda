"""What a sentence wants drawn: a new thing, the last one again, or one with a change. Pure.

Belongs here: carrier words ("please draw me a picture of …"). Does not belong here: what a change makes of a prompt
(`changing`), which picture is meant (the dialogue resolves that) and drawing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.api import AMOUNT, COLOUR, COMPARED, Language, figure_of, with_articles, without_polite_end
from assistant_image_generation.changing import alters, replaces
from assistant_image_generation.removing import removed
from assistant_image_generation.turning import FROM_ZH, LOOK, turned, whole


@dataclass(frozen=True, slots=True)
class Wanted:
    """`subject` of a new picture, or else `change` of an earlier one; neither: the same once more. `count` pictures."""

    subject: str = ""
    change: str = ""
    again: bool = False
    count: int = 1
    replaces: bool = False
    """The change is what the earlier picture becomes, and not added to its words."""
    swaps: bool = False
    """The change is a thing that takes the place of the one that was drawn."""


_SEVERAL_EN = rf"(?:{AMOUNT['en']}|a couple(?: of)?)"
_NOUN = r"(?:picture|image|drawing|painting|sketch|illustration|photo(?:graph)?|pic|poster|portrait)"
_PLAIN = r"(?:picture|image|drawing|pic)"
"""What any drawing is called; other nouns, such as "poster", say how it is to look."""
_US = r"(?: me|(?-i: us))?"
"""Not "US flag"."""
_VERB = (
    r"(?:draw|paint|sketch|illustrate|render|generate|create|make|design|produce|doodle|depict|visuali[sz]e|imagine"
    r"|picture"
    r"|(?:whip|knock|mock|dream|cook) up|come up with|put together)"
)
_COUNT_EN = rf"(?P<count>{_SEVERAL_EN}) (?:different )?(?P<each>{_NOUN}(?:e?s)? (?:of|with|showing)) "
_WISHED = rf"(?=an? |some |{_SEVERAL_EN} (?:different )?{_NOUN}e?s (?:of|with|showing) )"
_EACH_PLAIN = re.compile(rf"{_PLAIN}s?\b", re.IGNORECASE)
_POLITE_EN = re.compile(
    r"^(?:(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|now|so|and|then)[,! ]+)*"
    r"(?:(?:can|could|would|will) you (?:(?:please|pls|plz|kindly) )?|i(?:'d| would) like you to |i want you to )?"
    r"(?:(?:i(?:'d| would) (?:really )?(?:love|like|fancy)|i (?:really )?(?:want|need|fancy))(?: to (?:see|have))? "
    rf"{_WISHED}|(?:give|show|do) me {_WISHED}|let me (?:see|have) {_WISHED})?",
    re.IGNORECASE,
)
_START_EN = re.compile(
    rf"^(?:{_VERB}{_US}(?: up)? )?{_COUNT_EN}|^(?:(?:an?|another|the) )?{_PLAIN}s? (?:of|with|showing) "
    rf"|^(?={_NOUN} (?:of|with|showing) )|^{_VERB}{_US}(?: up)? "
    rf"(?:(?:(?:an?|the|another|one more) )?(?:new )?{_PLAIN} (?:of|with|showing|that shows) )?",
    re.IGNORECASE,
)
_NAMED = (
    r"#\d+|(?:the|your) [a-z]+(?: [a-z]+){0,2} (?:that )?you(?:'ve)? (?:just )?(?:drew|drawn|made|painted|generated)"
    r"|(?:(?:the|your) )?(?:first|second|third|last|previous|same) (?:one|picture|image|drawing)"
    r"|(?:the|your|this|that) (?:drawing|painting|sketch|picture|image|one)"
    r"|(?:the )?same(?: thing)?(?! as (?:that|this|it)\b)|it"
)
_BARE = r"(?:the |your )?(?:first|second|third|last|previous)|this|that"
_REF = rf"(?:{_NAMED}|{_BARE})"
_THAT = (
    rf"(?:(?:{_NAMED})(?![\w-])|(?:{_BARE})(?=\W*$|\W+(?:but|with|without|in|on|at|into|as|again|once)\b"
    rf"|\W+(?:{LOOK}|(?:(?:(?:a )?(?:bit|little|lot)|much|even) )?(?:{COMPARED}|(?:more|less) [a-z]+))\W*$))"
)
"""A picture where another thing may be named as well: "the last" and "that" are none in "draw the last supper"."""
_SEVERAL = (
    r"(?:both|(?:all )?(?:(?:of )?(?:them|these|those)|the (?:first|last|other) (?:two|three|four|few))"
    r"(?: pictures| ones)?)"
)
"""Several pictures, of which each is drawn again."""
_BUTS = r"but\b|with(?:out)? an?\b"
_AGAIN_EN = re.compile(
    rf"^(?:(?={_BUTS})|(?:(?:make|turn|change) {_REF}|{_VERB} (?:me )?{_THAT})(?: into)?(?![\w-])"
    rf"|(?:{_VERB} )?(?:(?:me )?(?:another|one more)(?: one| (?:version|take|{_NOUN}|try))?"
    rf"(?: (?:of|like|on) {_THAT})?"
    rf"|(?:it )?(?:once )?again|(?:the )?same(?: one| thing)?(?: again| as {_THAT})?"
    rf"|{_VERB} (?:me )?{_SEVERAL}(?= (?:once )?again\b)|(?:one )?more like {_THAT}"
    rf"|(?:a )?variations? of {_THAT}"
    rf"|(?:{_VERB} )?(?:me )?(?:one|something)(?: new)? (?:based on|inspired by|starting (?:from|with)|from"
    rf"|(?:just )?like|similar to|in the style of) {_THAT}"
    rf"|(?:try|redo|do) (?:it |that |this )?(?:again|over)|vary {_REF}|redraw {_REF}|{_REF} again"
    rf"|(?:something )?(?:like|similar to) {_THAT}"
    rf"|(?:(?:something|one|some) similar|(?:an?other |an? |some )?similar (?:one|{_NOUN})s?)"
    r"(?=\s*$|[\s,]+(?:but|with|without|in|at|on)\b)))",
    re.IGNORECASE,
)
_BUT_EN = re.compile(
    r"^[\s,]*(?:(?:once )?again\b|once more\b)?[\s,]*(?:but|only|just|and|except|this time)?[\s,]*"
    r"(?:make it |as (?=an? )|it |: ?)?",
    re.IGNORECASE,
)

_LISTED = re.compile(r"(#\d+)(?:(?:,? and |, ?|,? & |[、，]|\s?[和与跟]\s?)#\d+)+", re.IGNORECASE)
"""Several pictures, each of which is changed: read as the first one."""
_BOTH_EN = re.compile(
    r"^(make|turn|change) (?:both(?: of them)?|(?:all of )?them(?: (?:both|all))?)(?![\w-])", re.IGNORECASE
)
_ON_NUMBERED = re.compile(
    rf"^(?:add|give|put|dress|remove|erase|delete|take) (?!(?:(?:the )?{_NOUN} )?#\d+\W*$).*#\d", re.IGNORECASE
)
"""A change of what a numbered picture shows. "Remove #1" alone names nothing that it shows."""
_TAKEN_UP = {
    "en": re.compile(
        rf"^(?:take|use|pick|grab) (?:{_NAMED})(?:, ?| )(?:and )?(?:then )?"
        r"(?=(?:make|turn|change|give|add|remove|paint|draw)\b)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"^(?:拿|用|取|选)(?:图?#\d+号?|第[一二三四五六\d]+[张幅]|[这那][张幅])(?:图片?|照片)?(?:[，, ]|来|然后|并|再)+"
        r"(?=[变改换加去]|把)"
    ),
}
"""A picture that is taken up only to be changed: "take #1 and make it blue"."""
_IT = re.compile(r"^((?:give|put|dress) )#\d+", re.IGNORECASE)
_NUMBER_LEFT = re.compile(r"\s*\b(?:of|like|as|on|in|to|from|into|onto|at) #\d+(?!\w)|\s*#\d+(?!\w)", re.IGNORECASE)
"""A picture's number, which is no word for what is drawn."""
_LIKE_NUMBERED = re.compile(
    r" (?:(?:just )?like|in the (?:same )?style of|based on|as in|from) #\d+$"
    r"|(?:像|参考|照着|按照?)#\d+(?:一样|那样|那么)?的?",
    re.IGNORECASE,
)
_ONCE_MORE_EN = re.compile(r"[\s,]+(?:(?:once )?again|once more|instead)$", re.IGNORECASE)

_AND_DRAW = {
    "en": re.compile(
        rf",? (?:and|and then|then)(?: also)? (?:{_VERB}|add)(?: me)? "
        rf"(?=(?:an?|some|a few|several|many|{_SEVERAL_EN}) (?!of\b))",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"[，,；;。 ]+(?:然后|接着|并且?|最后)?[再也还]?(?P<where>在[^，,。在]{1,8}?)?(?:画|加)上?"
        r"(?=[一两三四五六七八九十几\d些](?![张幅副次下遍回])..)"
    ),
}
"""Before a further thing of the same picture: "a house, and then draw a tree next to it"."""

_POLITE_ZH = re.compile(
    r"^(?:(?:你好|好的?|嗯|那么?(?![张个幅])|现在|然后)[，, ]*)*"
    r"(?:请|拜托|麻烦|能不能|能否|可以|可不可以|能|[你您]|帮我|帮忙|给我|替我|为我"
    r"|我想要?(?=[画看]|[一两]?[张幅])|[，, ])*"
)
_FLAT = r"(?!桌|床|椅|纸|地图|脸|网|嘴|弓|眼镜|手套)"
"""What 张, 副 count as they count pictures."""
_NO_COUNT = (
    r"(?!张(?:飞(?!机)|三丰|三(?!张)|无忌|良|衡|大千|学友|国荣|曼玉|家界|骞|角|辽)|副(?:驾驶?|总|官|将|局长|歌|业))"
)
"""Where 张, 副 begin a name or a word."""
_COUNT_ZH = re.compile(
    rf"^(?P<count>(?!一[张幅副]){AMOUNT['zh']}) ?[张幅副]{_FLAT}(?:不同的?)?(?:图片?|画)?[，, ]*(?=.)"
)
_START_ZH = re.compile(
    r"^(?:画|绘制|绘|生成|创作|制作|做|来|弄|整|搞|出|涂鸦)(?:一下|出(?=[来一两几三四五六七八九十\d]))?来?(?:给我)?(?P<rest>.*)$",
    re.DOTALL,
)
_ONE_ZH = re.compile(rf"^{_NO_COUNT}(?:一?[张幅副]{_FLAT}(?:图片?|画)?(?:[，,：: ]|里?有|画着|关于)?)?")
_ON_ZH = (
    rf"(?=$|[，,。 ]|的?(?:$|[，,再但])|一样|差不多|类似|相似|但|不过|只是|[再重也还在用改换变画加去不没戴穿]"
    rf"|背景|颜色|[大小亮暗]一?点|{COLOUR['zh']}的?$)"
)
"""What follows 那个 where it is the picture, and not the thing that is to be drawn: 那个铁塔."""
_REF_ZH = r"(?:图?#\d+号?图?|(?:第[一二三四五六七八九十\d]+|刚才那?|上一?|最后[那一]?|[这那])[张幅]图?|它)"
_AGAIN_ZH = re.compile(
    rf"^(?:(?:重画|重新画|再画)(?:一[下遍次张])?{_REF_ZH}?(?=$|[，,。但])|重画(?:一[下遍次张])?(?=$|[，,。但])"
    rf"|(?:把|将)?{_REF_ZH}(?:都|也)?(?:再|重新?)(?:画|来|生成|做)(?:一?[张个幅次遍下])?"
    rf"|(?:给|在|从|让){_REF_ZH}(?:[里中上](?:面|边)?)?(?=[加添戴穿放去拿删画])"
    rf"|重画|(?:再|重新)(?:画|来|生成|做|给我)?(?:一?[张个幅次遍]|两[张个幅]|一下)?(?:一样的?|同样的?|类似的?"
    rf"|#?\d*号?图?)?(?!.*(?:画|生成)(?!面))"
    rf"|(?:换(?:一|画)?[张个幅]|另(?:一|画)?(?:[张幅]|个{_ON_ZH}))"
    rf"|(?:和|跟|像|照着|按照?)?(?:#\d+|刚才(?:那?张|那?个{_ON_ZH}|(?!那?个))|(?:上一?|这|那)(?:张|个{_ON_ZH})|它|第[一二三四]张)"
    rf"(?:一样|差不多|类似)?的?(?:再(?:画|来)一?[张个次])?|同样的?(?:图|画)?|一样的?|(?:来|画)?(?:一?[张个幅些]|点)?(?:类似|相似|差不多)的(?=$|[，,但])|改画成|(?=[换改变]成)|把?(?=背景))"
)
_FROM_ZH = re.compile(
    rf"^{FROM_ZH}(?:(?:你画的)?{_REF_ZH}|[这那上]一?[张幅个]|我(?:发)?的?[^，。,画]{{0,6}}?[张幅]?)(?:图片?|照片|画)?(?:的样子)?"
    r"(?:[再也]|重新?)*(?:画|绘制|生成|做|来)(?:出)?(?:一?[张幅副个次遍])?(?=$|[，,。但])"
)
"""Another picture that starts from that one, of which nothing else is said: 照第二张画一张."""
_PICTURE_ZH = re.compile(r"(?<=.)的(?:图片|图画|图像|画面)$|(?<=[^上里中下边面])的(?:图|画)$")
"""What the subject of a picture is called at its end, where English has "a picture of" in front."""
_BUT_ZH = re.compile(r"^[\s，,]*(?:但是?|不过|只是|这次|就是|把)*[\s，,]*")


_COUNTED_ZH = r"[一两三四五六七八九十\d]+[个只颗条张座棵辆朵匹艘]?$"
_OTHER_THING = {
    "en": re.compile(r"(?:an?|two|three|four|some) (?!.*\bones?\b|of (?:them|these|those)\b)[a-z]", re.IGNORECASE),
    "zh": re.compile(rf"画(?!{_COUNTED_ZH})|一[个只张条辆朵棵座](?!.{{0,8}}的$)"),
}
_ADDS = {"en": re.compile(r"^(?:and|also|plus|with)\b"), "zh": re.compile(r"^(?:还|再|加)|旁|边|[上下]面")}
_SWAPS = {
    "en": re.compile(r"\b(?:should be|instead|rather|i (?:meant?|wanted)|wait|sorry|make (?:it|him|her) an?)\b"),
    "zh": re.compile(r"不对|不是|应该|[换改变]成|错了"),
}
"""What puts one thing into the place of another."""

_MORE = {
    "en": re.compile(
        rf"(?:(?:show|give|draw|make|paint|do)(?: me| us)? )?(?:(?P<count>{_SEVERAL_EN})|some|a few|any|one)? ?more"
        rf"(?: of (?:them|those|these|the same|it))?(?: (?:ones?|times?|versions?|{_NOUN}s?))?|(?:do it )?once more",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"还有(?:几张|一些|一张|别的)?[吗么]?|更多的?"
        rf"|(?:再|多)(?:来|画|生成|做)?(?:(?P<count>(?!一[张幅副]){AMOUNT['zh']})[张幅副]|[一几][张幅副]|一?些|一点)(?:图|画)?"
    ),
}
"""The same once more, not a change of it."""


def wanted(text: str, language: Language) -> Wanted:
    """What the words want. Words that order nothing are taken as the subject itself, as after a slash command."""
    if more := _more(text, language):
        return more
    read = _chinese if language == "zh" else _english
    shortened, several = _LISTED.subn(r"\1", text)
    if several and (of_one := read(shortened)).again:
        return of_one
    return read(text)


def following(text: str, fragment: str, language: Language) -> Wanted:
    """What words want that go on with a drawing, of which `fragment` is what they add: a change of it, unless they are
    a request of their own or name another thing: "now a square"."""
    read, swaps = wanted(text, language), bool(_SWAPS[language].search(text.lower()))
    if read.again:
        return replace(read, swaps=swaps)
    if more := _more(text, language) or _more(fragment, language):
        return more
    fragment = _bare(fragment, language)
    if language == "en" and _START_EN.match(fragment):
        return read
    other = _OTHER_THING[language].match(fragment) and not (swaps or _ADDS[language].search(text.lower()))
    return read if other else Wanted(change=fragment, again=True, swaps=swaps)


def _more(text: str, language: Language) -> Wanted | None:
    """The same once more, as often as it is said; None for any other words."""
    found = _MORE[language].fullmatch(_bare(text, language))
    return Wanted(again=True, count=_counted(found["count"])) if found else None


def _counted(said: str | None) -> int:
    return max(1, figure_of(said)) if said else 1


def _bare(text: str, language: Language) -> str:
    """The words without what is said for politeness only."""
    if language == "zh":
        return without_polite_end(_POLITE_ZH.sub("", text.strip(), count=1), language)
    return without_polite_end(_POLITE_EN.sub("", re.sub(r"\s+", " ", text).strip(), count=1), language)


def _english(text: str) -> Wanted:
    rest = _BOTH_EN.sub(r"\1 it", _TAKEN_UP["en"].sub("", _bare(text, "en")))
    part = whole(rest, "en")
    if alters(part, "en"):
        return Wanted(change=part, again=True)
    into = turned(rest, "en")
    if into:
        return Wanted(change=into, again=True, replaces=replaces(into, "en"))
    again = _AGAIN_EN.match(rest)
    other = again and re.search(rf"(?:another|one more) {_NOUN}$", again[0], re.IGNORECASE)
    if again and not (other and re.match(" (?:of|with|showing) ", rest[again.end() :])):
        return Wanted(change=_BUT_EN.sub("", _NUMBER_LEFT.sub("", rest[again.end() :]), count=1), again=True)
    if _ON_NUMBERED.match(rest):
        return Wanted(change=_NUMBER_LEFT.sub("", _IT.sub(r"\1it", rest)).strip(), again=True)
    start = _START_EN.match(rest)
    if not start:
        return Wanted(subject=rest)
    subject = _LIKE_NUMBERED.sub("", _ONCE_MORE_EN.sub("", rest[start.end() :]))
    subject = _AND_DRAW["en"].sub(" and ", subject)
    if start["each"] and not _EACH_PLAIN.match(start["each"]):
        # Three sketches of a dog are three pictures, each "a sketch of a dog".
        subject = with_articles(f"a {re.sub('(?<=sketch)es|s(?= )', '', start['each'].lower())} {subject}")
    return Wanted(subject=subject, count=_counted(start["count"]))


def _chinese(text: str) -> Wanted:
    rest = _TAKEN_UP["zh"].sub("", _bare(text, "zh"))
    part = whole(rest, "zh")
    if part != rest and (alters(part, "zh") or removed(part, "zh")):
        return Wanted(change=part, again=True)
    if alike := _FROM_ZH.match(rest):
        return Wanted(change=_BUT_ZH.sub("", rest[alike.end() :]), again=True)
    into = turned(rest, "zh")
    if into:
        return Wanted(change=_ONE_ZH.sub("", into, count=1), again=True, replaces=replaces(into, "zh"))
    if alters(rest, "zh"):
        return Wanted(change=rest, again=True)
    again = _AGAIN_ZH.match(rest)
    if again:
        return Wanted(change=_BUT_ZH.sub("", _NUMBER_LEFT.sub("", rest[again.end() :]), count=1), again=True)
    if start := _START_ZH.match(rest):
        rest = _AND_DRAW["zh"].sub(lambda also: f"，{also['where']}有" if also["where"] else "，", start["rest"])
    rest = _PICTURE_ZH.sub("", rest)
    several = _COUNT_ZH.match(rest)
    if several:
        return Wanted(subject=rest[several.end() :].lstrip("的"), count=_counted(several["count"]))
    return Wanted(subject=_ONE_ZH.sub("", rest, count=1))

"""What a request is after, without its carrier words: "find me 5 pictures of a red car without people, please"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.api import Language, in_shape, language_of, newest_in, shape_in, shape_of, without_polite_end
from assistant.dialogue.arguments.counts import NOUN, count_before, count_behind
from assistant.dialogue.references import MASK, mask
from assistant.dialogue.references.pieces_zh import ANY_UNIT
from assistant.dialogue.turned_down import IDLE
from assistant.locations import paths_in


@dataclass(frozen=True, slots=True)
class Wanted:
    """`query` in the user's words; `exclude` what it must not have; `count` 0 if no number of pictures was named."""

    query: str = ""
    exclude: tuple[str, ...] = ()
    count: int = 0


_SEEK = (
    r"(?:find|search|show|look|looking|searching|get|fetch|bring|pull|give|display|list|retrieve|locate|dig|see|need"
    r"|want|have|got|hunt|browse|seek)"
)
_VERB = re.compile(_SEEK)
_FIRST_VERB = re.compile(
    r"(?:(?:please|pls|can you|could you|now|and),? )*(?P<verb>[a-z]{4,9})"
    rf"(?= (?:for|me|us|all|my|some|any)\b|(?<!ing) {NOUN} of\b)",
    re.IGNORECASE,
)
"""The first word, where only a verb can stand: "Finn at the beach" and "Finn photos" begin with a name."""
_NAMED_FOLDER = r"(?!(?:picture|photo|image)s? )[\w.-]+ folder\b"
_WHOSE = (
    r"(?:(?:in|from|through|of|among|within|across|inside) )?(?:(?:all )?(?:my|the|our|your) )"
    rf"(?!{_NAMED_FOLDER})(?:\w+ )?(?:library|collection|album|albums|gallery|archive|pictures|photos|images|folder"
    r"|camera roll|picture library|photo library)"
)
_ABOUT = (
    r"(?:of|with|showing|that shows?|that (?:has|have|contain|include)s?|containing|contain|where(?: there (?:is|are))?"
    r"|in which|featuring|which (?:has|have|shows?)|depicting|show|have|has|about|that look like|there (?:is|are))"
)
_CARRIERS_EN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:(?:hi|hey|hello|ok|okay|so|now|please|pls|plz|kindly|and|then|also)[,! ]+|(?:actually|wait) (?=\w)"
        r"|(?:no|nope|nah|yes|yeah|yep|well|sorry|actually|wait|oh|thanks|thank you|great|perfect"
        rf"|(?:no|not) (?:{IDLE['en']}|that|this|those|it"
        r"|(?:the )?\w+ one))[,.!]+ *)+",
        r"^(?:can|could|would|will) (?:you|i|we)(?: please| kindly)?(?: help me(?: to)?)?\s+"
        r"|^(?:i(?:'d| would) (?:like|love)|i want|i need)(?: you)? to\s+|^(?:please|help me|let me|try to|let's)\s+",
        r"^(?:i(?:'m| am) |we(?:'re| are) )?(?:looking|searching|hunting) for\s+|^i(?:'d like| would like| need"
        r"| want)\s+",
        rf"^(?:do|have) (?:i|we) (?:have|got)\s+|^(?:is|are) there\s+|^where (?:are|is|did i put|do i have)\s+"
        rf"|^(?:which|what|how many) (?:of )?(?:my |the )?{NOUN}(?: in my library| do i have)?\s+(?:(?:are|is|were"
        rf"|was)\s+(?:taken\s+)?)?(?:{_ABOUT}\s+)?"
        rf"|^(?:got )?any\s+(?={NOUN})",
        rf"^(?:{_SEEK}|do an image search|image search)(?: up(?! to\b)| out| through| for| around| back)*(?: me"
        rf"| us)?(?: up(?! to\b))?(?: {_WHOSE})?(?: for)?\s+",
        rf"^(?:for|{_WHOSE}(?: for)?)\s*(?=\S)",
        r"^(?:me|us|of|with|showing)\s+",
    )
)
_GOES_ON = (
    rf"(?=\W*$|\s*[^\w\s]| (?:in|at|on|from|of|by|for|near|during|to|until|till|with|without|and|or|but|not|no|except"
    rf"|when|where|that|which|i|we|my|our|the|an?|taken|only|again|too|please|now|{NOUN})\b)"
)
"""What may stand behind a time: "this winter coat" is a coat."""
_SPAN = (
    r"(?:past |last )?(?:(?:year|month|week|weekend)\b|(?:morning|afternoon|evening|night|spring|summer|autumn|fall"
    r"|winter|easter|christmas|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june"
    rf"|july|august|september|october|november|december)\b(?! in\b){_GOES_ON})"
)
"""Behind "this" it says when, and points at no picture."""
_QUANTITY = re.compile(
    r"^(?:(?:all(?: of)?|every(?: single)?|each|some|any|a few|several|more|other|the best|best|most|a couple of"
    rf"|lots of)\s+)?(?:(?:my(?! {_NAMED_FOLDER})|the|our|those|these|that|this(?! {_SPAN})|a|an)\s+)?"
    r"(?:(?:other|best|saved|old) )?",
    re.IGNORECASE,
)
_ABOUT_NOUN = re.compile(
    rf"^(?:(?P<trait>(?:[\w-]+ and )?[\w-]+) )?{NOUN}(?: (?:taken|that i (?:took|have)|i (?:took|have)"
    rf"|i've got))? (?:(?P<joint>{_ABOUT})|(?P<kept>(?:from|at|in|on|by) (?!my|the library)"
    rf"|(?=(?:this|last|past) (?:\d+ |\w+ )?{_SPAN}|yesterday|today\b"
    r"|(?:since|before|after|until|between|during) )))\s*",
    re.IGNORECASE,
)
_NO_TRAIT = re.compile(
    r"(?:all|any|some|more|most|other|these|those|the|my|our|your|good|nice|great|best|beautiful|pretty|cute|lovely"
    r"|funny|cool|saved|random|similar|own|few|several|different|actual|real|favou?rite|recent|such|digital|old|new"
    r"|interesting|relevant|another|single|first|last|next|latest|newest)"
)
"""Words before "pictures" that say nothing of what they show."""
_ONE_WITH = re.compile(rf"^(?:the )?ones? (?:{_ABOUT})\s+", re.IGNORECASE)
_TRAILING_EN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\s?.!]+$",
        r"(?<![, ])(?:[, ]+(?:if (?:there are )?any|quickly|anywhere|again|instead|you can find|i have|that i have"
        r"|do i have)|, go)+$",
        rf"\s+(?:in|from|of|on|among|inside|within) {_WHOSE}$|\s+(?:in|from|on) (?:my |the )?(?:disk|computer|phone"
        rf"|drive|library)$",
        rf"\s+{NOUN}$",
    )
)
_EXCLUDED_EN = re.compile(
    r"[, ]+(?:(?:but|and)? ?(?:without|with no|not? (?:showing|including|containing|with)|excluding|except(?: for)?"
    r"|minus|other than|instead of|rather than|as opposed to|ignor(?:e|ing)|leave out"
    r"|that (?:does not|doesn't|do not|don't) (?:have|show|contain)"
    r"|(?:that|which|who) (?:is|are|was|were)(?: not|n't)|that's not)|(?:but"
    r"|and) (?:not|no|unlike)|(?<=,) ?(?:not|no|unlike))\s+(?:any |the |an? )?(?P<what>[^,.?!]+)",
    re.IGNORECASE,
)
_NO_YEAR = r"(?! ?(?:19|20)\d\d(?!\d))"
"""Between "people from 2016" and "2018" nothing ends."""
_THERE = re.compile(r"(?: (?:in|on) (?:it|them)| there)$", re.IGNORECASE)
_LEADING_EXCLUDED = re.compile(r"^(?:without|excluding|no(?=.+, only))\s+(?:any |the |an? )?(?P<what>[^,.?!]+)", re.I)
_LIKE_EN = re.compile(
    rf"^(?:the (?={NOUN} (?:(?:that|which) (?:is|looks?)|like|similar)\b))?(?:(?:an?|something|anything|more|others?"
    rf"|another one|one|{NOUN}|similar|same|the same|exactly|most"
    rf"|very"
    rf"|look(?:s|ing)?|that|which|are|is|of|this(?! {_SPAN})|it|these|them|kind|style|close|closer|related|almost"
    rf"|identical|duplicates?|near)\b\s*)*(?:(?:like|similar to|similar|same as|resembling|close to|related to|of|to"
    rf"|as|with|by|using)?\s*(?:{MASK}|\b(?:this|that|these|those|it|them)\b(?! {_SPAN}))"
    rf"\s*(?:(?:ones?|{NOUN})\b)?|(?:similar (?:{NOUN}|ones?)|more|similar|others)\b)",
    re.IGNORECASE,
)
_BESIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:also|and|or|too|as|well|plus|both|use|using|take|with|add|includ(?:e|ing)|like)\b|\W)*", re.IGNORECASE
    ),
    "zh": re.compile(r"(?:[和跟与及或也再还都用拿像]|以及|还有|另外|同时|加上?|带上|算上|包括|\W)*"),
}
"""What is left between pictures that others are to be like: "similar pictures, also use the first"."""
_ADDED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:(?:please|now|and|also|then|plus|add|includ(?:e|ing)|take|with) )*{MASK}(?: (?:too|as well))?",
        re.IGNORECASE,
    ),
    "zh": re.compile(rf"(?:[请再还也]|另外|同时)*(?:加上?|带上|算上|连同|包括)? ?{MASK} ?(?:也?(?:加上|算上))?"),
}
"""A picture that what is sought is to be like as well, before the order: "add the first one, find similar pictures"."""
_FIRST_CLAUSE = re.compile(
    r"(?P<clause>[^,;:，；：]+)[,;:，；：]\s*(?=\w)(?!(?:not|no|but)\b|[而并]?不是|别|不要)", re.IGNORECASE
)


_LIKE_BEHIND = re.compile(
    rf"(?P<what>[^{MASK}]*?\w)(?<!\bwho)[ ,]+"
    rf"(?:(?:(?:that|which) )?(?:is|are|looks?|looking) )?(?:just |exactly |most )?"
    rf"(?:like|similar to|resembling|close to|same as) (?:{MASK}|this|that|these|those|it|them)(?: (?:ones?|{NOUN}))?",
    re.IGNORECASE,
)
"""What is looked for, before the picture that it is to be like: "cats like #2"."""
_ANYTHING = re.compile(
    r"(?:.*\b)?(?:anything|something|others?|more|stuff|things?|ones?|any|everything|else)"
    r"(?: (?:in|from) (?:my|the|our) \w+(?: \w+)?)?",
    re.IGNORECASE,
)
"""What names nothing that a picture shows."""
_INSTEAD_EN = re.compile(
    r"^[, ]*(?:but|only|and|just)?\s*(?:to\s+)?(?:(?:in|with|of|as|a|an|the)\s+(?=\w))?", re.IGNORECASE
)


def with_mended_verb(text: str, mended: Callable[[str], str]) -> str:
    """The text with a slip in its verb mended: "serach for cats". What is looked for stays as it was written."""
    found = _FIRST_VERB.match(text)
    verb = mended(found["verb"].lower()) if found else ""
    return (
        f"{text[: found.start('verb')]}{verb}{text[found.end('verb') :]}" if found and _VERB.fullmatch(verb) else text
    )


def wanted_in(text: str) -> Wanted:
    """The object of a request. References to pictures ("like #2") and folder paths do not belong to the query."""
    for _, (start, end) in reversed(paths_in(text)):
        text = re.sub(
            r"(?:\b(?:in|from|inside|under|below|within)(?: the folder| the directory)?|\b(?:called|named|titled"
            r"|with the (?:file )?name)|在|从|叫做?|名叫|名为)?\s*[\"'“‘「]?$",
            "",
            text[:start],
        ) + re.sub(r"^[\"'”’」]?(?: *(?:这个)?(?:文件夹|目录)?(?:里面|里|中|内)的?)?", "", text[end:])
    if (newest := newest_in(text)) is not None:
        return Wanted(count=newest)
    language = language_of(text)
    rest, shape = ("", shape_of(text)) if shape_of(text) else shape_in(text)
    found = _chinese(rest) if language == "zh" else _english(rest)
    return replace(found, query=in_shape(found.query, shape, language)) if shape else found


def _english(text: str) -> Wanted:
    rest = re.sub(r"\s+", " ", text).strip()
    rest, quoted = _unquoted(_without_added(rest, "en"))
    rest, last = count_behind(_stripped(rest, _TRAILING_EN[:3], "en"), "en")
    rest, excluded = _without(rest, _EXCLUDED_EN)
    rest, late = count_behind(rest, "en")
    rest = _stripped(rest, _TRAILING_EN[:3], "en")
    for pattern in _CARRIERS_EN:
        rest = pattern.sub("", rest, count=1)
    rest, count = count_before(rest, "en")
    rest, again = _without(rest, _LEADING_EXCLUDED)
    rest = rest.removeprefix(", only ")
    # Read as behind the verb that was taken off: of "find the photo that has a boat" it was no picture at hand.
    masked = mask(f"find {rest}").removeprefix("find ")
    like = _LIKE_EN.match(masked)
    if like:
        rest = _INSTEAD_EN.sub("", masked[like.end() :]).replace(MASK, "")
    elif rest:
        behind = _LIKE_BEHIND.fullmatch(mask(rest))
        what = behind["what"] if behind else rest
        rest = "" if behind and _ANYTHING.fullmatch(what) else _object(what)
    rest = _stripped(rest, _TRAILING_EN, "en")
    rest = (
        ""
        if (like and _BESIDE["en"].fullmatch(rest))
        or re.fullmatch(
            rf"(?:{_SEEK}\b)?(?:{NOUN}|ones?|for|me|more|of|all|my|the|only|\W)*(?:\s*{NOUN})?", rest, re.IGNORECASE
        )
        else rest
    )
    excludes = tuple(
        _THERE.sub("", item)
        for part in (*excluded, *again)
        for item in _items(part, rf"\s*(?:,|\bor\b|\band\b){_NO_YEAR}\s*(?:any |the |an? |no )?")
    )
    return Wanted(_sought(quoted, excludes) or rest.strip(" ,"), excludes, last or late or count)


def _without_added(text: str, language: Language) -> str:
    first = _FIRST_CLAUSE.match(text)
    return text[first.end() :] if first and _ADDED[language].fullmatch(mask(first["clause"]).strip()) else text


def _object(rest: str) -> str:
    rest = _QUANTITY.sub("", rest, count=1)
    about = _ABOUT_NOUN.match(rest) or _ONE_WITH.match(rest)
    if about:
        said = {"kept": "", "trait": "", "joint": "", **about.groupdict()}
        trait = "" if _NO_TRAIT.fullmatch((said["trait"] or "").lower()) else said["trait"]
        joint = said["joint"] if trait and said["joint"] in ("with", "where", "without") else ""
        rest = " ".join(part for part in (trait, (said["kept"] or "").strip(), joint, rest[about.end() :]) if part)
    return re.sub(rf"^(?:a|an|the|some|any|my(?! {_NAMED_FOLDER}))\s+", "", rest.strip(), flags=re.IGNORECASE)


_PIC_ZH = r"(?:图片|照片|图像|相片|截图|图|相|作品|画面)"
_NUM_ZH = r"(?:\d{1,3}|[两二三四五六七八九十]{1,3})"
_CARRIERS_ZH = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?:(?:不对(?=[，, ])|等等|等一下|你好|嗨|好的|好|那么|那|嗯|然后|接着|现在|拜托(?:你(?!好))?了?|劳烦|请"
        r"|不要紧|不要?着?急|不要?客气|没关系|没事|不用谢|(?:不要|不是)(?:这|那|第.)[张个幅])[，,！! ]*)+",
        r"^(?:请问|请|麻烦|劳驾|能不能|能否|可不可以|可以|能|可否|我想要?|我要|我希望|我需要|想要?"
        r"|你)*(?:帮我|帮忙|给我|替我|为我|帮|让我|跟我)*(?:再)?",
        r"^(?:(?:在|从|到)?(?:我?的?(?:所有的?)?(?:图库|相册|图片库|照片库|图片|照片|相册集|文件夹)|我们?的?库)"
        r"(?:里面|里|中|内|库里)(?:的)?)",
        rf"^(?:我的)?哪[些几]?[张个]?(?:{_PIC_ZH})?(?:里|中)?(?:是(?:在)?)?(?=.)",
        r"^(?:有没有|我有没有|我有|有|是否有)(?=.+(?:图|照片|相片|吗|没有|$))",
        r"^(?:我)?(?:在)?(?:搜索|搜寻|搜|寻找|查找|查一?查|查看|查|找找|找|检索|显示|展示|列出|看看|看一?下|看|来|给出"
        r"|给|要|挑|调出|翻出|拿|取)(?:一下|一找|一搜|到|出来|出|找|看)?(?:我(?!们?的?(?:所有的?)?(?:图库|相册|图片|照片)))?(?:看)?",
        r"^(?:(?:在|从)?我们?的?(?:所有的?)?(?:图库|相册|图片库|照片库|图片|照片)(?:里面|里|中|内)?(?:的|，|,|找"
        r"|搜)?|(?:图库|相册|图片库|照片库|图片|照片)(?:里面?|中|内)的)(?=.)",
        r"^(?:找|搜|有没有|有(?=.*的(?:图|照)))?(?:一下)?",
    )
)
_QUANTITY_ZH = re.compile(
    r"^(?:所有的?|全部的?|一些|几张|更多的?|每一?张|一张|张|一幅|一个(?=.*(?:图|照))|任何|那些|那张|那个|其他的?"
    r"|别的)?(?:我的?)?(?:所有的?)?(?:和|跟|与)?"
)
_BEGIN_ZH = re.compile(
    rf"^(?:{_PIC_ZH}(?:里|中|上))?(?:带有|带着|带|包含着?|含有|含|画有|画着|有着|有(?![名人])|关于|显示|出现了?)(?=.)"
)
_MADE_FIRST = re.compile(
    r"^把(?P<what>.+?)(?:都|全都|全部|全)?(?:给我)?(?:找|搜|调|翻|挑|列|显示|展示)(?:一下|出来|出|到)?.*$"
)
_TRAILING_ZH = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\s?？。.!！，,~]+$",
        r"(?:没有|给我|看看|出来)$",
        r"(?:在)?(?:我的)?(?:图库|相册|图片库|照片库)(?:里|中|里面)?(?:有)?$",
        rf"(?:的)?(?:那[张些几幅]*|这[张些]|所有|全部)?(?:{_PIC_ZH})?(?:都|在哪里?|在哪儿|有哪些|有吗|有)?$",
        r"(?<=.)(?:类似|相似|相近|差不多|(?<![得来])一样)$",
    )
)
_NOT_WHETHER = r"(?:(?<!有)|(?<=有没有))"
"""没 is no part of 有没有."""
_LACKS_ZH = (
    r"(?:无(?!人机|人驾|花果|尾熊|线|限|轨|缝|名|声|聊|敌|影|极|锡|数|论|法|非|意|奈|辜|患|边际?|框)"
    rf"|{_NOT_WHETHER}没(?=(?:任何)?(?:人|行人|游客|车|水印|文字|字|边框|背景|云|雪|灯|树|花|草|动物)"
    r"(?:的(?!时)|$|[，,。？?！!])))"
)
"""Shorter than 没有, and often part of a word: 无人机 has no 人机 to lack, and 没拍好 is no thing."""
_EXCLUDED_ZH = re.compile(
    rf"[，,、 ]*(?:但是?|不过|而且|并且|且)?(?:里面|图里|画面里)?(?:不要(?!{IDLE['zh']})(?:有|出现|带|含)?"
    rf"|不(?:含|包含|包括|带|能有|想要|想看到|出现)(?:有)?|不像(?=第|[#＃]|[那这上下前后最你我])|(?:而|(?<=[，,]))不是(?=第|[#＃]|[那上]一?张)|没有|除了|排除|去掉|别有|别要|{_LACKS_ZH})(?P<what>[^，,。？?！!]+?)(?:了|(?:以外|之外)?的(?:图片"
    r"|照片|图)?)?(?=$|[，,。？?！!])"
    r"|[，,、](?:但是?|而)?[和跟与](?P<unlike>[^，,。？?！!]{1,6}?)不(?:同|一样|像)的?(?:图片?|照片)?$"
)
_ATTRIBUTE_ZH = re.compile(
    r"(?P<before>^(?!不要(?![有带含]))|有没有|[的把找搜查寻看画绘要到出示给下成作做来]|[库册夹片][里中内]面?"
    rf"|(?:{_NUM_ZH}|[一几这那哪来画要]){ANY_UNIT}"
    r"|(?P<has>有[^，,。？?！!的没不无]{1,6}?(?=但|不过|而且|并且|且|没|不)))"
    rf"(?:、|但是?|不过|而且|并且|且)?(?:不要(?:有|出现|带|含)?|不(?:含|包含|包括|带|能有)(?:有)?|{_LACKS_ZH}"
    rf"|{_NOT_WHETHER}没有|除了(?=[^，,。？?！!]*[以之]外的))"
    r"(?P<what>(?:[^的，,。？?！!]{0,4}[色红黄蓝绿黑白大小]的(?=[^的，,。？?！!]+的))?+[^的，,。？?！!]+?)(?:以外|之外)?的"
    r"(?=[^，,。？?！!])"
)
"""Before what it is said of: 没有人的海滩. Of a noun before it, all that follows would be said: 海滩没有红色的伞."""
_IS_NOT_ZH = re.compile(
    r"(?<!是)不是(?P<what>[^，,。？?！!的是]{1,8})的(?=[^，,。？?！!])"
    r"|[，, ]+(?:但是?)?不是(?P<late>[^，,。？?！!的是]{1,8})的?$"
)
"""What it is not, before what it is or behind it: 不是红色的星星."""
_SPAN_ZH = (
    r"这(?:一?个|[一几两三])?(?:周(?![围边身])|星期|礼拜|月(?![亮光球饼季牙])|年(?![轻画糕级])|天(?![空气使鹅花桥地文])"
    r"|学期|[春夏秋冬]天(?=[^\u4e00-\u9fff]|$|[的里在拍到我和]))"
    r"|那(?:年(?![轻画糕级])|天(?![空气使鹅花桥地文])|时(?![钟装尚])|个月|几天|段时间)"
)
"""Behind 这 and 那 it says when, and points at no picture: 这天空 is a sky."""
_LIKE_ZH = re.compile(
    rf"^(?:(?:用|拿|以|按|和|跟|与|像|同|类似(?:于)?|相似|更多|再|多|几张|一些|其他|别的|最|跟它|所有)*\s*(?!{_SPAN_ZH})(?:{MASK}"
    rf"|它们?|这些?|那些?|这个|这样|那样|这种|那种|此)\s*(?:张|个|图|样|种)?(?:片)?\s*(?:很|最|非常|比较|差不多|一样"
    rf"|相似|类似|相近|相像|像|接近|同样|风格|长得|看起来|去|来|搜索|搜一下|搜图|搜|查找|找一下|找)*(?:的)?(?:(?:其他"
    rf"|别的)?{_PIC_ZH})?|(?:更多|还有?|有|再?来|画)?(?:[一几]?[些点张个幅])?(?:类似|相似|差不多|相近|同样"
    rf"|一样)(?:的)?{_PIC_ZH}?|更多(?:这样|类似)?的?{_PIC_ZH}?"
    rf"|用?(?:以图搜图))"
)


def _chinese(text: str) -> Wanted:
    rest, quoted = _unquoted(_without_added(text.strip(), "zh"))
    rest = _stripped(rest.replace("您", "你"), _TRAILING_ZH[:2], "zh")
    rest, late = count_behind(rest, "zh")
    rest, lacking = _lacking(rest)
    missing = re.fullmatch(r".*(?:有没有|是否有).*", rest)
    rest, excluded = (rest, []) if missing else _without(rest, _EXCLUDED_ZH)
    rest, other = _without(rest, _IS_NOT_ZH)
    rest = rest.lstrip("，,、 ")
    first = _MADE_FIRST.match(_CARRIERS_ZH[1].sub("", rest))
    if first:
        rest = first["what"]
    else:
        for pattern in _CARRIERS_ZH:
            rest = pattern.sub("", rest, count=1)
    rest, count = count_before(rest, "zh")
    like = _LIKE_ZH.match(mask(rest))
    if like:
        rest = re.sub(
            r"^[，,]*(?:但是?|不过|只是|而是|只要)?(?:是|要|换成|改成|变成)?", "", mask(rest)[like.end() :]
        ).replace(MASK, "")
    else:
        rest = _BEGIN_ZH.sub("", _QUANTITY_ZH.sub("", rest, count=1), count=1)
    rest = _stripped(rest, _TRAILING_ZH, "zh")
    rest = "" if re.fullmatch("只[要看]", rest) or (like and _BESIDE["zh"].fullmatch(rest)) else rest
    excludes = tuple(
        item
        for part in (*lacking, *excluded, *other)
        for item in _items(part, rf"\s*(?:、|和|或者?|以及|与|,|，|也(?=没有|不)){_NO_YEAR}\s*(?:不要|没有|不[含带])?")
    )
    return Wanted(_sought(quoted, excludes) or rest.strip(" 的，,"), excludes, late or count)


def _lacking(text: str) -> tuple[str, list[str]]:
    """The text without the attributes that say what a thing lacks, and that: 街道 and 人 of 没有人的街道."""
    lacking = [match["what"].strip() for match in _ATTRIBUTE_ZH.finditer(text)]
    return _ATTRIBUTE_ZH.sub(lambda match: match["before"] + ("的" if match["has"] else ""), text), lacking


def _stripped(text: str, patterns: tuple[re.Pattern[str], ...], language: Language) -> str:
    for _ in range(2):
        text = without_polite_end(text, language) or text
        for pattern in patterns:
            text = pattern.sub("", text).strip()
    return text


def _without(text: str, pattern: re.Pattern[str]) -> tuple[str, list[str]]:
    """The text without its exclusions, and those."""
    excluded = [next(filter(None, match.groups())).strip() for match in pattern.finditer(text)]
    return pattern.sub("", text), excluded


def _unquoted(text: str) -> tuple[str, str]:
    """A single quoted phrase is the query itself."""
    quoted = re.findall(r"[\"“「]([^\"”」]+)[\"”」]", text)
    return (text, quoted[0].strip()) if len(quoted) == 1 else (text, "")


def _sought(quoted: str, excludes: tuple[str, ...]) -> str:
    """What is quoted, unless it is what the pictures must not have."""
    return "" if quoted in excludes else quoted


def _items(part: str, joint: str) -> list[str]:
    return [item for each in re.split(joint, part) if (item := each.strip(' "“”「」'))]

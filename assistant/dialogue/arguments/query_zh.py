"""What a Chinese request is after: 帮我找五张没有人的海滩. Pure."""

from __future__ import annotations

import re

from assistant.dialogue.arguments.counts import count_before, count_behind
from assistant.dialogue.arguments.query_parts import (
    BESIDE,
    NO_YEAR,
    Wanted,
    items,
    sought,
    stripped,
    unquoted,
    without,
    without_added,
)
from assistant.dialogue.references import MASK, mask
from assistant.dialogue.references.pieces_zh import ANY_UNIT
from assistant.dialogue.turned_down import IDLE

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


def chinese(text: str) -> Wanted:
    """The object of a Chinese request, without paths and the shape of pictures."""
    rest, quoted = unquoted(without_added(text.strip(), "zh"))
    rest = stripped(rest.replace("您", "你"), _TRAILING_ZH[:2], "zh")
    rest, late = count_behind(rest, "zh")
    rest, lacking = _lacking(rest)
    missing = re.fullmatch(r".*(?:有没有|是否有).*", rest)
    rest, excluded = (rest, []) if missing else without(rest, _EXCLUDED_ZH)
    rest, other = without(rest, _IS_NOT_ZH)
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
    rest = stripped(rest, _TRAILING_ZH, "zh")
    rest = "" if re.fullmatch("只[要看]", rest) or (like and BESIDE["zh"].fullmatch(rest)) else rest
    excludes = tuple(
        item
        for part in (*lacking, *excluded, *other)
        for item in items(part, rf"\s*(?:、|和|或者?|以及|与|,|，|也(?=没有|不)){NO_YEAR}\s*(?:不要|没有|不[含带])?")
    )
    return Wanted(sought(quoted, excludes) or rest.strip(" 的，,"), excludes, late or count)


def _lacking(text: str) -> tuple[str, list[str]]:
    """The text without the attributes that say what a thing lacks, and that: 街道 and 人 of 没有人的街道."""
    lacking = [match["what"].strip() for match in _ATTRIBUTE_ZH.finditer(text)]
    return _ATTRIBUTE_ZH.sub(lambda match: match["before"] + ("的" if match["has"] else ""), text), lacking

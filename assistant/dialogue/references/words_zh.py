"""Chinese words that point at pictures, as patterns. `read_zh` makes mentions of them."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.groups_zh import GROUPS, HITS_SPREAD, SPREADS
from assistant.dialogue.references.idioms_zh import IDIOMS
from assistant.dialogue.references.owners_zh import ORIGIN_WORDS, is_past, occasion, rank
from assistant.dialogue.references.pieces_zh import FIRST, NUMBER, number_of
from assistant.dialogue.references.places_zh import NUMBERS, PLACES
from assistant.dialogue.references.sides_zh import SIDES
from assistant.dialogue.references.spans_zh import SPANS
from assistant.dialogue.references.versions_zh import ANEW, VERSIONS

__all__ = [
    "ANEW",
    "FIRST",
    "HITS_SPREAD",
    "IDIOMS",
    "NUMBER",
    "ORIGIN_WORDS",
    "SPREADS",
    "is_past",
    "number_of",
    "occasion",
    "rank",
]

PATTERNS: Final = SPANS | SIDES | NUMBERS | VERSIONS | PLACES | GROUPS
"""Tried in this order; what one has taken, no later one sees."""
NEEDED: Final = {
    "number": "#＃图照号编序第结张pPnNiI",
    "parity": "单双奇偶",
    "backward": "倒反后尾",
    "beside": "后前下上之",
    "numberspan": "起开往向朝及为之以后前到至-~",
    "span": "起开往向朝及为之以后前到至-~",
    "besideit": "它其",
    "beforelast": "最",
    "inner": "中居头首",
    "ends": "尾",
    "top": "排最得",
    "slice": "最前头后末尾首收压殿垫打起领开倒左右",
    "half": "半",
    "range": "到至-~",
    "ordinals": "第",
    "unitless": "第",
    "version": "版稿",
    "draft": "版稿",
    "older": "旧老",
    "newer": "新",
    "unchanged": "改修调画Pp",
    "changed": "改修调画Pp",
    "newest": "版稿",
    "ordinal": "第",
    "last": "最末尾收压殿垫",
    "middle": "中居",
    "between": "当间",
    "fromside": "左右",
    "side": "左右者",
    "sideone": "左右中当",
    "endone": "打领最压垫收",
    "around": "后右",
    "nextto": "紧比",
    "firstone": "最开头首打起领",
    "page": "页",
    "batch": "批组拨波堆套摞沓叠",
    "twoback": "上再",
    "previous": "上前之先以早",
    "next": "下后",
    "recent": "刚方",
    "other": "另其剩余别前后之",
    "origin": "的之张幅版俩仨些批组拨波堆套摞沓叠第最头",
    "drawing": "我你您搜检查这那所",
    "made": "原底成效",
    "appeared": "聊对会谈出露亮登",
    "throughout": "全通统挨逐",
    "all": "所全每它图张幅",
    "pair": "俩仨者两二整组批套",
    "counted": "这那上以里张幅副它结前先左",
    "bothpeople": "者",
    "singular": "这该此当本那",
    "inside": "图照画截",
}
"""Characters without one of which a pattern cannot match."""
ONE: Final = re.compile(r"[那这一][张幅副个版只条份件]")
"""One picture and no more."""
SURELY_DRAWN: Final = re.compile(r"画|绘")
"""Nothing but a picture comes of it, whatever the noun."""
HESITATING: Final = re.compile(
    r"[那这]个(?=\s*(?:…|\.\.|[，,、]?(?:呃|嗯|额|那个|这个)))|(?<=[呃嗯额啊][，,…])[那这]个(?=[，,])|^那个(?=[，,])"
)
"""Said while looking for words."""
PRONOUNS: Final = {
    "it": re.compile(r"(?:它|他|她)(?!们)(?![人])(?=.)|它(?!们)"),
    "such": re.compile(
        r"(?:这样|这种|那样|那种)的?(?=$|[，。？?！!]|图|照片)|(?<=[像跟和照])(?:这样|那样)的(?=再|多|还|也)"
    ),
    "here": re.compile(r"(?<!§)(?:里面|上面|这里面)(?=有|是|写|画|几|的(?:人|动物|东西|圆|星|字|颜色|那|形|物))"),
    # Whoever is in this picture as in another: 这个人在第一张里也有.
    "thisone": re.compile(r"这[个只条位座辆朵件栋](?=[\u4e00-\u9fff]{1,3}(?:在|和|跟|与)§)"),
    "this": re.compile(
        r"(?:这|那)(?=(?:是|又是|像|属于|算|究竟是|到底是)(?:什么|谁|哪|啥|一?[只张个幅条种朵]|几|猫|狗|圆|不是"
        r"|[\u4e00-\u9fff]{1,6}(?:还是|吗)))"
        r"|(?:这|那)(?:个)?(?=$|[，。？?！!]|有几|里有|里面|上面|和|跟|与|的颜色|的形状|看起来|看上去|长什么|叫什么"
        r"|属于|怎么描述|更像|是不是|应该归|画的|拍的)"
    ),
}
# What every mention has at least one of: most sentences are done with after one look.
ANY: Final = re.compile(
    r"[#＃0-9张幅副个图片照画它他她这那里上前后头末最另其别所全每刚编两二者结相号发传给拖俩仨整中左右找搜作"
    r"版稿修调旧新老重再更稍略半单双地弟帝递内辣介第奇偶第批拨原成出生打收尾压垫改翻捞挖淘]|[一二三四五六七八九][、和跟与到至一二三四五六七八九]|[A-Za-z]{3}|[我你您][^，,。]{1,8}的"
)
# 它 and 他 where nobody points at anything, or at somebody.
IMPERSONAL: Final = re.compile(
    r"[它他]妈|其它|其他|吉他|他人|他说|她说|他们|她们|他是|她是|他叫|她叫|他的|她的|他在|她在|告诉他|告诉她|他会"
    r"|他有|她有"
)

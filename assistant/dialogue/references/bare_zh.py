"""Chinese numbers without sign or unit, which mean pictures only where such exist: 比一下 2 和 4, 三四五都留着."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.references.pieces_zh import BACKWARD, NUMBER, listed, number_of
from assistant.dialogue.references.values import Mention

_ONE = r"(?:\d{1,3}|[一二三四五六七八九])"
_AND = r"\s*(?:、|和|与|跟|到|至|-)\s*"
_LIST = rf"{_ONE}(?:{_AND}{_ONE})+"
_BEGINS = r"(?:^|(?<=[，,。！!？?；;…~\s]))"
_ENDS = r"\s*(?:$|[，,。？?！!…\s]|[吧呢哈啊哦])"
_ASKED = (
    r"(?=\s*[，,]?(?:放|比|有什么|有啥|哪|之间|差|对比|像|一样|区别|不同"
    r"|摆|选|挑|换|让你|画的|拍的|是不是|是同|是一|调换|对调|互换|并排|拼))"
)
_TREATED = (
    r"(?=\s*[，,]?(?:(?:都|也|全|我|先|就|给我|帮我|各|分别|需?要|得|想)*(?:留|删|发(?!现)|不要|别要|扔|丢|保留|存|描述|讲讲|说说|看看|打印|糊|模糊|重画|重新画|重做"
    r"|好看|难看|太[暗亮糊]|连起来|合[成在并起])|是(?:连拍|同一|一[起组套]|谁|在哪|哪[里儿]|什么(?:地方|时候|花|动物))))"
)
"""What is done with pictures, and hardly with numbers."""
_NUMBERS = re.compile(
    rf"(?<![\d.:：第一二三四五六七八九十百千万]){_LIST}{_ASKED}"
    rf"|(?:{_BEGINS}|(?<=[看就要选挑]))\d{{1,2}}(?:\s+\d{{1,2}})+(?=\s*(?:$|[，,。？?]|分别|都|各|哪|一起|放|比|里))"
    rf"|{_BEGINS}(?:{_LIST}|[一二三四五六七八九]{{2,6}})(?:{_TREATED}|(?=连拍|是连拍|[放摆搁拼]在?一))"
    r"|(?<=比比|一比|比较|对比|比下|一下|看看|描述|说说|就是)\s*\d{1,3}(?:\s*(?:、|和|与|跟|到|至"
    r"|-)\s*\d{1,3})+(?=\s*(?:$|[，,。？?！!]))"
    r"|(?<=说说|讲讲|描述)\s*\d{1,3}\s*$"
    rf"|(?<=[就要选挑])\s*\d{{1,3}}(?:{_AND}\d{{1,3}})*(?={_ENDS})"
    rf"|(?<=[，,。…]){_ONE}(?=\s*[，,]?(?:描述|[讲说看][讲说看下一]|归类|写个))"
    rf"|^{_ONE}(?=\s*[，,：:]\s*(?:[那这]|里面|里头|哪|什么|啥|上面|左|右)|\s+(?:描述|[讲说看]|归|写|里[面头]))|(?<=从)\d{{1,3}}(?=号?[到至]§)"
)
_WONDERED = r"(?=.*(?:[吗谁几哪啥？?字写]|什么|怎么|里[面头]|描述|[讲说看][讲说看]))"
_NTH = re.compile(
    rf"(?:{_BEGINS}(?P<back>{BACKWARD})?第\s?(?!一\s*(?:$|[，,。]))|(?:(?<=[看说讲述把就拿要选挑])|(?<=不是)|(?<=[，,]是))第\s?)(?P<nth>{NUMBER})"
    rf"(?=\s*(?:$|[，,]{_WONDERED}|[。？?！!…\s]|[呢吧]|里[面头边]|上[面边]|中间有|也?不?是第|讲讲|说说|描述|重画|留着|删[了掉]))"
)
_REASONS = re.compile(rf"第{NUMBER}\s*[，,：:、](?:.*?[，,。；;]\s*第{NUMBER}\s*[，,：:])")
"""第一，要早睡；第二，要少喝酒: counts reasons."""
_BORN = re.compile(
    r"(?<=[里中间面头边，,、\s和跟比])老(?P<nth>[大二三四五六七八九幺])(?=拍|画|照|糊|[最太很不没]|长|清|好看|里|上面|那张|呢|咋|怎|有|是|和|跟|比)"
)
"""老二 as if the pictures of a group were sisters."""
_YOUNGEST = {"大": 1, "幺": -1}
_NUMERAL = re.compile(r"[\d一二三四五六七八九]")
_PLACED = re.compile("[第老]")
"""Without these the patterns need not be tried."""


def bare(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The pictures that a text names by a bare number, beside those `found` in it."""
    numbers = [
        Mention("number", *match.span(), numbers=listed(match.group()), strong=False)
        for match in (_NUMBERS.finditer(text) if _NUMERAL.search(text) else ())
    ]
    if not _PLACED.search(text):
        return numbers
    places = [
        Mention("ordinal", *match.span(), number_of(match["nth"]) * (-1 if match["back"] else 1), strong=False)
        for match in _NTH.finditer(text)
        if not _REASONS.search(text)
    ]
    groups = [mention.end for mention in found if mention.plural]
    born = [match for match in _BORN.finditer(text) if groups and min(groups) <= match.start()]
    nth = ((match, _YOUNGEST.get(match["nth"]) or number_of(match["nth"])) for match in born)
    return [*numbers, *places, *(Mention("ordinal", *match.span(), value, strong=False) for match, value in nth)]

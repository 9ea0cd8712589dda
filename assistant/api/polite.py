"""The politeness at the end of a request: "a city, please", 一只猫吧. Pure; standard library only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.api.language import Language

_BETWEEN = " \t\n\r,.!?，。！？~～"
_SAID: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![\w'’-])(?:please|pls|plz|kindly|for me|ty|thx|(?:many )?thanks(?: (?:a lot|so much|in advance))?"
        r"|thank you(?: (?:so|very) much)?)$",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<particle>(?<![你您])好吗|好不好|行不行|[可行]以?吗|(?<!好)吗|(?<!毛)呢|[吧啊呀])$"
        r"|(?:谢谢|多谢)[你您]?$"
        r"|(?<=[，,。！!？? 图片照吗吧呢看])(?:谢[啦了]|感谢|拜托(?:[你您]?了)?|麻烦[你您]?了|辛苦[你您]?了?)$"
        r"|(?:你?画)?给我看看?$"
    ),
}
_BAR = re.compile(r"(?:[酒茶书水氧迪陶贴]|(?<![渔蛛球丝铁滤])网|咖啡)吧$")
_OF_A_THING = re.compile(r"[杯瓶壶碗罐桶本册套包盒滴]\S{0,4}$")
"""Counted so, the thing before 吧 is a drink or a book, and no place: 一杯红酒吧."""
_OPEN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:say|says|saying|said|reads|spells|spelling|titled|called|named|labelled|an?|the|of)$", re.I
    ),
    "zh": re.compile(
        r"(?:[写说印刻喊绣][着上了道]?|字样?|标题|内容|[是为])$"
        r"|^(?:请|你|再|帮我|给我|我[要想])*(?:找|搜索?|查找?|画|生成)(?:找|一下|出)?$"
    ),
}
"""What lacks its object without the words of thanks behind it: "a card that says thank you", 找感谢."""


def without_polite_end(text: str, language: Language) -> str:
    """The words without the politeness and the marks that they end with. What only sounds like it stays: the end of
    "city" and of 酒吧, and the thanks of "a card that says thank you"."""
    rest = text.rstrip(_BETWEEN)
    while said := _SAID[language].search(rest):
        before = rest[: said.start()].rstrip(_BETWEEN)
        if _names(rest, before, said, language):
            break
        rest = before
    return rest


def _names(text: str, before: str, said: re.Match[str], language: Language) -> bool:
    """Whether what ends the text belongs to the thing that it names."""
    if language == "zh" and said["particle"]:
        bar = _BAR.search(text)
        return bar is not None and not _OF_A_THING.search(text[: bar.start()])
    return bool(_OPEN[language].search(before)) and not set(text[len(before) : said.start()]) - {" "}

"""Chinese patterns for pictures by their side in a row, 最左那张, 右起第二张, and for those between two others."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.late import Late
from assistant.dialogue.references.pieces_zh import FIRST, NOUN, NUMBER, PIECE_UNIT, SMALL, STOP, THING, UNIT

_EDGE = r"最?(?P<{name}>左|右)(?:手边?|[边侧面头首])?"
_FROM_EDGE = (
    r"(?:从?(?P<from>左|右)(?:[边侧面手]+)?(?:起|数(?:起|过来|过去)?|往[左右]数?|开始数?|到[左右]数?)[，,]?的?)"
)
_NO_PERSON = r"(?!\s*(?:(?:到底|究竟)?是谁(?!拍|画|发|传)|是[男女]|[穿戴拿抱]|手[里上中]|在[干做笑]|几岁|多大|叫))"
"""Not said of somebody in a picture."""
_THOSE = (
    rf"(?:的?(?:[那这](?:一?{UNIT}(?!人|字|词|数)|些|几{PIECE_UNIT}|{SMALL}{PIECE_UNIT})|{SMALL}{PIECE_UNIT}){NOUN}?"
    r"|的(?=$|[，,。？?！!]))"
)
_NAMED = (
    rf"(?:第\s?(?P<one>{NUMBER})|{FIRST}一)\s?{UNIT}?{NOUN}?\s?[和跟与同、]\s?第?(?P<two>{NUMBER}|最?(?:后|末)一?)\s?{UNIT}?{NOUN}?"
    r"|[#＃]?(?P<one_number>\d{1,3})号?\s?[和跟与同、]\s?[#＃]?(?P<two_number>\d{1,3})号?"
)

SIDES: Final = {
    "between": Late(rf"(?:夹|处|位|排|卡)?(?:在|于)?(?:{_NAMED})(?:之间|正?中间|当中|间)(?:夹着|隔着)?{_THOSE}"),
    "fromside": Late(rf"{_FROM_EDGE}第\s?(?P<nth>{NUMBER})\s?(?:{THING}|(?=$|[，,。？?！!里]))"),
    "side": Late(
        rf"{_EDGE.format(name='side')}的?(?:那|这)?(?:一)?{PIECE_UNIT}{NOUN}?|(?P<latter>前|后)者(?=$"
        rf"|[，,。？?！!的是有和跟比呢更也看像])"
    ),
    # 左边那个, 中间那个: perhaps somebody in a picture.
    "sideone": Late(
        rf"(?:{_EDGE.format(name='edge')}|(?<!在)最?(?:正中|中间|当中|居中))(?:的?[那这]一?个{_NO_PERSON}{STOP}|的(?=呢|那?[和跟与比][左右]|好看|更))"
    ),
    # 打头的跟压轴的: at the ends of a row.
    "endone": Late(
        r"(?:(?P<top>打头|领头|最前[面头边]|最上[面头边])|压轴|垫底|收尾|最后[面头边]|最底下|最下[面头边]|最末尾?)的"
        r"(?=$|[，,。？?！!]|[跟和与]|[呢哪])"
    ),
    # 第三张前后两张, 紧跟第二张的那张, 比第二张早一张的那个.
    "around": Late(
        rf"(?:第\s?(?P<nth>{NUMBER})\s?{UNIT}|[#＃]?(?P<number>\d{{1,3}})号?)的?(?:前后|左右)的?(?:各?一|那?[两俩])[张个]?"
    ),
    "nextto": Late(
        rf"(?:(?P<follows>紧[跟接挨](?:着|在)?)|比)第\s?(?P<nth>{NUMBER})\s?{UNIT}"
        rf"(?(follows)(?:后[面头边]?|之后)?|(?:(?P<late>晚|靠?后)|早|靠?前)一张)的[那这]?一?[张个]?{NOUN}?"
    ),
}

"""Chinese patterns for stretches of a row that name where they begin or end: 从第三张往后, #2 到最后一张."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.late import Late
from assistant.dialogue.references.owners_zh import OWNER
from assistant.dialogue.references.pieces_zh import LAST, NOUN, NUMBER, PIECE_UNIT

_ONWARDS = r"(?:起|开始(?!时)|往后|向后|朝后|往下|及以后|及之后)[，,]?(?:往[后下]|向后|后面|直?到(?:最后|末尾|底|尾))?"
_TO_THE_END = rf"[，,]?(?:一直|直)?(?:到|至|-|~){LAST}的?(?:[那这]?一?{PIECE_UNIT}{NOUN}?)?"
_UP_TO = r"往前|向前|为止|及以前|及之前"
_THOSE = rf"的?(?:那些|那几{PIECE_UNIT}|几{PIECE_UNIT}|{NOUN}|所有|全部|(?=[都全各]|统统|通通))"
_SIDES = (
    rf"(?:(?P<on>{_ONWARDS})|(?P<end>{_TO_THE_END})|(?P<until>{_UP_TO})"
    rf"|(?:(?P<after>之后|以后|后面)|之前|以前|前面){_THOSE})"
)
_NO_DATE = rf"(?=\D{{0,9}}?的(?:{NOUN}|那|几|所有|[全都各是有里]|$|[，,]))"
"""After 3号, which is a day of the month, too."""
_NUMBERED = (
    rf"(?:[#＃]\s?(?P<number>\d{{1,4}})号?|(?:图片?|编号|序号)\s?(?P<number2>{NUMBER})号?"
    rf"|(?<![月本下上这几每\d])(?P<number3>{NUMBER})号{_NO_DATE})"
)

SPANS: Final = {
    # Whoever names a number means the numbers of the conversation.
    "numberspan": Late(
        rf"(?<!去掉)(?<!除去)(?<!排除)(?<!删掉)从?{_NUMBERED}{NOUN}?\s*(?:(?P<on>{_ONWARDS})|(?P<end>{_TO_THE_END})|(?P<until>{_UP_TO})"
        rf"|(?:(?P<after>之后|以后|后面)|之前|以前|前面)(?:{_THOSE}|的(?=[是有]|里)))(?:的?(?:那些|那几{PIECE_UNIT}|{NOUN}))?"
    ),
    "span": Late(rf"从?{OWNER}第\s?(?P<nth>{NUMBER})\s?{PIECE_UNIT}?{NOUN}?{_SIDES}"),
}

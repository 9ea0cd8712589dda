"""What ties the orders of one sentence together: "…, then …", "… and describe …", 然后, 并描述. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.api import Language
from assistant.dialogue.arranged import ORDERS_EN

EDGES = " ,，。;；"
"""What is left of a joint around a piece."""
_JOINT_ZH = re.compile(
    r"[，,；;。]?\s*(?:然后再?|接着再?|之后再?|再然后|随后|最后再?(?=[描说给比分找转]|画(?!的))|并且|并(?=[描说给比分找转画])"
    r"|再(?=[描说给比分找转介详告数看讲画搜]|[把将][^，,。]{1,12}[成为])|顺便)\s*|[，,；;。]\s*(?=(?:描述|说说|给|比较|对比|分类|找|搜|转写|介绍|告诉|把"
    r"|看看))"
)
LOOSE = {
    "en": re.compile(
        r"\s*[,;:.?!]+\s+|\s+(?:and|plus|so (?:that )?(?:you|we|i) (?:can|could)|but first|before you)\s+",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"\s*[，,；;。？?！!：]+\s*|完了|好让你|并且?|以便|顺便|之后"),
}
"""What may tie two orders together, and may as well stand within one."""

ASKED = {"en": re.compile(r"[?!]+\s+"), "zh": re.compile(r"[?？!！]+\s*")}
"""What ends a sentence that asks for something; one that ends in a full stop may only lead up to the next."""


def joint(language: Language, words: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """What surely ties two orders together; `words` are further English ones that an order begins with."""
    return _joint_en(words) if language == "en" else _JOINT_ZH


@lru_cache(maxsize=8)
def _joint_en(words: frozenset[str]) -> re.Pattern[str]:
    order = rf"(?=(?:{'|'.join([ORDERS_EN, *sorted(words)])})\b)"
    return re.compile(
        rf"(?<!\s)(?:\s*(?:[,;.]\s*(?:and\s+)?(?:then|after that|afterwards|next|finally)[, ]+"
        rf"|[,;]\s*and\s+{order}|[,;.]\s+{order})|\s+(?:and\s+)?then\s+|\s+and\s+(?:also\s+)?{order})",
        re.IGNORECASE,
    )

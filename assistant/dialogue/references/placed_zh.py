"""Makes mentions of Chinese matches that name numbers or places in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.pieces_zh import listed
from assistant.dialogue.references.values import Mention

_POINTS = re.compile(r"[这那退往]")
"""With these a version is one of what lies here."""
_CONTRASTS = re.compile(r"现在|眼下|这一?[幅张版]|对比|比起")


def placed(name: str, match: re.Match[str], origin: Origin | None) -> Iterable[Mention]:
    """What names numbers or places in a row."""
    start, end = match.span()
    groups = match.groupdict()
    nth = words.number_of(groups["nth"]) if groups.get("nth") else 1
    match name:
        case "number":
            return [Mention("number", start, end, numbers=listed(next(value for value in match.groups() if value)))]
        case "range":
            first, last = words.number_of(groups["first"]), words.number_of(groups["last"])
            values = range(first, min(last, first + 50) + 1)
            return [Mention("ordinal", start, end, value, origin) for value in values]
        case "ordinals" | "unitless":
            return [Mention("ordinal", start, end, value, origin) for value in listed(groups["list"])]
        case "beforelast":
            return [Mention("ordinal", start, end, -2, whole=True)]
        case "ends":
            return [Mention("ordinal", start, end, value) for value in (1, -1)]
        case "top":
            value = -1 if groups["worst"] else 1
            return [Mention("ordinal", start, end, value, origin or "found", supposed=origin is None)]
        case "span":
            onwards = bool(groups["on"] or groups["after"])
            outside = not (groups["on"] or groups["until"])
            at = nth + (1 if onwards else -1) if outside else nth
            return [Mention("span", start, end, 1 if onwards else -1, origin, plural=True, numbers=(nth, at))]
        case "besideit":
            return [Mention("neighbour", start, end, _step(groups["side"]))]
        case "beside" if groups["number"]:
            return [Mention("number", start, end, numbers=(int(groups["number"]) + _step(groups["side"]),))]
        case "beside":
            return [Mention("ordinal", start, end, nth + _step(groups["side"]))]
        case "ordinal" if origin is None and match.group().endswith("画"):
            return [Mention("ordinal", start, end, nth, "drawn", supposed=True)]
        case "backward":
            return [Mention("ordinal", start, end, -value, origin) for value in listed(groups["list"] or "1")]
        case "ordinal":
            return [Mention("ordinal", start, end, nth, origin)]
        case "page":
            return [Mention("ordinal", start, end, nth, "dropped", strong=False)]
        case "version":
            sure = bool(groups["owner"] or _POINTS.search(match.group()))
            if groups["before"]:
                return [Mention("relative", start, end, -1, "drawn", strong=sure, earlier=True)]
            return [Mention("ordinal", start, end, -1 if groups["last"] else nth, "drawn", strong=sure)]
        case "last":
            return [Mention("ordinal", start, end, -1, origin, whole=groups["end"] in {"最新", "最近"})]
        case "firstone":
            return [Mention("ordinal", start, end, 1, origin, whole=origin is None)]
        case "middle":
            return [Mention("ordinal", start, end, 0, origin)]
        case "side":
            first = groups["side"] == "左" or groups["latter"] == "前"
            return [Mention("ordinal", start, end, 1 if first else -1, strong=bool(groups["side"]))]
        case "previous" if "幅" in match.group():
            late = bool(_CONTRASTS.search(match.string))
            return [Mention("relative", start, end, -1, "drawn", supposed=True, earlier=late)]
        case "previous" | "next":
            return [Mention("relative", start, end, 1 if name == "next" else -1)]
        case "twoback":
            return [Mention("relative", start, end, -2 if match.group().startswith("上上") else -1)]
        case _:
            return []


def _step(side: str) -> int:
    return 1 if side[0] in "后下" or side == "之后" else -1

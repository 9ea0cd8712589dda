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
            value = -1 if groups["worst"] else nth
            return [Mention("ordinal", start, end, value, origin or "found", supposed=origin is None)]
        case "span" | "numberspan":
            named = next((groups[key] for key in ("number", "number2", "number3") if groups.get(key)), "")
            bounds = _bounds(match, words.number_of(named) if named else nth)
            side = 1 if any(groups[key] for key in ("on", "after", "end")) else -1
            return [Mention("span", start, end, side, origin, plural=True, whole=bool(named), numbers=bounds)]
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
            return [Mention("ordinal", start, end, value, origin) for value in listed(groups["nth"])]
        case "page":
            return [Mention("ordinal", start, end, nth, "dropped", strong=False)]
        case "draft" | "unchanged":
            return [Mention("relative", start, end, -1, "drawn", supposed=True, whole=True)]
        case "older":
            return [Mention("relative", start, end, -1)]
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


def _bounds(match: re.Match[str], named: int) -> tuple[int, int]:
    """What a span names, and where it begins or ends: 第三张之后的 does not have the third."""
    if any(match[key] for key in ("on", "end", "until")):
        return named, named
    return named, named + (1 if match["after"] else -1)


def _step(side: str) -> int:
    return 1 if side[0] in "后下" or side == "之后" else -1

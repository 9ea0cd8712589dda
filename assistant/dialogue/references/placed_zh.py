"""Makes mentions of Chinese matches that name numbers or places in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.pieces_zh import listed
from assistant.dialogue.references.values import Mention


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
        case "unitless":
            nths = (*listed(groups["list"]), -1 if groups["last"] else words.number_of(groups["more"]))
            return [Mention("ordinal", start, end, value, origin) for value in nths]
        case "ordinals":
            return [Mention("ordinal", start, end, value, origin) for value in listed(groups["list"])]
        case "beforelast":
            return [Mention("ordinal", start, end, -2, whole=True)]
        case "ends":
            return [Mention("ordinal", start, end, value) for value in (1, -1)]
        case "top":
            value = -1 if groups["worst"] else nth
            return [Mention("ordinal", start, end, value, origin or "found", supposed=origin is None)]
        case "ordinal" if origin is None and match.group().endswith("画"):
            return [Mention("ordinal", start, end, nth, "drawn", supposed=True)]
        case "backward":
            return [Mention("ordinal", start, end, -value, origin) for value in listed(groups["list"] or "1")]
        case "ordinal":
            return [Mention("ordinal", start, end, value, origin) for value in listed(groups["nth"])]
        case "page":
            return [Mention("ordinal", start, end, nth, "dropped", strong=False)]
        case "last":
            return [Mention("ordinal", start, end, -1, origin, whole=groups["end"] in {"最新", "最近"})]
        case "firstone":
            return [Mention("ordinal", start, end, 1, origin, whole=origin is None)]
        case "middle":
            return [Mention("ordinal", start, end, 0, origin)]
        case "between":
            return _between(match)
        case _:
            return _at_a_side(name, match, nth)


def _at_a_side(name: str, match: re.Match[str], nth: int) -> Iterable[Mention]:
    """Places from the left or right, and those next to the one with this number."""
    start, end = match.span()
    groups = match.groupdict()
    match name:
        case "fromside":
            value, sure = nth if groups["from"] == "左" else -nth, bool(re.search("[张幅]", match.group()))
            return [Mention("ordinal", start, end, value, strong=sure, inside=not sure)]
        case "sideone":
            value = {"左": 1, "右": -1}.get(groups["edge"] or "", 0)
            return [Mention("ordinal", start, end, value, strong=False, inside=True)]
        case "endone":
            return [Mention("ordinal", start, end, 1 if groups["top"] else -1, strong=False)]
        case "around" if groups["number"]:
            return [Mention("number", start, end, numbers=(int(groups["number"]) + side,)) for side in (-1, 1)]
        case "around":
            return [Mention("ordinal", start, end, place) for place in (nth - 1, nth + 1) if place]
        case "nextto":
            return [Mention("ordinal", start, end, nth + (1 if groups["follows"] or groups["late"] else -1))]
        case "side":
            first = groups["side"] == "左" or groups["latter"] == "前"
            return [Mention("ordinal", start, end, 1 if first else -1, strong=bool(groups["side"]))]
        case _:
            return []


def _between(match: re.Match[str]) -> list[Mention]:
    """第一张和第四张之间的那些: without the two."""
    start, end = match.span()
    if match["one_number"]:
        low, high = sorted((int(match["one_number"]), int(match["two_number"])))
        return [Mention("number", start, end, numbers=tuple(range(low + 1, high)))] if low + 1 < high else []
    if not re.fullmatch(words.NUMBER, match["two"]):
        return [Mention("middle", start, end, plural=True)]
    low, high = sorted((words.number_of(match["one"] or "一"), words.number_of(match["two"])))
    return [Mention("ordinal", start, end, value) for value in range(low + 1, high)]

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
        case "ordinals" | "unitless":
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
        case "side":
            first = groups["side"] == "左" or groups["latter"] == "前"
            return [Mention("ordinal", start, end, 1 if first else -1, strong=bool(groups["side"]))]
        case _:
            return []

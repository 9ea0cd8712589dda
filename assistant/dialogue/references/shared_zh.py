"""Makes mentions of Chinese matches that name a share of a row: the first three, a half, all from one on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.values import Mention

_FRONT = re.compile(rf"{words.FIRST}|前[面头边]?|最?左[边侧面]?")


def shared(name: str, match: re.Match[str], origin: Origin | None) -> Iterable[Mention]:
    """What names a share of a row."""
    start, end = match.span()
    groups = match.groupdict()
    count = groups.get("count") or groups.get("both") or ""
    value = 0 if count in {"", "几"} else words.number_of(count)
    match name:
        case "slice":
            wide = words.number_of(count)
            return [
                Mention("slice", start, end, wide if _FRONT.fullmatch(groups["end"]) else -wide, origin, plural=True)
            ]
        case "inner":
            return [Mention("middle", start, end, value, origin, plural=True)]
        case "half":
            sure = bool(groups["noun"] or origin)
            which = 1 if groups["end"] == "前" else 2
            return [Mention("half", start, end, which, origin, plural=True, strong=sure, numbers=(2,))]
        case "parity":
            odd = groups["odd"] or groups["odd2"] or groups["odd3"]
            return [Mention("every", start, end, 2, plural=True, whole=True, numbers=(1 if odd else 2,))]
        case "span" | "numberspan":
            named = next((groups[key] for key in ("number", "number2", "number3") if groups.get(key)), "")
            bounds = _bounds(match, words.number_of(named or groups["nth"]))
            side = 1 if any(groups[key] for key in ("on", "after", "end")) else -1
            return [Mention("span", start, end, side, origin, plural=True, whole=bool(named), numbers=bounds)]
        case _:
            return []


def _bounds(match: re.Match[str], named: int) -> tuple[int, int]:
    """What a span names, and where it begins or ends: 第三张之后的 does not have the third."""
    if any(match[key] for key in ("on", "end", "until")):
        return named, named
    return named, named + (1 if match["after"] else -1)

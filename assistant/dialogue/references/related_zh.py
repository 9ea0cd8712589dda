"""Makes mentions of Chinese matches that name a picture by another one: before, after, an earlier version."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.values import Mention

_POINTS = re.compile(r"[这那退往]")
"""With these a version is one of what lies here."""
_CONTRASTS = re.compile(r"现在|眼下|这一?[幅张版]|对比|比起")


def related(name: str, match: re.Match[str], origin: Origin | None) -> Iterable[Mention]:
    """What stands beside a picture, or what became of it."""
    start, end = match.span()
    groups = match.groupdict()
    nth = words.number_of(groups["nth"]) if groups.get("nth") else 1
    match name:
        case "besideit":
            return [Mention("neighbour", start, end, _step(groups["side"]))]
        case "beside" if groups["number"]:
            return [Mention("number", start, end, numbers=(int(groups["number"]) + _step(groups["side"]),))]
        case "beside":
            return [Mention("ordinal", start, end, nth + _step(groups["side"]))]
        case "draft" | "unchanged":
            return [Mention("relative", start, end, -1, "drawn", supposed=True, whole=True)]
        case "older":
            return [Mention("relative", start, end, -1)]
        case "version":
            sure = bool(groups["owner"] or _POINTS.search(match.group()))
            if groups["before"]:
                return [Mention("relative", start, end, -1, "drawn", strong=sure, earlier=True)]
            return [Mention("ordinal", start, end, -1 if groups["last"] else nth, "drawn", strong=sure)]
        case "previous" if "幅" in match.group():
            late = bool(_CONTRASTS.search(match.string))
            return [Mention("relative", start, end, -1, "drawn", supposed=True, earlier=late)]
        case "previous" | "next":
            return [Mention("relative", start, end, 1 if name == "next" else -1)]
        case "twoback":
            return [Mention("relative", start, end, -2 if match.group().startswith("上上") else -1)]
        case "recent":
            return [Mention("recent", start, end)]
        case "made" | "changed" | "newest":
            return [Mention("origin", start, end, 0, origin or "drawn", supposed=True)]
        case _:
            return []


def _step(side: str) -> int:
    return 1 if side[0] in "后下" or side == "之后" else -1

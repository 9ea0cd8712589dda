"""Makes mentions of Chinese matches that name several pictures, or those at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.values import Mention

_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,8}$")
_COUNTS = ("count", "many", "left", "count2", "results2", "total", "total2", "two")
_SEVERAL = ("all", "every", "every2", "every3", "some", "some2", "batch", "those_many")


def grouped(name: str, match: re.Match[str], origin: Origin | None) -> Iterable[Mention]:
    """What names several pictures, or those at hand."""
    start, end = match.span()
    groups = match.groupdict()
    count = next((groups[key] for key in _COUNTS if groups.get(key)), "")
    value = 0 if count in {"", "几"} else words.number_of(count)
    match name:
        case "batch":
            times = (("first", 1), ("last", -1), ("before", -1), ("after", -1))
            time = next((time for key, time in times if groups[key]), 0) or words.number_of(groups["nth"])
            return [Mention("all", start, end, plural=True, time=time)]
        case "pair" if groups["batch"] or groups["batch2"]:
            return [Mention("all", start, end, plural=True)]
        case "pair":
            return [Mention("pronoun", start, end, value or 2, plural=True)]
        case "other" if groups["before"] or groups["after"]:
            return [Mention("other", start, end, plural=True, numbers=(-1 if groups["before"] else 1,))]
        case "other":
            many = bool(groups["many"] or groups["rest"])
            return [Mention("other", start, end, value or (0 if many else 1), plural=many)]
        case "origin":
            return [_owned(match, origin, value, bool(count))]
        case "drawing":
            several = bool(groups["every"] or groups["all"]) or origin == "found"
            return [Mention("origin", start, end, 0, origin, plural=several)]
        case "throughout":
            return [Mention("pronoun", start, end, plural=True, strong=False)]
        case "appeared":
            return [Mention("all", start, end, plural=True, whole=True)]
        case "all":
            return [Mention("all", start, end, plural=True, whole=bool(groups["whole"]))]
        case "counted":
            far, past = bool(value and groups["far"]), bool(groups["past"] or groups["past2"])
            return [Mention("pronoun", start, end, value, plural=True, distant=far, earlier=past)]
        case "bothpeople":
            return [Mention("pronoun", start, end, 2, plural=True, strong=False)]
        case _:
            far = bool(groups.get("far") or groups.get("above"))
            return [Mention("pronoun", start, end, distant=far, words=_shown(match) if far else "")]


def _owned(match: re.Match[str], origin: Origin | None, count: int, several: bool) -> Mention:
    """我发的那张, 你找到的三张, 第一次搜的那批."""
    groups = match.groupdict()
    owner = match[next(key for key in words.ORIGIN_WORDS if groups.get(key))]
    plural = several or any(groups[each] for each in _SEVERAL)
    time, rank = words.occasion(owner), words.rank(owner)
    whole = bool(groups["all"])
    if not time and rank > 0 and count and origin != "found":
        return Mention("slice", *match.span(), count, origin, plural=True)
    if not time and rank and (plural or origin == "found"):
        time = rank if not count or origin == "found" else 0
    elif not time and rank:
        return Mention("ordinal", *match.span(), rank, origin)
    plural = plural or bool(time and not words.ONE.search(match.group()))
    sure = groups["loose"] is None or bool(words.SURELY_DRAWN.search(owner))
    past = words.is_past(owner)
    return Mention("origin", *match.span(), count, origin, plural, sure, whole=whole, earlier=past, time=time)


def _shown(match: re.Match[str]) -> str:
    """What stands before 那张 and may tell what it shows: 海边那张, 有星星的那张."""
    run = _BEFORE.search(match.string[: match.start()])
    return run.group() if run else ""

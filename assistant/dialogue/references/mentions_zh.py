"""Makes mentions of what the Chinese patterns have matched: one for each picture or group that a match names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.values import Mention

_FRONT = re.compile(rf"{words.FIRST}|前面?")
_POINTS = re.compile(r"[这那退往]")
"""With these a version is one of what lies here."""
_CONTRASTS = re.compile(r"现在|眼下|这一?[幅张版]|对比|比起")


def mentions_of(name: str, match: re.Match[str]) -> list[Mention]:
    """The mentions of one match of the pattern of that name."""
    groups = match.groupdict()
    origin = next((origin for key, origin in words.ORIGIN_WORDS.items() if groups.get(key)), None)
    made = list(_placed(name, match, origin) or _grouped(name, match, origin))
    time = words.occasion(match.group()) if origin else 0
    return [replace(mention, time=time) for mention in made] if time else made


def _placed(name: str, match: re.Match[str], origin: Origin | None) -> Iterable[Mention]:
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


def _grouped(name: str, match: re.Match[str], origin: Origin | None) -> Iterable[Mention]:
    """What names several pictures, or those at hand."""
    start, end = match.span()
    groups = match.groupdict()
    count = next((groups[key] for key in _COUNTS if groups.get(key)), "")
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
        case "batch":
            times = (("first", 1), ("last", -1), ("before", -1), ("after", -1))
            time = next((time for key, time in times if groups[key]), 0) or words.number_of(groups["nth"])
            return [Mention("all", start, end, plural=True, time=time)]
        case "pair" if groups["batch"] or groups["batch2"]:
            return [Mention("all", start, end, plural=True)]
        case "pair":
            return [Mention("pronoun", start, end, value or 2, plural=True)]
        case "recent":
            return [Mention("recent", start, end)]
        case "other" if groups["before"] or groups["after"]:
            return [Mention("other", start, end, -1 if groups["before"] else 1, plural=True)]
        case "other":
            return [Mention("other", start, end, plural=bool(groups["many"] or groups["rest"]))]
        case "origin":
            return [_owned(match, origin, value, bool(count))]
        case "drawing":
            several = bool(groups["every"] or groups["all"]) or origin == "found"
            return [Mention("origin", start, end, 0, origin, plural=several)]
        case "made":
            return [Mention("origin", start, end, 0, origin, supposed=True)]
        case "all":
            return [Mention("all", start, end, plural=True, whole=bool(groups["whole"]))]
        case "counted":
            return [Mention("pronoun", start, end, value, plural=True)]
        case "bothpeople":
            return [Mention("pronoun", start, end, 2, plural=True, strong=False)]
        case _:
            return [Mention("pronoun", start, end, distant=bool(groups.get("far")))]


_COUNTS = ("count", "count2", "results2", "total", "total2", "two")
_SEVERAL = ("all", "every", "every2", "every3", "some", "some2", "batch")


def _owned(match: re.Match[str], origin: Origin | None, count: int, several: bool) -> Mention:
    """我发的那张, 你找到的三张, 第一次搜的那批."""
    groups = match.groupdict()
    owner = match[next(key for key in words.ORIGIN_WORDS if groups.get(key))]
    plural = several or any(groups[each] for each in _SEVERAL)
    time, rank = words.occasion(owner), words.rank(owner)
    whole = bool(groups["all"])
    if not time and rank and (plural or origin == "found"):
        time = rank if not count or origin == "found" else 0
    elif not time and rank:
        return Mention("ordinal", *match.span(), rank, origin)
    plural = plural or bool(time and not words.ONE.search(match.group()))
    sure = groups["loose"] is None or bool(words.SURELY_DRAWN.search(owner))
    past = words.is_past(owner)
    return Mention("origin", *match.span(), count, origin, plural, sure, whole=whole, earlier=past, time=time)


def _step(side: str) -> int:
    return 1 if side[0] in "后下" or side == "之后" else -1


def listed(text: str) -> tuple[int, ...]:
    """The numbers of 1、3和5 and of 2到4."""
    numbers: list[int] = []
    spanning = False
    for match in re.finditer(rf"{words.NUMBER}|到|至|-|~", text):
        if match.group() in {"到", "至", "-", "~"}:
            spanning = True
            continue
        value = words.number_of(match.group())
        if spanning and numbers and numbers[-1] < value < numbers[-1] + 50:
            numbers += range(numbers[-1] + 1, value)
        numbers.append(value)
        spanning = False
    return tuple(dict.fromkeys(numbers))

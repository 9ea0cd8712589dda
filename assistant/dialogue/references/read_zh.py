"""Reads a Chinese sentence into mentions of pictures. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.api import Origin
from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.values import Mention

_JOINED = re.compile(r"\s*(?:和|跟|与|、)\s*")


def mentions(text: str, sure: bool = False) -> list[Mention]:
    """Mentions in the order of the sentence; no two overlap. With `sure`, none is only perhaps about pictures."""
    found: list[Mention] = []
    if not words.ANY.search(text):
        return found
    rest = text
    for match in list(words.IDIOMS.finditer(rest)):
        rest = _blanked(rest, match)
    characters = set(rest)
    for name, pattern in words.PATTERNS.items():
        if characters.isdisjoint(words.NEEDED[name]):
            continue
        for match in list(pattern.finditer(rest)):
            found += _mentions(name, match)
            rest = _blanked(rest, match)
    found = _with_owners(sorted(found, key=lambda mention: mention.start), text)
    if sure:
        return sorted((mention for mention in found if mention.strong), key=lambda mention: mention.start)
    for match in list(words.BARE_NUMBERS.finditer(rest)):
        found.append(Mention("number", *match.span(), numbers=_listed(match.group()), strong=False))
        rest = _blanked(rest, match)
    for match in list(words.IMPERSONAL.finditer(rest)):
        rest = _blanked(rest, match)
    for pattern in words.PRONOUNS.values():
        for match in list(pattern.finditer(rest)):
            found.append(Mention("pronoun", *match.span(), strong=False, distant=match.group().startswith("那")))
            rest = _blanked(rest, match)
    return sorted(found, key=lambda mention: mention.start)


def _with_owners(found: list[Mention], text: str) -> list[Mention]:
    """你画的第一幅和第二幅: the second was drawn, too."""
    for at, (one, two) in enumerate(pairwise(found)):
        alike = one.kind == two.kind == "ordinal" and one.origin is not None and two.origin is None
        if alike and _JOINED.fullmatch(text[one.end : two.start]):
            found[at + 1] = replace(two, origin=one.origin)
    return found


def _blanked(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "§" * len(match.group()) + text[match.end() :]


def _mentions(name: str, match: re.Match[str]) -> Iterator[Mention]:
    start, end = match.span()
    groups = match.groupdict()
    origin = next((origin for key, origin in words.ORIGIN_WORDS.items() if groups.get(key)), None)
    if placed := list(_placed(name, match, origin)):
        yield from placed
        return
    match name:
        case "number":
            listed = next(value for value in match.groups() if value)
            yield Mention("number", start, end, numbers=_listed(listed))
        case "range":
            first, last = words.number_of(groups["first"]), words.number_of(groups["last"])
            for value in range(first, min(last, first + 50) + 1):
                yield Mention("ordinal", start, end, value, origin)
        case "ordinals":
            for value in _listed(groups["list"]):
                yield Mention("ordinal", start, end, value, origin)
        case "pair":
            if groups["batch"] or groups["batch2"]:
                yield Mention("all", start, end, plural=True)
            else:
                yield Mention("pronoun", start, end, words.number_of(groups["count"] or "两"), plural=True)
        case "slice":
            front = groups["end"] in {"前", "头", "最前", "最前面", "前面", "最开始"}
            count = words.number_of(groups["count"])
            yield Mention("slice", start, end, count if front else -count, origin, plural=True)
        case _:
            yield _plain(name, match, origin)


def _placed(name: str, match: re.Match[str], origin: Origin | None) -> Iterator[Mention]:
    """What names a place in a row."""
    start, end = match.span()
    groups = match.groupdict()
    match name:
        case "beforelast":
            yield Mention("ordinal", start, end, -2, whole=True)
        case "ends":
            yield Mention("ordinal", start, end, 1)
            yield Mention("ordinal", start, end, -1)
        case "top":
            yield Mention("ordinal", start, end, -1 if groups["worst"] else 1, "found", supposed=True)
        case "beside":
            step = 1 if groups["side"] in {"后面", "下面", "之后", "后"} else -1
            if groups["number"]:
                yield Mention("number", start, end, numbers=(int(groups["number"]) + step,))
            else:
                yield Mention("ordinal", start, end, words.number_of(groups["nth"]) + step)
        case "ordinal" if origin is None and match.group().endswith("画"):
            yield Mention("ordinal", start, end, words.number_of(groups["nth"]), "drawn", supposed=True)
        case "ordinal" | "backward":
            value = words.number_of(groups["nth"])
            yield Mention("ordinal", start, end, -value if name == "backward" else value, origin)
        case "last":
            whole = groups["end"] in {"最新", "最近"}
            yield Mention("ordinal", start, end, -1, origin, whole=whole)
        case "firstone":
            yield Mention("ordinal", start, end, 1, origin, whole=origin is None)
        case "middle":
            yield Mention("ordinal", start, end, 0, origin)
        case "side":
            first = groups["side"] == "左" or groups["latter"] == "前"
            yield Mention("ordinal", start, end, 1 if first else -1, strong=bool(groups["side"]))


def _plain(name: str, match: re.Match[str], origin: Origin | None) -> Mention:
    start, end = match.span()
    groups = match.groupdict()
    match name:
        case "previous" | "next" | "twoback":
            back = 2 if name == "twoback" and match.group().startswith("上上") else 1
            return Mention("relative", start, end, 1 if name == "next" else -back)
        case "recent":
            return Mention("recent", start, end)
        case "other":
            return Mention("other", start, end, plural=bool(groups["many"] or groups["rest"]))
        case "origin":
            word = groups["count"] or groups["count2"] or ""
            count = 0 if word in {"", "几"} else words.number_of(word)
            several = ("all", "every", "every2", "every3", "some", "some2")
            plural = bool(word or any(groups[each] for each in several))
            if groups["time"]:
                return Mention("ordinal", start, end, words.number_of(groups["time"]), origin)
            early = any(groups[each] for each in ("early", "foremost", "foremost2"))
            if not plural and (early or groups["late"]):
                return Mention("ordinal", start, end, 1 if early else -1, origin)
            return Mention("origin", start, end, count, origin, plural, earlier=bool(groups["before"]))
        case "drawing":
            return Mention("origin", start, end, 0, origin, plural=origin == "found" or bool(groups["every"]))
        case "all":
            return Mention("all", start, end, plural=True, whole=bool(groups["whole"]))
        case "counted":
            word = groups["results2"] or groups["total"] or groups["total2"] or groups["count"] or groups["two"] or ""
            return Mention("pronoun", start, end, 0 if word in {"", "几"} else words.number_of(word), plural=True)
        case "bothpeople":
            return Mention("pronoun", start, end, 2, plural=True, strong=False)
        case _:
            return Mention("pronoun", start, end, distant=bool(groups.get("far")))


def _listed(listed: str) -> tuple[int, ...]:
    numbers: list[int] = []
    spanning = False
    for match in re.finditer(rf"{words.NUMBER}|到|至|-", listed):
        if match.group() in {"到", "至", "-"}:
            spanning = True
            continue
        value = words.number_of(match.group())
        if spanning and numbers and numbers[-1] < value < numbers[-1] + 50:
            numbers += range(numbers[-1] + 1, value)
        numbers.append(value)
        spanning = False
    return tuple(dict.fromkeys(numbers))

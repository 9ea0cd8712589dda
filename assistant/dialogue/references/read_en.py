"""Reads an English sentence into mentions of pictures. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.api import Origin
from assistant.dialogue.references import words_en as words
from assistant.dialogue.references.around_en import COMPARES
from assistant.dialogue.references.hints import heads_in
from assistant.dialogue.references.values import Mention


def mentions(text: str, sure: bool = False) -> list[Mention]:
    """Mentions in the order of the sentence; no two overlap. With `sure`, none is only perhaps about pictures."""
    found: list[Mention] = []
    if not words.ANY.search(text):
        return found
    rest = text.lower().replace("’", "'")
    for reader in (_numbers, _phrases) if sure else (_numbers, _bare_numbers, _phrases, _described, _pronouns):
        for mention in reader(rest):
            if rest[mention.start : mention.end].strip("§"):
                found.append(mention)
                width = mention.end - mention.start
                rest = rest[: mention.start] + "§" * width + rest[mention.end :]
    found.sort(key=lambda mention: mention.start)
    return [mention for mention in found if mention.strong or not sure]


def _numbers(text: str) -> Iterator[Mention]:
    for match in words.NUMBERS.finditer(text):
        listed = match["list"]
        bare = not match["noun"] and "#" not in listed
        if match["noun"] == "sketch" and not re.search(r"\d", listed):
            continue  # "sketch two stars": a verb and a count
        if words.NOT_A_PICTURE.search(text[: match.start()]):
            continue
        if (
            match["noun"]
            and not re.search(r"\d", listed)
            and re.match(r"(?:the )?\w+s\b", match["noun"])
            and " " not in listed
        ):
            continue  # "pictures one": a count or a slip, not a number
        numbers = expanded(listed, words.PIECE, ranged=not COMPARES.search(text[: match.start()]))
        alone = re.fullmatch(r"\W*§\W*(?:please|pls)?\W*", f"{text[: match.start()]}§{text[match.end() :]}")
        sure = not bare or bool(alone or words.SURELY.search(text[: match.start()]))
        yield Mention("number", *match.span(), numbers=numbers, strong=sure)


def _bare_numbers(text: str) -> Iterator[Mention]:
    """ "compare 2 and 3": surely pictures only if those exist."""
    for match in (*words.BARE_NUMBERS.finditer(text), *words.PAIRED_NUMBERS.finditer(text)):
        numbers = expanded(match["list"], words.PIECE, ranged=not COMPARES.search(text))
        yield Mention("number", *match.span("list"), numbers=numbers, strong=False)


def expanded(listed: str, piece: re.Pattern[str], ranged: bool) -> tuple[int, ...]:
    """The numbers of "1, 3 and 5" or, where ranges are meant, of "2-4" and "2 to 4"."""
    numbers: list[int] = []
    spanning = False
    for match in piece.finditer(listed):
        if match["to"]:
            spanning = ranged
            continue
        value = words.number_of(match["number"])
        if spanning and numbers and numbers[-1] < value < numbers[-1] + 50:
            numbers += range(numbers[-1] + 1, value)
        numbers.append(value)
        spanning = False
    return tuple(dict.fromkeys(numbers))


def _phrases(text: str) -> Iterator[Mention]:
    rest = text
    heads = heads_in(text)
    for name, pattern in words.PATTERNS.items():
        if heads.isdisjoint(words.NEEDED[name]):
            continue
        found = list(pattern.finditer(rest))
        for match in found:
            yield _mention(name, match)
            heads |= {"§"}
            rest = rest[: match.start()] + "§" * len(match.group()) + rest[match.end() :]


def _origin(match: re.Match[str]) -> Origin | None:
    groups = match.groupdict()
    return next((origin for name, origin in words.ORIGIN_WORDS.items() if groups.get(name)), None)


def _mention(name: str, match: re.Match[str]) -> Mention:
    origin = _origin(match)
    if (
        origin is None
        and name in {"ordinal", "bare", "slice", "top"}
        and re.search(r"\b(?:hits?|results?|match(?:es)?)$", match.group())
    ):
        origin = "found"
    supposed = origin is None and bool(words.DRAWN_NOUNS.search(match.group()))
    if supposed and name in {"ordinal", "bare", "slice", "both"}:
        return replace(_counted(name, match, "drawn"), supposed=True)
    return _counted(name, match, origin)


def _counted(name: str, match: re.Match[str], origin: Origin | None) -> Mention:
    start, end = match.span()
    groups = match.groupdict()
    if placed := _placed(name, groups, start, end, origin):
        return placed
    noun = (groups.get("noun") or "").strip()
    count = words.number_of(groups["count"].strip().split()[0]) if groups.get("count") else 0
    match name:
        case "possessed":
            owner: Origin = "drawn" if groups["drawn"] or groups["drawn2"] else "dropped"
            return Mention("origin", start, end, 0, owner, strong=bool(groups["drawn"] or groups["mine"]))
        case "pair":
            return Mention("pronoun", start, end, 2, plural=True)
        case "batch":
            return Mention("all", start, end, plural=True, strong=" of " not in match.group())
        case "slice":
            side, count = groups["end"] or groups["end2"], count or words.number_of(groups["count2"].split()[0])
            front = side in {"first", "top", "oldest"}
            return Mention("slice", start, end, count if front else -count, origin, plural=True)
        case "recent":
            return Mention("recent", start, end)
        case "other":
            return Mention("other", start, end, plural=bool(groups["many"] or groups["rest"]))
        case "coming":
            return Mention("pronoun", start, end)
        case "depicted":
            return Mention("origin", start, end, 0, "drawn", plural=groups["thing"].endswith("s"))
        case "origin" | "owned":
            if noun in words.CARDINALS[1:] or noun.isdigit() or noun == "pair":
                count = words.number_of(noun)
            many = noun in words.WHATEVER or noun.endswith("s") or noun in {"those", "these"}
            plural = bool(groups.get("all") or count > 1 or (many and noun != "this"))
            return Mention("origin", start, end, count, origin, plural, earlier=bool(groups.get("before")))
        case "all":
            whole = bool(groups["noun"] or groups["every"])
            return Mention("all", start, end, plural=True, whole=whole)
        case "counted":
            return Mention("pronoun", start, end, count, plural=True)
        case "both" if origin:
            return Mention("origin", start, end, 2, origin, plural=True)
        case "both":
            return Mention("pronoun", start, end, 2, plural=True)
        case "plural":
            return Mention("pronoun", start, end, plural=True)
        case _:
            return Mention("pronoun", start, end, distant=bool(groups["far"]))


def _placed(name: str, groups: dict[str, str], start: int, end: int, origin: Origin | None) -> Mention | None:
    """What names a place in a row."""
    match name:
        case "beside":
            step = 1 if groups["side"] in {"after", "following"} else -1
            if groups["number"]:
                return Mention("number", start, end, numbers=(int(groups["number"]) + step,))
            if groups["nth"] in {"last", "latest", "newest", "most recent"}:
                return Mention("ordinal", start, end, -1 + step, whole=groups["nth"] != "last")
            return Mention("ordinal", start, end, words.number_of(groups["nth"]) + step)
        case "middle":
            return Mention("ordinal", start, end, 0)
        case "side" | "sidetoo" | "former":
            first = (groups.get("side") or groups.get("side2")) in {"left", "former"}
            return Mention("ordinal", start, end, 1 if first else -1, strong=name != "former")
        case "backward":
            nth = re.match(words.NTH, groups["nth"])
            return Mention("ordinal", start, end, -(words.number_of(nth.group()) if nth else 2), origin)
        case "ordinal" | "bare" | "also":
            return _ordinal(groups["nth"], start, end, origin)
        case "top" | "toptoo":
            return Mention("ordinal", start, end, 1 if groups["nth"] in {"top", "best", "highest"} else -1, origin)
        case "previous" | "next":
            return Mention("relative", start, end, -1 if name == "previous" else 1)
        case "origin" if groups["began"] or groups["began2"]:
            return Mention("ordinal", start, end, 1, origin)
        case "origin" if groups["order"]:
            return Mention(
                "ordinal", start, end, -1 if groups["order"] == "last" else words.number_of(groups["order"]), origin
            )
        case _:
            return None


def _ordinal(nth: str, start: int, end: int, origin: Origin | None) -> Mention:
    if re.fullmatch(words.LAST, nth):
        whole = nth in {"latest", "newest", "most recent"} and origin is None
        return Mention("ordinal", start, end, -1, origin, whole=whole)
    if re.fullmatch(words.OLDEST, nth):
        return Mention(
            "ordinal",
            start,
            end,
            1,
            origin,
            whole=nth in {"very first", "oldest", "earliest", "original"} and origin is None,
        )
    return Mention("ordinal", start, end, words.number_of(nth), origin)


def _described(text: str) -> Iterator[Mention]:
    for match in words.DESCRIBED.finditer(text):
        yield Mention("described", *match.span(), strong=False, words=match["words"])


def _pronouns(text: str) -> Iterator[Mention]:
    text = words.IMPERSONAL_WORDS.sub(lambda match: "§" * len(match.group()), text)
    for name, pattern in words.PRONOUNS.items():
        for match in pattern.finditer(text):
            span = match.span(name) if name in match.groupdict() else match.span()
            yield Mention("pronoun", *span, plural=name == "they", strong=False, distant=name == "that")

"""Makes mentions of what the English patterns have matched. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.api import Origin
from assistant.dialogue.references import vocabulary_en as words
from assistant.dialogue.references.origins_en import DRAWN_NOUNS, DREW, NOT_PICTURED
from assistant.dialogue.references.places_en import AMONG_US, ELLIPTIC, SAID_OF, SPOKEN, TALE, THEIRS
from assistant.dialogue.references.pointing_en import THEIRS as KIN
from assistant.dialogue.references.shares_en import SHARES, share_in
from assistant.dialogue.references.values import Kind, Mention


def _origin(match: re.Match[str]) -> Origin | None:
    groups = match.groupdict()
    return next((origin for name, origin in words.ORIGIN_WORDS.items() if groups.get(name)), None)


def mention_of(name: str, match: re.Match[str]) -> Mention | None:
    """The mention that a match of a pattern makes; None for what only looks like one."""
    thing = (match.groupdict().get("thing") or "").split()
    if thing and (thing[-1] in NOT_PICTURED or thing[-1].removesuffix("s") in NOT_PICTURED):
        return None
    if _goes_on(name, match):
        return None
    if name in SHARES:
        return share_in(name, match)
    origin = _origin(match)
    if (
        origin is None
        and name in {"ordinal", "bare", "slice", "top"}
        and re.search(r"\b(?:hits?|results?|match(?:es)?)$", match.group())
        and not (name == "slice" and match.group().endswith("match"))  # "do the last three match"
    ):
        origin = "found"
    if origin is None and name in {"ordinal", "bare", "slice"}:
        groups = match.groupdict()
        if groups.get("mine2") or re.match(r"my |.*\b(?:uploads?|attachments?)$", match.group()):
            return replace(_counted(name, match, "dropped"), supposed=not groups.get("mine2"))
        if groups.get("yours") or groups.get("your"):
            return replace(_counted(name, match, "drawn"), supposed=True)
    supposed = origin is None and bool(DRAWN_NOUNS.search(match.group()))
    if supposed and name in {"ordinal", "bare", "slice", "both"}:
        return replace(_counted(name, match, "drawn"), supposed=True)
    return _counted(name, match, origin)


def _goes_on(name: str, match: re.Match[str]) -> bool:
    """Whether a place is that of something else which the sentence has named, or is what is said of something."""
    before = match.string[: match.start()]
    if name in {"ordinal", "bare", "also", "other"} and TALE.search(before):
        return True
    if name == "other" and AMONG_US.match(match.string, match.end()):
        return True
    if name == "batch" and match.group().endswith("of them") and KIN.search(before):
        return True
    if name in {"ordinal", "slice"} and THEIRS.search(before):
        return True
    if name in {"ordinal", "previous"}:
        return match.group().endswith(" one") and bool(SPOKEN.search(before))
    if name not in {"bare", "also"}:
        return False
    superlative = (match["nth"] or "").endswith(("est", "er"))
    return bool(ELLIPTIC.search(before) or (superlative and SAID_OF.search(before)))


def _counted(name: str, match: re.Match[str], origin: Origin | None) -> Mention:
    start, end = match.span()
    groups = match.groupdict()
    if placed := _placed(name, groups, start, end, origin):
        return placed
    noun = (groups.get("noun") or "").strip()
    count = words.number_of(groups["count"].strip().split()[0]) if groups.get("count") else 0
    match name:
        case "possessed":
            owner: Origin = (
                "drawn" if groups["drawn"] or groups["drawn2"] or groups["drawn3"] or groups["drawn4"] else "dropped"
            )
            sure = bool(groups["drawn"] or groups["mine"])
            many = bool(groups["all"] or groups["every"] or re.search(r"s (?:of|from|by) ", match.group()))
            return Mention("origin", start, end, 0, owner, plural=many, strong=sure)
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
            return Mention("other", start, end, count, plural=bool(groups["many"] or groups["rest"]))
        case "coming":
            return Mention("pronoun", start, end)
        case "depicted":
            many = groups["thing"].endswith("s") and not groups["thing"].endswith("ss")
            return _by(
                groups,
                Mention(
                    "origin",
                    start,
                    end,
                    0,
                    origin,
                    plural=many,
                    strong=bool(DREW.search(match.group())),
                    words=groups["thing"],
                ),
            )
        case "collection" if origin or groups["search"]:
            return _by(groups, Mention("origin", start, end, 0, origin or "found", plural=True, strong=False))
        case "collection":
            return Mention("pronoun", start, end, plural=True, strong=False)
        case "asked":
            return Mention("origin", start, end, 0, origin, plural=origin == "found", strong=False)
        case "told":
            count = count or (words.number_of(groups["many"]) if groups["many"] else 0)
            return _by(
                groups,
                Mention(
                    "origin",
                    start,
                    end,
                    count,
                    origin,
                    bool(count > 1),
                    strong=False,
                    earlier=bool(groups["before"]),
                    words=groups["thing"] or "",
                ),
            )
        case "origin" if groups["prior"]:
            return _by(groups, Mention("relative", start, end, -1, origin, earlier=True))
        case "origin" | "owned":
            if noun in words.CARDINALS[1:] or noun.isdigit() or noun == "pair":
                count = words.number_of(noun)
            many = noun in words.WHATEVER or noun.endswith("s") or noun in {"those", "these"}
            plural = bool(groups.get("all") or count > 1 or (many and noun != "this"))
            earlier = bool(groups.get("before"))
            return _by(groups, Mention("origin", start, end, count, origin, plural, earlier=earlier))
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
        case "step":
            count = words.number_of(groups["count"].split()[0]) if groups["count"] else 1
            back = not re.match(r"after|following|later|on|along|up|down", groups["side"])
            plural = count > 1 and bool(groups["the"])
            drawn: Origin | None = "drawn" if DRAWN_NOUNS.search(groups["noun"] or "") else None
            step = -count if back else count
            return Mention("beside", start, end, step, drawn, plural, strong=False, supposed=bool(drawn))
        case "together":
            place = groups["nth"]
            latest = -2 if place in {"previous", "earlier"} else -1
            time = 1 if place == "earliest" else words.number_of(place) if re.fullmatch(words.NTH, place) else latest
            hits: Origin | None = "found" if groups["search"] else None
            kind: Kind = "origin" if hits else "all"
            return Mention(kind, start, end, origin=hits, plural=True, strong=False, time=time)
        case "steptoo":
            count = words.number_of(groups["count"].split()[0])
            return Mention("beside", start, end, -count, plural=True, strong=False)
        case "back":
            counted = groups["count"] or groups["count2"] or groups["count3"]
            steps = 1 if counted in {"a", "an"} else words.number_of(counted.split()[0])
            return Mention("relative", start, end, -steps, strong=False)
        case "as before":
            return Mention("relative", start, end, -1, strong=False)
        case "began":
            return Mention("ordinal", start, end, 1, whole=True)
        case "remade":
            return Mention("origin", start, end, 0, "drawn", supposed=True)
        case "middle":
            return Mention("ordinal", start, end, 0)
        case "side" | "sidetoo" | "former":
            first = (groups.get("side") or groups.get("side2")) in {"left", "former"}
            return Mention("ordinal", start, end, 1 if first else -1, strong=name != "former")
        case "backward":
            nth = re.match(words.NTH, groups["nth"])
            but = re.search(r"but (\w+)$", groups["nth"])
            if but:
                return Mention("ordinal", start, end, -1 - words.number_of(but[1]), origin)
            return Mention("ordinal", start, end, -(words.number_of(nth.group()) if nth else 2), origin)
        case "grouped" if groups["nth"] == "middle":
            return Mention("ordinal", start, end, 0)
        case "ordinal" | "bare" | "also" | "paired" | "grouped":
            mention = _ordinal(groups["nth"] or groups["nth2"], start, end, origin)
            return replace(mention, whole=mention.whole or bool(groups.get("overall")))
        case "top" | "toptoo":
            return Mention("ordinal", start, end, 1 if groups["nth"] in {"top", "best", "highest"} else -1, origin)
        case "previous" | "next":
            return Mention("relative", start, end, -1 if name == "previous" else 1)
        case "origin" if groups["began"] or groups["began2"]:
            return Mention("ordinal", start, end, 1, origin)
        case "origin" if groups["order"]:
            return Mention(
                "ordinal", start, end, -1 if groups["order"][0] in "lm" else words.number_of(groups["order"]), origin
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
            whole=nth in {"very first", "oldest", "earliest", "original", "opening", "starting"} and origin is None,
        )
    return Mention("ordinal", start, end, words.number_of(nth), origin)


def _by(groups: dict[str, str], mention: Mention) -> Mention:
    return replace(mention, either=bool(groups.get("either")))

"""English places in a row of pictures as mentions: "the third", "two before …", "the last one", "the middle one"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.api import Origin
from assistant.dialogue.references import vocabulary_en as words
from assistant.dialogue.references.origins_en import DRAWN_NOUNS
from assistant.dialogue.references.values import Kind, Mention


def placed(name: str, groups: dict[str, str], start: int, end: int, origin: Origin | None) -> Mention | None:
    """What names a place in a row."""
    return _stepped(name, groups, start, end) or _in_order(name, groups, start, end, origin)


def _stepped(name: str, groups: dict[str, str], start: int, end: int) -> Mention | None:
    """So many before or after another one, and what came together at a time."""
    match name:
        case "step":
            count = words.number_of(groups["count"].split()[0]) if groups["count"] else 1
            back = not re.match(r"after|(?:that |which )?follow|later|on|along|up|down", groups["side"])
            plural = count > 1 and bool(groups["the"])
            drawn: Origin | None = "drawn" if DRAWN_NOUNS.search(groups["noun"] or "") else None
            step = -count if back else count
            return Mention("beside", start, end, step, drawn, plural, strong=False, supposed=bool(drawn))
        case "together":
            place = groups["nth"]
            latest = -2 if place in {"previous", "earlier"} else -1
            time = 1 if place == "earliest" else words.number_of(place) if re.fullmatch(words.NTH, place) else latest
            came: Origin | None = "found" if groups["search"] else "dropped" if groups["message"] else None
            kind: Kind = "origin" if came else "all"
            return Mention(kind, start, end, origin=came, plural=True, strong=False, time=time)
        case "steptoo":
            count = words.number_of(groups["count"].split()[0])
            return Mention("beside", start, end, -count, plural=True, strong=False)
        case "back":
            counted = groups["count"] or groups["count2"] or groups["count3"]
            steps = 1 if counted in {"a", "an"} else words.number_of(counted.split()[0])
            return Mention("relative", start, end, -steps, strong=False)
        case "as before":
            return Mention("relative", start, end, -1, strong=False)
        case _:
            return None


def _in_order(name: str, groups: dict[str, str], start: int, end: int, origin: Origin | None) -> Mention | None:
    """The first, the last, the one in the middle, and those next to what is talked about."""
    match name:
        case "began":
            return Mention("ordinal", start, end, 1, whole=True)
        case "remade":
            return Mention("origin", start, end, 0, "drawn", supposed=True)
        case "middle":
            return Mention("ordinal", start, end, 0)
        case "former":
            return Mention("ordinal", start, end, 1 if groups["side"] == "former" else -1, strong=False)
        case "backward":
            nth = re.match(words.NTH, groups["nth"])
            but = re.search(r"but (\w+)$", groups["nth"])
            if but:
                return Mention("ordinal", start, end, -1 - words.number_of(but[1]), origin)
            return Mention("ordinal", start, end, -(words.number_of(nth.group()) if nth else 2), origin)
        case "grouped" if groups["nth"] == "middle":
            return Mention("ordinal", start, end, 0)
        case "ordinal" | "bare" | "also" | "alsotoo" | "excepted" | "paired" | "grouped":
            mention = _ordinal(groups["nth"] or groups["nth2"], start, end, origin)
            return replace(mention, whole=mention.whole or bool(groups.get("overall")))
        case "top" | "toptoo":
            return Mention("ordinal", start, end, 1 if groups["nth"] in {"top", "best", "highest"} else -1, origin)
        case "previous" | "next":
            return Mention("relative", start, end, -1 if name == "previous" else 1)
        case "origin" if groups["began2"] and re.search(r"s$", groups["noun"]):
            return Mention("origin", start, end, 0, origin, plural=True, time=1)
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

"""Makes mentions of what the English patterns have matched. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.api import Origin
from assistant.dialogue.references import vocabulary_en as words
from assistant.dialogue.references.beside_en import BESIDE, beside_in
from assistant.dialogue.references.elsewhere_en import (
    AMONG_US,
    ELLIPTIC,
    HAVING,
    MANY_THINGS,
    SAID_OF,
    SEEKS,
    SPOKEN,
    TALE,
    THEIRS,
    TOLD_APART,
)
from assistant.dialogue.references.origins_en import DRAWN_NOUNS, NOT_PICTURED
from assistant.dialogue.references.owned_en import owned
from assistant.dialogue.references.placed_en import placed
from assistant.dialogue.references.pointing_en import THEIRS as KIN
from assistant.dialogue.references.shares_en import SHARES, share_in
from assistant.dialogue.references.values import Mention

_KINDS = re.compile(
    r"the (?:(?P<drawn>drawing|painting|sketch|illustration)|(?:photo|photograph|snapshot|selfie|snap))$", re.I
)


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
    if name in BESIDE:
        return beside_in(name, match)
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
    if origin is None and name in {"ordinal", "bare", "slice", "alsotoo"}:
        groups = match.groupdict()
        if groups.get("mine2") or re.match(r"my |.*\b(?:uploads?|attachments?)$", match.group()):
            return replace(_counted(name, match, "dropped"), supposed=not groups.get("mine2"))
        if groups.get("yours") or groups.get("your"):
            return replace(_counted(name, match, "drawn"), supposed=True)
    if origin == "dropped" and name in {"ordinal", "bare"} and " just " in match.group():
        return replace(_counted(name, match, origin), time=-1)
    supposed = origin is None and bool(DRAWN_NOUNS.search(match.group()))
    if supposed and name in {"ordinal", "bare", "slice", "both"}:
        return replace(_counted(name, match, "drawn"), supposed=True)
    made = _counted(name, match, origin)
    if name == "singular" and (kind := _KINDS.match(match.group())):
        return replace(made, origin="drawn" if kind["drawn"] else "dropped", supposed=True)
    if supposed and made.kind == "pronoun" and made.plural:  # "the three drawings"
        return replace(made, kind="origin", origin="drawn", supposed=True)
    return made


def _goes_on(name: str, match: re.Match[str]) -> bool:
    """Whether a place is that of something else which the sentence has named, or is what is said of something."""
    before = match.string[: match.start()]
    if name in {"ordinal", "bare", "also", "other"} and TALE.search(before):
        return True
    if name == "both" and not match["noun"] and MANY_THINGS.match(match.string, match.end()) and HAVING.search(before):
        return True
    if name == "other" and AMONG_US.match(match.string, match.end()):
        return True
    if name == "batch" and match.group().endswith("of them") and KIN.search(before):
        return True
    if name == "singular" and SEEKS.search(before) and TOLD_APART.match(match.string, match.end()):
        return bool(match["near"] == "the ")
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
    if place := placed(name, groups, start, end, origin):
        return place
    count = words.number_of(groups["count"].strip().split()[0]) if groups.get("count") else 0
    if own := owned(name, match, origin, count):
        return own
    match name:
        case "pair" | "both":
            return Mention("pronoun", start, end, 2, plural=True)
        case "batch":
            return Mention("all", start, end, plural=True, strong=" of " not in match.group())
        case "slice":
            side = groups["end"] or groups["end2"] or groups["end3"]
            count = count or words.number_of((groups["count2"] or groups["count3"]).split()[0])
            front = side in {"first", "top", "oldest", "older", "earlier", "start", "beginning"}
            return Mention("slice", start, end, count if front else -count, origin, plural=True)
        case "recent":
            return Mention("recent", start, end)
        case "other":
            return Mention("other", start, end, count, plural=bool(groups["many"] or groups["rest"]))
        case "coming":
            return Mention("pronoun", start, end)
        case "collection":
            return Mention("pronoun", start, end, plural=True, strong=False)
        case "all":
            whole = bool(groups["noun"] or groups["every"])
            return Mention("all", start, end, plural=True, whole=whole)
        case "counted" if groups["mine"]:
            return Mention("origin", start, end, count, "dropped", plural=True, supposed=True)
        case "counted" if groups["yours"]:
            return Mention("origin", start, end, count, "drawn", plural=True, either=True)
        case "counted":
            return Mention("pronoun", start, end, count, plural=True)
        case "plural":
            return Mention("pronoun", start, end, plural=True)
        case _:
            return Mention("pronoun", start, end, distant=bool(groups["far"]))

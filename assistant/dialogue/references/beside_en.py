"""English places told by what is beside them: "the left one", "the one between 2 and 4", "on either side of #3"."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.values import Mention
from assistant.dialogue.references.vocabulary_en import (
    COUNT,
    NOUN,
    NTH,
    NUMBER,
    ONE,
    VERSION,
    late,
    number_of,
)

_LIES = (
    r"(?:(?:that|which)(?:'s| is| are| was| were| comes?| came| sits?| lies?| stands?)? |sitting |lying |sandwiched "
    r"|wedged |caught )?(?:right |exactly |just )?"
)
_AROUND = (
    r"(?:(?:right |just |immediately |directly )?(?:on (?:either|both|each) sides? of|before and after"
    r"|left and right of|around|surrounding|flanking|adjacent to|next to))"
)
BESIDE: Final = {
    "side": late(rf"\bthe (?P<side>left|right)(?:[- ]hand|most)? {NOUN}\b|\bthe {NOUN} on the (?P<side2>left|right)\b"),
    # Without a noun for pictures it may be a thing in one: only of several at hand is it a picture.
    "handed": late(
        rf"\bthe (?:far )?(?P<side>left|right)(?:[- ]hand|most)? (?:ones?|side one)\b(?! of the (?!{NOUN}|two|three))"
        rf"|\bthe (?:furthest |farthest )?(?P<side2>left|right)most one\b"
        rf"|\bthe one (?:(?:that's |that is )?(?:furthest |farthest )?(?:on|to) the (?:far )?(?P<side3>left|right))\b"
        rf"(?! of (?:it|the)\b)"
    ),
    "sidetoo": late(r"(?<=§ )(?:(?:differ from|from|than|with|to|and|or|vs) )?the (?P<side>left|right)(?: one)?\b"),
    "between": late(
        rf"\b(?:the |that )?(?:{COUNT} )?(?:{ONE}|what(?:'s| is|ever is)) {_LIES}(?:in[- ])?between (?:the )?"
        rf"(?:(?P<first>{NTH})(?: {ONE})? and (?:the )?(?P<final>{NTH})(?: {ONE})?"
        rf"|(?:{NOUN} |numbers? |no\. ?|#)?(?P<number>{NUMBER}) and (?:{NOUN} |number |no\. ?|#)?(?P<number2>{NUMBER}))"
        r"\b"
    ),
    "around": late(
        rf"\b(?:the|both|those) (?:two|(?:two )?(?:ones|pictures|images|photos|pics|hits|results)) {_LIES}{_AROUND} ?"
        rf"(?P<it>(?:it|that(?: one)?|this(?: one)?)\b)?(?(it)|(?=(?:the|your|my) |#|number |§|{NOUN} \d|\d))"
        rf"|\bthe (?:two )?neighbou?rs of ?(?P<it2>it\b)?(?(it2)|(?=(?:the|your|my) |#|number |§|{NOUN} \d|\d))"
    ),
    # "the new one and the old one": which is which is told by the other.
    "aged": late(
        rf"\b(?:the|your|my|that) (?P<age>old|older|earlier|new|newer|later) (?:(?P<noun>{NOUN}|{VERSION})|ones?)\b"
        rf"(?! (?:of|than) )"
    ),
    "ended": late(
        rf"\bthe {ONE} (?:right |way )?(?:at|from|in) the (?:very |far )?(?P<end>end|bottom|back|top|front)\b"
        rf"(?! of (?!the (?:list|row|line|batch|chat|results?|page|set)\b))"
    ),
}
_OLD: Final = re.compile(r"\b(?:old|older|earlier|first|previous|original|former|before)\b")
_NEW: Final = re.compile(r"\b(?:new|newer|later|latest|second|last|latter)\b")


def beside_in(name: str, match: re.Match[str]) -> Mention | None:
    """The mention that a match of these patterns makes; None for what only looks like one."""
    groups, span = match.groupdict(), match.span()
    match name:
        case "side" | "sidetoo":
            return Mention("ordinal", *span, 1 if (groups["side"] or groups.get("side2")) == "left" else -1)
        case "handed":
            left = (groups["side"] or groups["side2"] or groups["side3"]) == "left"
            return Mention("ordinal", *span, 1 if left else -1, strong=False, inside=True)
        case "ended":
            return Mention("ordinal", *span, 1 if groups["end"] in {"top", "front"} else -1)
        case "aged":
            old = groups["age"] in {"old", "older", "earlier"}
            rest = f"{match.string[: span[0]]} {match.string[span[1] :]}"
            told = groups["noun"] and groups["age"] in {"older", "newer", "later"}
            if not told and not (_NEW if old else _OLD).search(rest):
                return None
            drawn = bool(re.match(r"drawing|painting|sketch|version", groups["noun"] or ""))
            return Mention("ordinal", *span, -2 if old else -1, "drawn" if drawn else None, supposed=drawn)
        case "around":
            if groups["it"] or groups["it2"]:
                return Mention("neighbour", *span, 0, plural=True, strong=False)
            return Mention("beside", *span, 0, plural=True, strong=False)
        case _:
            return _between(match)


def _between(match: re.Match[str]) -> Mention | None:
    groups = match.groupdict()
    first = number_of(groups["number"] or groups["first"])
    last = number_of(groups["number2"] or groups["final"])
    if last - first < 2:
        return None
    return Mention("span", *match.span(), strong=False, whole=bool(groups["number"]), numbers=(first + 1, last - 1))

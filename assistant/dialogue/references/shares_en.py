"""English shares of a row of pictures: "the first half", "the second pair", "every other one", "from two onwards"."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.around_en import COMPARES
from assistant.dialogue.references.values import Mention
from assistant.dialogue.references.vocabulary_en import (
    BATCH,
    COUNT,
    NOUN,
    NTH,
    NUMBER,
    ONE,
    STOP,
    late,
    number_of,
)

_MANY = (
    rf"(?:them|these|those|(?:all )?(?:the|that|this|those|these|your|my) (?:[a-z]+ )?(?:ones|{BATCH}|{COUNT}"
    rf"|{NOUN})|{NOUN})\b"
)
# "all from one trip", "the new one to the last": a bare "one" is a number only behind what counts, and before its end.
_NOT_COUNTED = ("the", "this", "that", "new", "first", "last", "next", "other", "old", "older", "newer", "same", "only")
_BARE_ONE = (
    "".join(f"(?<!{word} )" for word in _NOT_COUNTED)
    + r"one\b(?= (?:on|onwards?|upwards?|to|forward|and|is|are|was)\b|\W*$|[,.?!;:])"
)
_AT = (
    rf"(?:(?:the )?(?:{NOUN} )?(?:#|numbers? |no\. ?)?(?P<number>(?!one\b){NUMBER}|{_BARE_ONE})"
    rf"|the (?P<nth>{NTH})(?: {ONE})?)\b"
    r"(?!\s*(?:years?|months?|weeks?|days?|hours?|minutes?|people|%|\.\d|in (?:the|an?|my) (?!chat|list|row)))"
)
SHARES: Final = {
    # Of one picture "the top half" is a part of it: only halves of several count, or those that time has, not space.
    "half": late(
        rf"\b(?:(?:the|this|that) )?(?:(?P<part>first|second|middle|last|latter|top|upper|bottom"
        rf"|lower) (?P<whole>half|third|quarter)"
        rf"(?= of {_MANY})|(?P<part2>first|second|latter) half{STOP})"
    ),
    "chunk": late(
        rf"\b(?:(?:the|that|this) )?(?P<nth>{NTH}|last|final|opening) (?P<size>pair|duo|trio|threesome|quartet)\b"
        rf"(?! of (?!{_MANY}))"
    ),
    "midst": late(
        rf"\b(?:the )?(?:middle|central|cent(?:er|re)) (?P<count>{COUNT}|pair|trio)\b"
        rf"|\bthe (?P<count2>{COUNT}) in the (?:middle|cent(?:er|re))\b(?! of (?!{_MANY}))"
    ),
    "every": late(
        rf"\b(?:every|each) (?P<nth>other|{NTH}) (?:single )?{ONE}\b"
        rf"(?:,? (?:starting|beginning|counting) (?:with|from|at) (?:the |number |#)?(?P<start>{NTH}"
        rf"|{NUMBER})(?: {ONE})?)?"
        rf"|\balternate {ONE}\b"
        rf"|\b(?:the )?(?P<parity>odd|even)(?:(?:[- ]number(?:ed|s)?)+(?: {ONE})?(?= ?(?:$|[,.?!;:]|only|please|pls"
        rf"|and))"
        rf"|[- ]numbered {ONE}|s only| (?:ones|pictures|images|photos|pics)\b(?! out))"
    ),
    "span": late(
        rf"(?:\b(?:everything|whatever|anything|what|all|(?:all |any )?(?:of )?(?:the |those )?"
        rf"(?:ones|rest|others|pictures|images|photos|pics|results|hits|drawings)|(?:every|each|any)(?: single)? {ONE})"
        rf"(?: that| which)?"
        rf"(?: (?:comes?|came|is|are|was|were))? |^(?=up to |until ))"
        rf"(?P<side>after|past|beyond|following|follow(?:s|ed)|before|preceding|until|up to|from) {_AT}"
        rf"(?! (?:to|through|thru|till|until) (?:the )?(?:{NTH}|#?\d))"
    ),
    "range": late(
        rf"\b(?:from )?(?:the )?(?P<first>{NTH})(?: {ONE})? (?:to|through|thru|till|until) (?:the )?(?P<final>{NTH}"
        rf")\b"
        rf"(?: {ONE}\b|{STOP})"
    ),
    "onwards": late(
        rf"\b(?:(?:from|starting (?:with|from|at)|beginning (?:with|at)) )?{_AT} "
        r"(?:onwards?|upwards?|on(?=\W*(?:$|,))|to the (?:end|last)|forward|and (?:up|above|later|beyond"
        r"|(?:everything|all|what(?:ever)?|the "
        r"ones)(?: that)?(?: comes?| came)? after)(?: it| that)?)\b"
    ),
}
_FRONT: Final = {"first": 1, "top": 1, "upper": 1, "second": 2, "middle": 2}
_SIZES: Final = {"trio": 3, "threesome": 3, "quartet": 4}


def share_in(name: str, match: re.Match[str]) -> Mention | None:
    """The mention of a share. It is about pictures only where there are as many as it needs."""
    if name == "range" and COMPARES.search(match.string):
        return None  # "compare the first to the third"
    groups = match.groupdict()
    span = match.span()
    match name:
        case "half":
            shares = {"third": 3, "quarter": 4}.get(groups["whole"] or "", 2)
            which = _FRONT.get(groups["part"] or groups["part2"], shares)
            return Mention("half", *span, which, plural=True, strong=False, numbers=(shares,))
        case "chunk":
            nth = {"last": -1, "final": -1, "opening": 1}.get(groups["nth"]) or number_of(groups["nth"])
            size = _SIZES.get(groups["size"], 2)
            return Mention("chunk", *span, nth, plural=True, strong=False, numbers=(size,))
        case "midst":
            count = _SIZES.get(groups["count"]) or number_of((groups["count"] or groups["count2"]).split()[0])
            return Mention("middle", *span, count, plural=True, strong=False)
        case "every":
            step = number_of(groups["nth"]) if groups["nth"] else 2
            start = number_of(groups["start"]) if groups["start"] else 1 if groups["nth"] in {"other", None} else step
            parity = groups["parity"]
            start = {"odd": 1, "even": 2}.get(parity or "", start)
            return Mention("every", *span, step, plural=True, strong=False, whole=bool(parity), numbers=(start,))
        case "range":
            ends = (number_of(groups["first"]), number_of(groups["final"]))
            return Mention("span", *span, plural=True, strong=False, numbers=ends)
        case _:
            return _span(groups, span)


def _span(groups: dict[str, str], span: tuple[int, int]) -> Mention:
    at = number_of(groups["number"] or groups["nth"])
    side = groups.get("side") or "from"
    step = 1 if side.startswith(("after", "past", "beyond", "follow")) else -1 if side in {"before", "preceding"} else 0
    return Mention(
        "span",
        *span,
        -1 if side in {"before", "preceding", "until", "up to"} else 1,
        plural=True,
        strong=False,
        whole=bool(groups["number"]),
        numbers=(at, at + step),
    )

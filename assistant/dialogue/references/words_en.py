"""English words that point at pictures, read into mentions. What they point at is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.api import Origin
from assistant.dialogue.references.values import Mention

_CARDINALS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ORDINALS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

NOUN: Final = (
    r"(?:pictures?|images?|photos?|photographs?|pics?|imgs?|screenshots?|drawings?|paintings?|illustrations?|sketch"
    r"(?:es)?"
    r"|snapshots?|shots?|hits?|results?|match(?:es)?|attachments?|uploads?)"
)
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_CARDINALS)})"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_CARDINALS[1:])}|couple(?: of)?|few)"
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
_LAST = r"(?:very last|last|final|latest|newest|most recent)"
_BACKWARD = (
    rf"(?:penultimate|(?:{_NTH}|next)[ -]to[ -](?:the[ -])?last|{_NTH}[ -]last|last but one|{_NTH} from (?:the )?"
    rf"(?:last|end))"
)
_ONE = rf"(?:{NOUN}|ones?)"

# After a bare ordinal: its end. "the second law" and "the first to arrive" go on and are not about pictures.
_STOP = (
    r"(?=\s*(?:$|[,.?!;:)]|(?:and|or|with|vs\.?|versus|against|is|are|has|have|looks?|shows?|but|then|in detail|please"
    rf"|again|instead|for me|contains?|too|as well|of (?:them|these|those))\b|to (?:the )?(?:{_NTH}|last)\b))"
)
# "the first photo ever", "the first picture of the moon": known pictures of the world, not of this conversation.
_WORLDLY = (
    r"(?!\s+(?:ever\b|in (?:history|the world)|of (?!them\b|these\b|those\b|the (?:search|pictures|images|photos|hits"
    r"|results|group|set|two|three|four|five)\b)))"
)

_GIVEN = (
    r"(?:sent|dropped|pasted|gave|given|uploaded|attached|shared|showed|shown|added|posted|took|provided|put(?: in)?"
    r"|dragged(?: in)?)"
)
_FOUND = (
    r"(?:found|retrieved|listed|returned|brought up|dug up|came up with|got|located|searched|showed|shown|gave|picked)"
)
_DRAWN = r"(?:drew|drawn|made|generated|created|painted|sketched|rendered|produced|designed|imagined)"
_WHEN = r"(?:(?:just|have|had|recently|already|last|ever|'ve|just now|previously|earlier) )*"
_WHO = (
    rf"(?:(?:that |which )?(?:(?P<mine>(?:i|we)(?:'ve)? {_WHEN}{_GIVEN})"
    rf"|(?P<hits>you(?:'ve)? {_WHEN}{_FOUND})|(?P<drawn>you(?:'ve)? {_WHEN}{_DRAWN})))"
)

# "this week", "that question": a demonstrative before one of these is not about a picture.
_ELSEWHERE = (
    r"(?:week|month|year|day|morning|afternoon|evening|time|way|kind of (?:question|problem|thing)|sort of"
    r"|conversation|chat|app"
    r"|program|folder|directory|library|file|text|sentence|word|words|question|questions|code|function|idea|case|point"
    r"|reason|song"
    r"|poem|story|book|article|paper|email|list|number|numbers|summer|winter|spring|autumn|moment|message|answer"
    r"|problem|thing"
    r"|topic|subject|language|model|city|country|recipe|joke|movie|film|game|is (?:fun|great|nice|good|cool|boring"
    r"|amazing"
    r"|awesome|ok|okay|fine|all|interesting|not (?:fair|good|right|working)|so|a test|why|because|my first)|was|'s "
    r"(?:fun|great"
    r"|nice|good|cool|ok|okay|fine|all|right|it|not|why|because|enough|interesting|amazing|awesome|so|true|wrong))\b"
)
# An impersonal "it": weather, time, and "it is … to".
_IMPERSONAL = (
    r"\bwhat time is it\b|\bhow(?:'s| is| does) it (?:go|going|work)\b|\bis it (?:raining|snowing|possible|true|ok"
    r"|okay|late|too late"
    r"|safe|legal|worth|important|better|normal|healthy|easy|hard|difficult|time|going to|monday|tuesday|wednesday"
    r"|thursday"
    r"|friday|saturday|sunday|christmas|my|already|really)\b|\bit(?:'s| is| was| will be)? (?:raining|rains|rained"
    r"|rain|snowing|snow|snows"
    r"|snowed|late|early|cold|hot|warm|windy|sunny|cloudy|time|possible|true|ok|okay|fine|easy|hard|difficult"
    r"|important|clear that"
    r"|seems?|takes?|depends|matters?|turns out|been|just|my|your|over|too|so|nice|good|great|not|a pity|a shame"
    r"|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|midnight|noon|going|getting|\w+ o'clock|up to)\b|\bit(?:'s| is) "
    r"(?:\w+ )to\b"
    r"|\b(?:got|get|forget|leave|take|done|that's|made|make|mean|let|call|see|hold|cut|stop|face|damn) it\b(?! (?:a|an"
    r"|in|on|into|brighter))"
    r"|\bdoes it (?:take|matter|mean|cost|rain|snow|work)\b|\bwill it (?:rain|snow|be|take)\b|\bwhat is it (?:like"
    r"|about) to\b|\bas it were\b"
)

_ORIGIN_WORDS: Final[dict[str, Origin]] = {"mine": "dropped", "hits": "found", "drawn": "drawn"}


def number_of(word: str) -> int:
    """3 for "3", "three", "third", "3rd"; 2 for "couple"; 3 for "few"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    if word in _CARDINALS:
        return _CARDINALS.index(word) + 1
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return 3 if word == "few" else 2


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBERS = _compiled(
    rf"(?<![\w&])(?:(?P<noun>(?:the )?{NOUN})\s*(?:numbers? |nos?\. ?|nr\.? ?)?|(?<!the )(?<!prime )(?<!phone )"
    rf"(?<!random )(?:numbers? |nos?\. ?)|(?=#))"
    rf"(?P<list>#?\s?{_NUMBER}\b(?:(?:\s*(?:,|and|&|or|,\s*and|to|-|–|through|vs\.?|versus|with|against)\s*)(?:{NOUN} "
    rf")?#?{_NUMBER}\b(?!\s+{_ONE}))*)"
    r"(?!\s*(?:pencil|fan|reason|priority|rule|million|percent|%|times|o'clock|pm|am|seed))(?![.\d]*\d)"
)
_PIECE = _compiled(rf"(?P<number>{_NUMBER})|(?P<to>to|-|–|through)")
_NOT_A_PICTURE = _compiled(
    r"(?:issue|bug|ticket|pr|pull request|room|order|line|page|chapter|question|step|track|version|rule|item|channel"
    r"|gate|apartment|bus|flight|c)\s*$"
)
_ORIGIN_TAIL = rf"(?:\s+{_WHO})?"
_PATTERNS: Final = {
    "backward": _compiled(rf"\b(?:the )?(?P<nth>{_BACKWARD})(?: {_ONE})?\b{_ORIGIN_TAIL}"),
    "slice": _compiled(
        rf"\b(?:(?:the|my|your) )?(?P<end>first|last|final|top|latest|bottom|most recent) (?P<count>{_COUNT})\b"
        rf"(?! (?!{_ONE}\b|of (?:them|these|those|the)\b|and\b|or\b|with\b|you\b|i\b|that\b|for\b|have\b|has\b|are\b"
        rf"|is\b|look\b|show\b|differ\b|share\b|in detail\b|please\b|side by side\b|to each\b|together\b)\w)(?: of "
        rf"(?:them|these|those|the {_ONE}))?(?: {_ONE})?{_ORIGIN_TAIL}"
    ),
    "ordinal": _compiled(
        rf"\b(?:(?:the|my|your|that|this) )?(?P<nth>{_NTH}|{_LAST})(?: (?!and |or |of |is |to |the )[\w-]+)?? "
        rf"{_ONE}\b{_ORIGIN_TAIL}{_WORLDLY}"
    ),
    "bare": _compiled(
        rf"\b(?:the|#) ?(?P<nth>{_NTH}|{_LAST})\b(?:(?:\s+{_WHO})|\s+of (?:them|these|those|the (?={NOUN}))"
        rf"(?:\s*{NOUN})?|{_STOP})"
    ),
    "top": _compiled(rf"\bthe (?P<nth>top|best|bottom|worst) {NOUN}\b"),
    "also": _compiled(rf"(?<=§and )(?:the )?(?P<nth>{_NTH}|{_LAST})\b"),
    "previous": _compiled(
        rf"\b(?:the|my|your) (?:previous|preceding|prior)(?: {_ONE}|{_STOP})|\b(?:the )?(?:one|picture|image|photo) "
        rf"(?:right |just )?before"
        rf"(?: (?:that|this|it|the last)(?: one)?)?\b(?! \w+ing)"
    ),
    "next": _compiled(
        rf"\bthe (?:next|following)(?: {_ONE}|{_STOP})|\bthe (?:one|picture|image|photo) after (?:that|this|it)\b"
    ),
    "recent": _compiled(
        rf"\b(?:the|that) (?:{_ONE} (?:from )?(?:just now|a moment ago|a minute ago)|(?:earlier|recent) {_ONE})\b"
    ),
    "other": _compiled(
        rf"\bthe (?:other(?P<many>s| {_COUNT}| ones| pictures| images| photos)?(?: {_ONE})?|(?P<rest>rest|remaining "
        rf"{_ONE}))\b(?! (?:day|hand|side|way|of (?!them|these|those)))"
    ),
    "origin": _compiled(
        rf"\b(?:(?P<all>all|each|every one) (?:of )?)?(?:(?:the|those|these|that|this|my) )?(?P<count>{_COUNT} )?"
        rf"(?P<noun>{_ONE}|{_COUNT}|what)(?: that| which)? {_WHO}(?: (?P<order>first|last|second|third)\b)?"
    ),
    "owned": _compiled(
        rf"\b(?P<all>all (?:of )?)?(?:(?P<mine>my|the (?:dropped|uploaded|attached|pasted|sent))|(?P<drawn>your(?= "
        rf"(?:drawing|painting|sketch|illustration|creation|artwork))|the (?:drawn|generated|created|painted"
        rf"|sketched))"
        rf"|(?P<hits>the (?:found|retrieved|search)|your (?=result|hit|match)|(?:the|these|those) (?=results?\b"
        rf"|hits?\b|matches\b)))(?: (?P<count>{_COUNT}))? ?(?P<noun>{_ONE})\b(?! (?:library|folder|collection|of "
        rf"(?!the search)))"
    ),
    "all": _compiled(
        rf"\b(?:(?:all|each|every one|every single one|any|none) of (?:them|these|those|(?P<noun>the {NOUN}|my {NOUN}"
        rf"|our {NOUN}))|(?P<every>every(?: single)? {_ONE}|each {_ONE}|each one|all (?:the )?(?:pictures|images"
        rf"|photos|pics)"
        rf"(?: (?:so far|in (?:this|our) (?:chat|conversation)|here|above|we have))?(?! (?:of|with|showing|containing"
        rf"|from|that|where|in which|without|like|in my|in the|taken)\b)|everything (?:so far|above)))"
    ),
    "counted": _compiled(
        rf"\b(?:(?:these|those|the|all|both|my|our) )+(?P<count>{_COUNT})(?: {_ONE})?(?= *(?:$|[,.?!;:]|\b(?:{NOUN}"
        rf"|and|or|are|have|look|side|together|differ|different|similar|show|with|please|in|share|alike|the same|be"
        rf"|to each)\b))"
    ),
    "both": _compiled(rf"\bboth(?: of (?:them|these|those))?(?: {_ONE})?\b(?! \w+ and )"),
    "plural": _compiled(
        r"\b(?:these|those|the)(?: \w+)?? (?:pictures|images|photos|pics|ones|drawings|screenshots)\b(?! (?:of|with"
        r"|showing|from|in my|in the library|that|where|on my|folder)\b)"
    ),
    "singular": _compiled(
        rf"\b(?:(?P<near>this|the (?=(?:{NOUN})\b)|the (?:attached|current|same|above) (?=(?:{NOUN})\b))|"
        rf"(?P<far>that)) ?(?:{_ONE})\b(?! (?:of|with|showing|from my|in my|folder|library|format|file format"
        rf"|processing|search|model|time)\b)"
    ),
}
_PRONOUNS: Final = {
    "they": _compiled(r"\b(?:them|they|these|those)\b(?! (?:days|people|things|questions|words|years)\b)"),
    "this": _compiled(rf"\bthis\b(?!(?: \w+)?? ?{_ELSEWHERE})"),
    "that": _compiled(
        rf"(?:^|\b(?:is|what|what's|whats|describe|caption|about|like|to|with|and|of|in|on|does|explain|show|compare"
        rf"|me|classify|at|than|from|match|for|or) )(?P<that>that)\b(?!(?: \w+)?? ?{_ELSEWHERE})(?! (?:i|you|we|he|she"
        rf"|they|it|there|the|a|an|my|your|people|would|can|could|if|to|means?|sounds?|works?|makes?)\b)"
    ),
    "it": _compiled(r"\b(?:it|its)\b(?!'ll|'d)"),
    "here": _compiled(
        r"\b(?:see|shown|happening|going on|seen|visible|have we got|are (?:there )?|is|what's|look) (?P<here>here)\b"
    ),
}
# What every mention has at least one of: most sentences are done with after one look.
_ANY = _compiled(
    rf"#|\d|\b(?:{NOUN}|ones?|two|three|four|five|six|couple|all|each|every|everything|both|previous|next|other|others"
    rf"|rest|number|no|last|first|this|that|these|those"
    rf"|them|they|it|its|here|what|{'|'.join(_ORDINALS)})\b"
)
_DESCRIBED = _compiled(
    r"\b(?:the|that) (?:one|picture|image|photo|pic) (?:with|of|showing|that (?:has|shows|contains)|which (?:has|shows"
    r"|contains)|where there is|containing) (?P<words>(?:(?:an?|the|some|only|two|three|four|five|lots of) )?[\w' "
    r"-]+?)"
    r"(?=$|[,.?!;:]| (?:and (?:tell|describe|caption|compare|say|what|the (?:one|picture))|look|to the one|with the "
    r"one|have|is|please|in detail|again)\b)"
)
_IMPERSONAL_WORDS = _compiled(_IMPERSONAL)
EXCEPT: Final = _compiled(
    r"\b(?:all but|everything but|every one but|except|excluding|but not|apart from|other than|besides)(?: for)?\b"
)
COMPARES: Final = _compiled(
    r"\b(?:compare|comparison|differen(?:t|ce|ces)|differ|same|similar|versus|vs|alike|than|in common|match(?:es)?"
    r"|both)\b"
)


def mentions(text: str) -> list[Mention]:
    """Mentions in the order of the sentence; no two overlap."""
    found: list[Mention] = []
    if not _ANY.search(text):
        return found
    rest = text.lower().replace("’", "'")
    for reader in (_numbers, _phrases, _described, _pronouns):
        for mention in reader(rest):
            if rest[mention.start : mention.end].strip("§"):
                found.append(mention)
                width = mention.end - mention.start
                rest = rest[: mention.start] + "§" * width + rest[mention.end :]
    return sorted(found, key=lambda mention: mention.start)


def _numbers(text: str) -> Iterator[Mention]:
    for match in _NUMBERS.finditer(text):
        listed = match["list"]
        bare = not match["noun"] and "#" not in listed
        if _NOT_A_PICTURE.search(text[: match.start()]):
            continue
        if (
            match["noun"]
            and not re.search(r"\d", listed)
            and re.match(r"(?:the )?\w+s\b", match["noun"])
            and " " not in listed
        ):
            continue  # "pictures one": a count or a slip, not a number
        numbers = expanded(listed, _PIECE, ranged=not COMPARES.search(text[: match.start()]))
        yield Mention("number", *match.span(), numbers=numbers, strong=not bare)


def expanded(listed: str, piece: re.Pattern[str], ranged: bool) -> tuple[int, ...]:
    """The numbers of "1, 3 and 5" or, where ranges are meant, of "2-4" and "2 to 4"."""
    numbers: list[int] = []
    spanning = False
    for match in piece.finditer(listed):
        if match["to"]:
            spanning = ranged
            continue
        value = number_of(match["number"])
        if spanning and numbers and numbers[-1] < value < numbers[-1] + 50:
            numbers += range(numbers[-1] + 1, value)
        numbers.append(value)
        spanning = False
    return tuple(dict.fromkeys(numbers))


def _phrases(text: str) -> Iterator[Mention]:
    rest = text
    for name, pattern in _PATTERNS.items():
        found = list(pattern.finditer(rest))
        for match in found:
            yield _mention(name, match)
            rest = rest[: match.start()] + "§" * len(match.group()) + rest[match.end() :]


def _origin(match: re.Match[str]) -> Origin | None:
    groups = match.groupdict()
    return next((origin for name, origin in _ORIGIN_WORDS.items() if groups.get(name)), None)


def _mention(name: str, match: re.Match[str]) -> Mention:
    start, end = match.span()
    origin, groups = _origin(match), match.groupdict()
    noun = (groups.get("noun") or "").strip()
    if (
        origin is None
        and name in {"ordinal", "bare", "slice", "top"}
        and re.search(r"\b(?:hits?|results?|match(?:es)?)$", match.group())
    ):
        origin = "found"
    count = number_of(groups["count"].strip().split()[0]) if groups.get("count") else 0
    match name:
        case "backward":
            nth = re.match(_NTH, groups["nth"])
            return Mention("ordinal", start, end, -(number_of(nth.group()) if nth else 2), origin)
        case "slice":
            return Mention(
                "slice", start, end, count if groups["end"] in {"first", "top"} else -count, origin, plural=True
            )
        case "ordinal" | "bare" | "also":
            newest = re.fullmatch(_LAST, groups["nth"])
            whole = bool(newest) and groups["nth"] in {"latest", "newest", "most recent"}
            return Mention("ordinal", start, end, -1 if newest else number_of(groups["nth"]), origin, whole=whole)
        case "top":
            return Mention("ordinal", start, end, 1 if groups["nth"] in {"top", "best"} else -1, origin)
        case "previous" | "next":
            return Mention("relative", start, end, -1 if name == "previous" else 1)
        case "recent":
            return Mention("recent", start, end)
        case "other":
            return Mention("other", start, end, plural=bool(groups["many"] or groups["rest"]))
        case "origin" if groups["order"]:
            return Mention(
                "ordinal", start, end, -1 if groups["order"] == "last" else number_of(groups["order"]), origin
            )
        case "origin" | "owned":
            if noun in _CARDINALS[1:] or noun.isdigit():
                count = number_of(noun)
            plural = bool(groups.get("all") or count > 1 or noun == "what" or noun.endswith("s"))
            return Mention("origin", start, end, count, origin, plural)
        case "all":
            whole = bool(groups["noun"] or groups["every"])
            return Mention("all", start, end, plural=True, whole=whole)
        case "counted":
            return Mention("pronoun", start, end, count, plural=True)
        case "both":
            return Mention("pronoun", start, end, 2, plural=True)
        case "plural":
            return Mention("pronoun", start, end, plural=True)
        case _:
            return Mention("pronoun", start, end, distant=bool(groups["far"]))


def _described(text: str) -> Iterator[Mention]:
    for match in _DESCRIBED.finditer(text):
        yield Mention("described", *match.span(), strong=False, words=match["words"])


def _pronouns(text: str) -> Iterator[Mention]:
    text = _IMPERSONAL_WORDS.sub(lambda match: "§" * len(match.group()), text)
    for name, pattern in _PRONOUNS.items():
        for match in pattern.finditer(text):
            span = match.span(name) if name in match.groupdict() else match.span()
            yield Mention("pronoun", *span, plural=name == "they", strong=False, distant=name == "that")

"""English words that point at pictures, as patterns. `read_en` makes mentions of them."""

from __future__ import annotations

import re
from typing import Final

from assistant.api import Origin
from assistant.dialogue.references.hints import heads_of

_CARDINAL_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
CARDINALS: Final = _CARDINAL_WORDS.split()
_ORDINAL_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS: Final = _ORDINAL_WORDS.split()

NOUN: Final = (
    r"(?:pictures?|images?|photos?|photographs?|pics?|imgs?|screenshots?|drawings?|paintings?|illustrations?|sketch"
    r"(?:es)?"
    r"|snapshots?|shots?|hits?|results?|match(?:es)?|attachments?|uploads?)"
)
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(CARDINALS)})"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(CARDINALS[1:])}|couple(?: of)?|few)"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
LAST = r"(?:very last|last|final|latest|newest|newer|most recent|more recent)"
OLDEST = r"(?:very first|oldest|older|earliest|original|initial)"
_BACKWARD = (
    rf"(?:penultimate|(?:{NTH}|next)[ -]to[ -](?:the[ -])?last|{NTH}[ -]last|last but one|{NTH} from (?:the )?"
    rf"(?:last|end))"
)
_ONE = rf"(?:{NOUN}|ones?)"

# After a bare ordinal: its end. "the second law" and "the first to arrive" go on and are not about pictures.
_STOP = (
    r"(?=\s*(?:$|[,.?!;:)]|(?:and|or|with|vs\.?|versus|against|is|are|has|have|looks?|shows?|but|then|in detail|please"
    rf"|again|instead|for me|contains?|too|as|of (?:them|these|those|the ones?))\b|to (?:the )?(?:{NTH}|last)\b))"
)
# "the first photo ever", "the first picture of the moon": known pictures of the world, not of this conversation.
_WORLDLY = (
    r"(?!\s+(?:to (?!(?:the|me|it|this|that|them|your|my|an?|find|search|look|get|make|compare)\b)\w"
    r"|ever\b|in (?:history|the world)|of (?!them\b|these\b|those\b|the (?:search|pictures|images|photos|hits"
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
    rf"(?:(?:that |which )?(?:(?P<mine>(?:i|we)(?:'ve)? {_WHEN}(?:{_GIVEN}|(?P<began>start(?:ed)? (?:out )?with"
    rf"|began with)))"
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
    r"\bwhat time is it\b|\bit must be\b|\bit's got to be\b|\bhow(?:'s| is| does) it (?:go|going|work)\b"
    r"|\bis it (?:raining|snowing|possible|true|ok"
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

WHATEVER: Final = frozenset({"what", "everything", "all", "anything", "bunch", "lot", "set"})
ORIGIN_WORDS: Final[dict[str, Origin]] = {"mine": "dropped", "hits": "found", "drawn": "drawn"}


def number_of(word: str) -> int:
    """3 for "3", "three", "third", "3rd"; 2 for "couple"; 3 for "few"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    if word in CARDINALS:
        return CARDINALS.index(word) + 1
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return 3 if word == "few" else 2


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NUMBERS = _compiled(
    rf"(?<![\w&])(?:(?P<noun>(?:the )?{NOUN})\s*(?:numbers? |nos?\. ?|nrs?\.? )?|(?<!the )(?<!prime )(?<!phone )"
    rf"(?<!random )(?:numbers? |nos?\. ?|nrs?\.? )|(?=#))"
    rf"(?P<list>#?\s?{_NUMBER}\b(?:(?:\s*(?:,|and|&|or|,\s*and|to|-|–|through|vs\.?|versus|with|against)\s*)(?:{NOUN} "
    rf"|numbers? |nos?\. ?|nrs?\.? )?#?{_NUMBER}\b(?!\s+{_ONE})(?!(?<=[a-z])\s+(?!and\b|or\b|with\b|please\b)[a-z]))*)"
    r"(?!\s*(?:pencil|fan|reason|priority|rule|million|percent|%|times|o'clock|pm|am|seed))(?![.\d]*\d)"
)
SURELY = _compiled(
    r"\b(?:describe|caption|classify|label|show|what's in|what is in|what's on|look at|similar to"
    r"|more like|others like)\s*$"
)
"""Before a bare number these leave no doubt that it is a picture's."""
BARE_NUMBERS = _compiled(
    r"\b(?:describe|compare|caption|classify|label|tag|explain|put|show me|look at|what's in|what is in|more like|like)"
    r" (?P<list>\d{1,3}(?:\s*(?:,|and|&|,\s*and|with|to|vs\.?|versus|against)\s*\d{1,3})*)(?=\s*(?:$|[,.?!;:]"
    r"|(?:next to|side by side|please|in|as|briefly|again)\b))"
)
PAIRED_NUMBERS = _compiled(
    r"\b(?:do|does|are|is) (?P<list>\d{1,3}(?:\s*(?:,|and|&|or|with)\s*\d{1,3})+)"
    r"(?= (?:show|look|match|differ|the same|alike|similar|identical|different|of the same)\b)"
)
"""What is alike or not can only be pictures."""
PIECE = _compiled(rf"(?P<number>{_NUMBER})|(?P<to>to|-|–|through)")
NOT_A_PICTURE = _compiled(
    r"(?:issue|bug|ticket|pr|pull request|room|order|line|page|chapter|question|step|track|version|rule|item|channel"
    r"|gate|apartment|bus|flight|c)\s*$"
)
_ORIGIN_TAIL = rf"(?:\s+{_WHO})?"
_BEFORE = r"(?P<before>\s+(?:you )?(?:just )?(?:before|earlier|previously|a while ago|last time|already))?"
PATTERNS: Final = {
    "beside": _compiled(
        rf"\b(?:the )?(?:one|picture|image|photo|pic) (?:right |just )?(?P<side>after|before|following|preceding) "
        rf"(?:the (?P<nth>{NTH}|last|latest|newest|most recent)(?: {_ONE})?"
        rf"|(?:(?:the )?{NOUN} |number |no\. ?)?#?(?P<number>\d{{1,4}}))\b"
    ),
    "backward": _compiled(rf"\b(?:the )?(?P<nth>{_BACKWARD})(?: {_ONE})?\b{_ORIGIN_TAIL}"),
    "slice": _compiled(
        rf"\b(?:(?:the|my|your) )?(?:(?P<end>first|last|final|top|latest|newest|bottom|most recent) (?P<count>{_COUNT})"
        rf"|(?P<count2>{_COUNT}) (?P<end2>first|last|latest|newest|most recent|oldest)"
        rf"(?= {_ONE}| that\b| i\b| you\b|$))\b"
        rf"(?! (?!{_ONE}\b|of (?:them|these|those|the)\b|and\b|or\b|with\b|you\b|i\b|that\b|for\b|have\b|has\b|are\b"
        rf"|is\b|only\b|were\b|look\b|show\b|each\b|again\b|briefly\b"
        rf"|in (?:a|one|two|few|words|short|full)\b|differ\b|share\b|in detail\b|please\b|side by side\b|to each\b"
        rf"|together\b)\w)(?: of "
        rf"(?:them|these|those|the {_ONE}))?(?: {_ONE})?{_ORIGIN_TAIL}"
    ),
    "ordinal": _compiled(
        rf"\b(?:(?:the|my|your|that|this) )?(?P<nth>{NTH}|{LAST}|{OLDEST})(?: (?!and |or |of |is |to |the )[\w-]+)?? "
        rf"{_ONE}\b{_ORIGIN_TAIL}{_WORLDLY}"
    ),
    "bare": _compiled(
        rf"\b(?:the|#) ?(?P<nth>{NTH}|{LAST}|very first|oldest|earliest)\b(?:(?:\s+{_WHO})"
        r"|\s+of (?:them|these|those(?! (?:i|we|you)\b)"
        rf"|the (?:new |latest |last |found )?(?={NOUN}))"
        rf"(?:\s*{NOUN})?|{_STOP})"
    ),
    "top": _compiled(
        rf"\bthe (?P<nth>top|best|bottom|worst|highest|lowest)(?:[- ](?:ranked|rated|scoring|placed))? {_ONE}\b"
        r"(?! (?:to|way|thing|for|ever)\b)"
    ),
    "toptoo": _compiled(r"(?<=§ and )(?:the )?(?P<nth>top|best|bottom|worst)(?: one)?\b"),
    "also": _compiled(
        rf"(?:(?<=§ and )|(?<=§ or )|(?<=§, )|(?<=§ vs )|(?<=§ with ))(?:the )?(?P<nth>{NTH}|{LAST})\b{_STOP}"
    ),
    "middle": _compiled(
        rf"\b(?:about|and|describe|show|in|is) the (?:middle|cent(?:er|re))(?=\W*$)"
        rf"|(?:\bthe |^)(?:middle|cent(?:er|re)) {_ONE}\b"
        rf"|\bthe {_ONE} in the (?:middle|cent(?:er|re))\b(?! of (?!them|these))"
    ),
    "side": _compiled(
        rf"\bthe (?P<side>left|right)(?:-hand|most)? {NOUN}\b|\bthe {NOUN} on the (?P<side2>left|right)\b"
    ),
    "sidetoo": _compiled(
        r"(?<=§ )(?:(?:differ from|from|than|with|to|and|or|vs) )?the (?P<side>left|right)(?: one)?\b"
    ),
    "pair": _compiled(
        r"\b(?:the|this|that|these) (?:two of (?:them|these|those)|pair|duo|two)\b"
        r"(?= *(?:$|[,.?!;:]|\b(?:is|are|differ|of (?:them|these)|look|side)\b))"
    ),
    "former": _compiled(
        r"\bthe (?P<side>former|latter)(?: one)?\b(?! \w+(?:s|ed|president|husband|wife|boss|half|part|case)\b)"
    ),
    "previous": _compiled(
        rf"\b(?:the|my|your|that) (?:previous|preceding|prior|earlier)(?: {_ONE}|{_STOP})"
        rf"|\bthe {_ONE} from (?:before|earlier|last time)\b"
        rf"|\b(?:the )?(?:one|picture|image|photo) (?:right |just )?before"
        rf"(?: (?:that|this|it|the last)(?: one)?)?\b(?! \w+ing)"
    ),
    "next": _compiled(
        rf"\bthe (?:next|following)(?: {_ONE}|{_STOP})|\bthe (?:one|picture|image|photo) after (?:that|this|it)\b"
    ),
    "recent": _compiled(rf"\b(?:the|that) (?:{_ONE} (?:from )?(?:just now|a moment ago|a minute ago)|recent {_ONE})\b"),
    "other": _compiled(
        rf"\bthe (?:other(?P<many>s| {_COUNT}| ones| pictures| images| photos)?(?: {_ONE})?|(?P<rest>rest|remaining "
        rf"{_ONE}))\b(?! (?:day|hand|side|way|of (?!them|these|those)))"
    ),
    "origin": _compiled(
        rf"\b(?:(?P<all>all|each|every|every one) (?:of )?)?(?:(?:the|those|these|that|this|my) )?(?P<count>{_COUNT} )?"
        rf"(?P<noun>{_ONE}|{_COUNT}|pair|bunch|lot|set|what|everything|all|anything"
        r"|th(?:at|is|ose|ese)(?= (?:i|we|you)\b))"
        rf"(?: that| which)? {_WHO}"
        rf"(?: (?P<order>first|last|second|third)\b"
        rf"| (?:at|in|from) the (?:very )?(?P<began2>start|beginning|outset)\b)?{_BEFORE}"
    ),
    "coming": _compiled(
        rf"\bthe {_ONE} i(?:'m| am) (?:now )?(?:sending|attaching|sharing|adding|giving)\b(?: you)?(?: now)?"
    ),
    "depicted": _compiled(
        r"\b(?:all )?(?:the|that|those|these) (?!conclusions?\b|lines?\b|parallels?\b|distinctions?\b|comparisons?\b)"
        r"(?P<thing>[a-z-]+(?: [a-z-]+)?) you(?:'ve)? (?:just |have |had |already )*(?:drew|drawn|painted|sketched)\b"
    ),
    "owned": _compiled(
        rf"\b(?P<all>(?:all|both) (?:of )?)?(?:(?P<mine>(?<!through )(?<!across )(?<!from )my(?: own)?"
        rf"|the (?:dropped|uploaded|attached|pasted|sent))"
        rf"|(?P<drawn>your(?= (?:{_COUNT} )?(?:drawing|painting|sketch|illustration|creation|artwork|masterpiece))"
        rf"|the (?:drawn|generated|created|painted"
        rf"|sketched))"
        rf"|(?P<hits>the (?:found|retrieved|search)|your (?=result|hit|match)|(?:the|these|those) (?=results?\b"
        rf"|hits?\b|matches\b)))(?: (?P<count>{_COUNT}))? ?(?P<noun>{_ONE}|creations?|artworks?"
        rf"|masterpieces?)\b(?! (?:library|folder|collection|of "
        rf"(?!the search)))"
    ),
    "possessed": _compiled(
        rf"\b(?:the|that|this|those|these) {NOUN} of (?:(?P<drawn>yours)|(?P<mine>mine))\b"
        r"|\b(?:with|and|to|than|vs\.?|versus|or|against) (?:(?P<drawn2>yours)|(?P<mine2>mine))\b"
        r"(?= *(?:$|[,.?!;:]))"
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
        rf"|and|or|are|has|have|look|side|together|differ|different|similar|show|with|please|in|share|alike|the same|be"
        rf"|to each)\b))"
    ),
    "batch": _compiled(
        r"\b(?:the|this) (?:whole|entire|complete|full) (?:batch|set|lot|bunch|series|selection|list)\b|\bthe lot\b"
        r"|\b(?:either|neither|each) one\b|\b(?:either|neither) of (?:them|these|those)\b"
    ),
    "both": _compiled(
        rf"\bboth(?: of (?:them|these|those))?(?: (?P<noun>{_ONE}))?\b(?! \w+ and )"
        rf"(?! (?:my|your|his|her|our|their) (?!{_ONE}))"
    ),
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
_NTH_HEADS: Final = frozenset(word[:3] for word in _ORDINALS) | {"0"}
_LAST_HEADS: Final = frozenset({"ver", "las", "fin", "lat", "new", "mos", "rec"})
NEEDED: Final = {name: heads_of(pattern.pattern) for name, pattern in PATTERNS.items()} | {
    "backward": frozenset({"pen", "las", "end"}),
    "slice": _LAST_HEADS | {"fir", "top", "bot", "old"},
    "ordinal": _NTH_HEADS | _LAST_HEADS | {"old", "ear", "ori", "ini"},
    "bare": _NTH_HEADS | _LAST_HEADS | {"old", "ear"},
    "also": frozenset({"§"}),
    "sidetoo": frozenset({"§"}),
    "toptoo": frozenset({"§"}),
    "middle": frozenset({"mid", "cen"}),
    "side": frozenset({"lef", "rig"}),
    "former": frozenset({"for", "lat"}),
    "pair": frozenset({"two", "pai", "duo"}),
    "previous": frozenset({"pre", "pri", "ear", "bef"}),
    "next": frozenset({"nex", "fol", "aft"}),
    "other": frozenset({"oth", "res", "rem"}),
    "origin": frozenset({"i", "we", "you"}),
    "depicted": frozenset({"dre", "dra", "pai", "ske"}),
    "both": frozenset({"bot"}),
    "beside": frozenset({"aft", "bef", "fol", "pre"}),
    "possessed": frozenset({"you", "min"}),
}
"""Beginnings of words without one of which a pattern cannot match; the others' are read off the pattern. A sign stands
where something was found before."""
PRONOUNS: Final = {
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
ANY = _compiled(
    rf"#|\d|\b(?:drew|drawn|painted|sketched|creations?|artworks?|masterpieces?|bunch|latest|newest|newer|older|final|recent|top|best|bottom|worst|highest|lowest|middle|left|right|former|latter|pair|batch|set|lot|either|neither|oldest|earliest|own|{NOUN}|ones?|two|three|four|five|six|couple|all|each|every|everything|both|previous|next|other|others"
    rf"|rest|number|no|last|first|this|that|these|those"
    rf"|them|they|it|its|here|what|{'|'.join(_ORDINALS)})\b"
)
DESCRIBED = _compiled(
    r"\b(?:the|that) (?:one|picture|image|photo|pic) (?:with|of|showing|that (?:has|shows|contains)|which (?:has|shows"
    r"|contains)|where there is|containing) (?P<words>(?:(?:an?|the|some|only|two|three|four|five|lots of) )?[\w' "
    r"-]+?)"
    r"(?=$|[,.?!;:]| (?:and (?:tell|describe|caption|compare|say|what|the (?:one|picture))|look|to the one|with the "
    r"one|have|is|please|in detail|again)\b)"
)
IMPERSONAL_WORDS = _compiled(_IMPERSONAL)
DRAWN_NOUNS: Final = _compiled(r"\b(?:drawings?|paintings?|sketch(?:es)?|illustrations?)\b")
"""What these name was probably drawn here."""

"""English places in a row of pictures: "the second one", "the last two", "the one before that"."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.vocabulary_en import (
    BATCH,
    BY_ME,
    BY_YOU,
    COUNT,
    GOES_ON,
    LAST,
    NOUN,
    NTH,
    OLDEST,
    ONE,
    STOP,
    UNNAMED_WHO,
    VERSION,
    WHO,
    late,
)

_BACKWARD = (
    rf"(?:penultimate|(?:{NTH}|next)[ -]to[ -](?:the[ -])?last|{NTH}[ -]last|last(?: one| picture| photo"
    rf"| image)? but (?:one|two|three)|(?:{ONE}|{VERSION}) before last"
    rf"|{NTH} from (?:the )?"
    rf"(?:last|end))"
)
# "the first photo ever", "the first picture of the moon": known pictures of the world, not of this conversation.
_WORLDLY = (
    r"(?!\s+(?:to (?!(?:the|me|it|this|that|them|your|my|an?|find|search|look|get|make|compare)\b)\w"
    r"|ever\b|in (?:history|the world)|of (?!me\b|us\b|him\b|her\b|them\b|these\b|those\b|the (?:search|pictures"
    r"|images|photos|hits"
    r"|results|group|set|two|three|four|five|list|batch|series|bunch|lot|session)\b|(?:our|this|the) (?:whole "
    r"|entire )?(?:chat|conversation)\b))"
    r"|(?: that)? (?:he|she|they) (?!are\b|is\b|')\w+)"
)

_ORIGIN_TAIL = rf"(?:\s+{WHO})?"
_THE_CHAT = r"(?:our|this|the) (?:whole |entire |full )?(?:chat|conversation|thread|session|talk|discussion|exchange)"
_CHAT = rf"(?:{_THE_CHAT}|all this)"
# "the first one of our chat" counts in all of it.
_OWNED_TAIL = rf"(?:(?P<mine2>\s+{BY_ME})\b|(?P<yours>\s+{BY_YOU})\b)?"
_OVERALL = (
    rf"{_OWNED_TAIL}(?P<overall>\s+(?:of|in|from) {_CHAT}\b|\s+(?:overall"
    rf"|of all)\b)?"
)
_ASKED = (
    r"(?P<asked>(?<=^is )|(?<=^was )|(?<=^has )|(?<=^does )|(?<=^when was )|(?<=^where was )|(?<=^how was )"
    r"|(?<= is )(?<=^(?:and|but) is )|(?<= was )(?<=^(?:and|but) was ))"
)
_SAID_OF = (
    r"(?=\s+(?:any (?:good|better|worse|use)|been|(?:not |also |really )?(?:taken|shot|drawn|made|[a-z]{2,}ed)"
    r"(?=\W*$| (?:in|at|on|by|with|from|during|before|after|or|yesterday|today)\b)|(?:a bit |too |very |also |really )?"
    r"(?:blurry|sharp|dark|bright|sad|happy|[a-z]+(?:y|ish|able|ful|less))(?=\W*$| (?:or|and|enough)\b)))"
)
"""What a question says of a place that stands alone: "is the third blurry", "was the second taken at night"."""
PLACES: Final = {
    # What came together, or with one search: "the second batch", "in my first search".
    "together": late(
        rf"(?:\b(?:the|that|your|my|this) |^)(?P<nth>{NTH}|last|latest|newest|most recent|previous|earlier|earliest) "
        rf"(?:(?P<search>search)(?:(?:'s)? (?:results|hits))?\b(?!(?:'s)? (?:for|of|engine|party|results?|hits?)\b)"
        rf"|(?P<message>message|msg|post|upload)\b|(?:batch|lot|bunch|set)\b)"
        rf"(?! of (?!them\b|{NOUN}\b))(?: of {NOUN})?(?:\s+{UNNAMED_WHO})?"
    ),
    "step": late(
        rf"\b(?:the {NOUN} (?={COUNT} (?:before|after|back|earlier)))?(?:(?P<the>the )?(?P<count>{COUNT}"
        rf"|one(?= (?:{ONE}|steps?|places?)\b))(?: {ONE}| steps?| places?)?"
        rf"|(?:the |that |my "
        rf"|your )?(?P<noun>{ONE}|{VERSION}))"
        r"(?: (?:right|just|immediately|directly|straight|shortly|in|(?:that |which )(?:came|comes|was|arrived|is)"
        r"|coming))* "
        r"(?P<side>before|after|preceding|following|ahead of|prior to|(?:back|down|up|on|along) from|earlier than"
        r"|later than|(?:that |which )(?:follow(?:s|ed)|preced(?:es|ed))) (?=(?:the|your|my|that|this|those|what)\b"
        r"|#|number |no\. ?\d"
        r"|§|(?:picture|image|photo|pic) (?:\d|number|#))(?!the other\b|(?(count)(?!)|(?:that"
        r"|this)(?: one)?\s*(?:[,.?!;:]|$|is\b|was\b"
        r"|and\b|then\b|with\b)))"
    ),
    # "the two before": those right before what is at hand.
    "steptoo": late(rf"\bthe (?P<count>{COUNT})(?: {ONE})? (?P<side>before|preceding)(?= *(?:$|[,.?!;:]))"),
    "backward": late(rf"\b(?:the )?(?P<nth>{_BACKWARD})(?: {ONE})?\b{_ORIGIN_TAIL}"),
    "slice": late(
        rf"\b(?:(?:the|my|(?P<your>your)) )?(?:(?P<end>first|last|final|top|latest|newest|bottom|most recent) "
        rf"(?P<count>{COUNT})"
        rf"|(?P<count2>{COUNT}) (?P<end2>first|last|latest|newest|newer|most recent|oldest|older|earlier|later)"
        rf"(?= {ONE}| that\b| i\b| you\b|\W*$|[,.?!;:])"
        rf"|(?P<count3>{COUNT})(?: {ONE})? (?:right )?(?:at|from) the (?:very )?(?P<end3>start|beginning|end|top"
        rf"|bottom)"
        rf"(?! of (?!the (?:list|row|chat))))\b"
        rf"(?! (?!{ONE}\b|of (?:them|these|those|the)\b|and\b|or\b|with\b|you\b|i\b|that\b|for\b|have\b|has\b|are\b"
        rf"|is\b|only\b|an?\b|some\b|were\b|wants?\b|needs?\b|go\b|goes\b|get\b|gets\b|look\b|show\b|each\b|again\b"
        rf"|briefly\b"
        rf"|in (?:a|one|two|few|words|short|full|(?:the|that|this|your) {BATCH})\b|differ\b|share\b|in detail\b"
        rf"|please\b|side by side\b|to each\b|together\b|{GOES_ON})\w)(?: of "
        rf"(?:them|these|those|the {ONE}))?(?! {ONE} of (?!them\b|these\b|those\b|the\b|yours\b|mine\b))(?: {ONE})?"
        rf"{_ORIGIN_TAIL}{_OWNED_TAIL}"
    ),
    "ordinal": late(
        rf"\b(?:(?P<known>the|my|that|this) |(?P<your>your ))?(?P<nth>{NTH}|{LAST}|{OLDEST})(?: (?!and |or |of |is |to "
        rf"|the )[\w-]+)?? "
        rf"(?:{ONE}\b|{VERSION}\b|(?(your)(?:efforts?|attempts?|try|creations?|artworks?|masterpieces?|pieces?)\b"
        rf"|(?!))|(?:things?|stuff)\b(?= {UNNAMED_WHO})|(?(known)(?!with\b|what\b)[a-z]+\b(?= {UNNAMED_WHO})"
        rf"|(?!))){_ORIGIN_TAIL}{_OVERALL}{_WORLDLY}"
    ),
    "bare": late(
        rf"{_ASKED}?\b(?:(?:the|#) ?|(?:my|(?P<your>your)) (?=original|very|latest|newest|most recent|(?:{NTH}|{LAST}) "
        rf"(?:and|n|&|or|vs\.?|versus|to|with|than|against) (?:§|(?:the |my |your )?(?:{NTH}|{LAST})\b)))"
        rf"(?P<nth>{NTH}|{LAST}|very first|oldest|earliest|original)\b"
        rf"(?:(?:\s+{WHO})"
        r"|\s+of (?:them|these|those(?! (?:i|we|you)\b)"
        rf"|the (?:new |latest |last |found )?(?={NOUN}\b(?! (?:that |which )?(?:i|we|you|u)\b)))"
        rf"(?:\s*{NOUN})?|(?P<overall>\s+(?:of|in|from) {_CHAT}\b)|{STOP}|(?(asked){_SAID_OF}|(?!))"
        r"|(?<=original)(?= (?:darker|brighter|bigger|smaller|larger|lighter|sharper|softer|warmer|cooler|more|less"
        r"|into|in|at|back)\b))"
    ),
    # "all but the last go on the website"
    "excepted": late(rf"(?:(?<=\bbut the )|(?<=\bexcept the )|(?<=\bexcept for the ))(?P<nth>{NTH}|{LAST})\b(?!-)"),
    # "first vs last": two places need no article.
    "paired": late(
        rf"(?<!the )(?<!in )(?<!at )\b(?P<nth>{NTH}|{LAST}|original)(?= (?:and|n|&|or|vs\.?|versus|against) (?:the )?"
        rf"(?:§|(?:{NTH}|{LAST}|redo|remake|remix|copy|edit)\b(?: {ONE}\b)?{STOP})(?! (?:and|or)\b)"
        rf"|,? (?:the )?(?:{NTH}|{LAST})(?:,? (?:and|or|n|&) ))"
        rf"|^(?:(?:ok|okay|so|now|and|then|hey),? )*(?P<nth2>{NTH}|{LAST})(?=:| please\b| again\b)"
    ),
    "top": late(
        rf"(?<!pick )(?<!choose )(?<!select )(?:\bthe |^)(?P<nth>top|best|bottom|worst|highest|lowest)"
        rf"(?:[- ](?:ranked|rated|scoring|placed))?(?: search)? {ONE}\b"
        r"(?! (?:to|way|thing|for|ever)\b)(?!-)(?!(?<=best one) of\b|(?<=worst one) of\b)"
    ),
    "toptoo": late(r"(?<=§ and )(?:the )?(?P<nth>top|best|bottom|worst)(?: one)?\b"),
    "also": late(
        rf"(?:(?<=§ and )|(?<=§ or )|(?<=§, )|(?<=§ vs )|(?<=§ vs. )|(?<=§ versus )|(?<=§ n )|(?<=§ & )"
        rf"|(?<=§ against )|(?<=§ with ))(?:the )?(?P<nth>{NTH}|{LAST})\b"
        rf"(?:{STOP}|(?= (?:for|from|in|on|at|by|could|can|would|may|might|need)\b))"
    ),
    # "your second drawing and your third": what is counted was named before.
    "alsotoo": late(
        rf"\b(?:and|or|nor|than|with|from|to|vs\.?|versus|like|as|against|beside|n|&) (?:my|(?P<your>your)) "
        rf"(?P<nth>{NTH}|{LAST})\b{STOP}"
    ),
    "middle": late(
        rf"\b(?:about|and|describe|show|in|is) the (?:middle|cent(?:er|re))(?=\W*$)"
        rf"|(?:\bthe |^|(?<=[,;:] ))(?:middle|cent(?:er|re)) {ONE}\b"
        rf"|\bthe {ONE} in the (?:middle|cent(?:er|re))\b(?! of (?!them|these))"
    ),
    "pair": late(
        r"\b(?:the|this|that|these) (?:two of (?:them|these|those)|pair|duo|two)\b"
        r"(?= *(?:$|[,.?!;:]|\b(?:is|are|differ|of (?:them|these)|look|side)\b))"
    ),
    "former": late(
        r"\bthe (?P<side>former|latter)(?: one)?\b(?! (?!is\b|was\b|has\b|looks\b|shows\b|seems\b)\w+(?:s|ed"
        r"|president|husband|wife|boss|half|part|case)\b)"
    ),
    "back": late(
        rf"\b(?:go|going|went|scroll|step|jump) back (?P<count>{COUNT}|an?|one) (?:{ONE}|steps?)\b"
        rf"|\b(?:go|going|scroll|step|jump) (?P<count3>{COUNT}|one)(?: {ONE}| steps?)? back\b"
        rf"|\b(?:the (?:{ONE} )?)?(?:from )?(?P<count2>{COUNT}|an?|one) (?:{NOUN}|ones) (?:back|ago|earlier)\b"
    ),
    "previous": late(
        rf"\b(?:the|my|your|that) (?:previous|preceding|prior|earlier)(?: {ONE}\b| {VERSION}\b(?! of \w)|{STOP})"
        rf"|(?:^|(?<=[,;:.!?] ))(?:previous|preceding|earlier) (?:{ONE}|{VERSION})\b(?! of \w)"
        rf"|\bthe (?:[a-z]+ )?{ONE} from (?:before|earlier|last time)\b"
        rf"|\b(?:the )?(?:one|picture|image|photo) (?:right |just )?before"
        rf"(?: (?:that|this|it|the last)(?: one)?)?\b(?! \w+ing)"
    ),
    "as before": late(r"\bthe same (?:[a-z]+ ){0,3}?as (?:before|earlier|last time)\b"),
    "next": late(
        rf"\bthe (?:next|following)(?: {ONE}|{STOP})|\bthe (?:one|picture|image|photo) after (?:that|this|it)\b"
    ),
    "recent": late(rf"\b(?:the|that) (?:{ONE} (?:from )?(?:just now|a moment ago|a minute ago)|recent {ONE})\b"),
    "other": late(
        rf"\b(?:the|all(?: the)?) other(?:(?P<many>s| (?P<count>{COUNT})| ones| pictures| images"
        rf"| photos)(?: {ONE})?| {ONE}"
        rf"|{STOP}|(?= (?:in|on|from|i|you|to)\b))\b(?! (?:day|hand|side|way|half|of (?!them|these|those)))"
        rf"|\b(?P<rest>the (?:rest|remainder|leftovers)|(?:all )?the remaining (?:{ONE}|{COUNT})"
        rf"|(?:all )?remaining {ONE}"
        rf"|what(?:ever)?(?:'s| is) (?:left|remaining)|what(?:ever)? remains|(?:the ones|those) (?:left|remaining)"
        rf"|(?<!keep )(?<!leave )(?<!and )(?<!with )(?<!on )(?:everything|all) else)\b"
        rf"(?! (?:over|is history|assured|of (?!them|these|those)))"
    ),
    # "the one everything started from": the first of all.
    "began": late(
        rf"\b(?:the )?(?:very )?(?:{ONE}|thing|what) (?:that |which )?(?:(?:we|i|you|it|everything"
        rf"|(?:all )?(?:of )?this|it all"
        rf"|{_CHAT})(?: all)? (?:started|began|kicked|set out|opened|starts|begins)(?: (?:it|this|things|out|off|all"
        rf"|{_THE_CHAT}))*"
        rf" (?:with|from)|(?:started|kicked|set) (?:it|this|everything|all this|things)(?: all| off)*)\b"
        rf"|\bthe {ONE} (?:right |way back |back )?(?:at|from) the (?:very )?(?:start|beginning"
        rf"|outset)\b(?! of (?!{_CHAT}))"
        rf"(?: of {_CHAT})?"
        rf"|\b(?:right |way back |back )?(?:at|in|from) the (?:very )?(?:start|beginning"
        rf"|outset)(?: of {_CHAT})?,? (?:there (?:was|is)"
        rf"|(?:i|we|you) (?:had|gave|sent|showed|shared|posted)(?: you| me)?|was) (?:an?|this|that"
        rf"|one) (?:[a-z]+ )?{NOUN}\b"
    ),
    # "the redo": what was made of something older.
    "remade": late(
        r"(?:\b(?:the|your|that) |(?<=§ or )|(?<=§ and )|(?<=§ vs )|(?<=§ n )|(?<=§ versus ))(?:redo|remake"
        r"|redone (?:one|version)|remade (?:one|version)|(?:new|newer|edited|revised|updated|reworked"
        r"|changed|altered|modified) version)\b(?! of \w)"
    ),
}
# What counts in a group that was found behind it: "the earliest of my uploads".
GROUPED: Final = {
    "grouped": late(
        rf"(?:\bthe |^)(?P<nth>{NTH}|{LAST}|(?!original){OLDEST}|middle)(?= (?:{ONE} )?(?:of|in|from|among|out of) §)"
    ),
    "collection": late(
        rf"(?:(?<=§ of )|(?<=§ in )|(?<=§ from )|(?:^|(?<=[.?!,;:] ))(?:of|in|from|out of) )(?:the|that|this|your"
        rf"|my) (?:last |latest |whole |search )?"
        rf"(?:(?P<search>search(?: results?)?)|{BATCH})\b(?: of (?:{COUNT}|{NOUN})\b)?(?:\s+{WHO})?"
    ),
}

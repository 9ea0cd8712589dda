"""English words that patterns of references are made of: numbers, nouns for pictures, verbs for how they came."""

from __future__ import annotations

import re
from typing import Final

from assistant.api import FILE_KIND, Origin
from assistant.dialogue.references.late import Late

_CARDINAL_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
CARDINALS: Final = _CARDINAL_WORDS.split()
_ORDINAL_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: Final = _ORDINAL_WORDS.split()

PLACES: Final = frozenset([*ORDINALS, "last"])

NOUN: Final = (
    r"(?:pictures?|images?|photos?|photographs?|pics?|imgs?|screenshots?|drawings?|paintings?|illustrations?|sketch"
    r"(?:es)?"
    r"|snapshots?|snaps?|selfies?|doodles?|pix|shots?|hits?|results?|match(?:es)?|attachments?|uploads?)"
)
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(CARDINALS)})"
COUNT = rf"(?:\d{{1,2}}|{'|'.join(CARDINALS[1:])}|couple(?: of)?|few)"
NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
LAST = r"(?:very last|last|final|latest|newest|newer|most recent|more recent)"
OLDEST = r"(?:very first|oldest|older|earliest|original|initial|opening|starting)"
ONE = rf"(?:{NOUN}|ones?)"
VERSION = r"(?:versions?|renditions?|iterations?|variants?|remakes?|redos?)"
BATCH = r"(?:list|batch|set|series|bunch|lot|selection|group|pile|haul|row|grid|stack)"

# After a bare ordinal: its end. "the second law" and "the first to arrive" go on and are not about pictures.
STOP = (
    r"(?=\s*(?:$|[,.?!;:)]|(?:and|n|&|or|aside|with|vs\.?|versus|against|is|are|was|were|has|have|had|looks?|seems?"
    r"|appears?|shows?|but|then|in detail|please"
    rf"|again|instead|for me|contains?|too|as|only|alone|needs?|does|did|do|everything|everybody|already"
    rf"|got|gets|goes|makes|wants|matters|interests|worries|bothers|stays|belongs|comes|came|fits|overboard|away"
    rf"|in (?:the|this|your|my) (?:list|row|batch|set|series|results)"
    rf"|i(?:'m|'d)? (?:want|need|like|mean|meant|prefer|love|hate|can't|after|am after|rather)"
    rf"|go|which|what|beside|alongside|next to|instead of|rather than|yesterday|of (?:them|these|those|the ones?))\b"
    rf"|to (?:the )?(?:{NTH}|last)\b))"
)
GOES_ON = (
    r"(?:(?:do|does|did|was|had|can|could|would|should|might|need|needs|but|as|than|vs|versus|both|alone|alike|taken"
    r"|be|been|come|came|go|went|fit|belong|match|make|depict|contain|feature|resemble|agree"
    r"|which|what|where|how)\b"
    r"|(?:from|by|on|of|in|at|with|have|under) (?:the same|one|a single|which|what|different)\b"
    r"|(?:from|by) (?:me|you|my|your)\b"
    rf"|{FILE_KIND}s\b(?=[ ?.!]*$))"
)
"""What may follow a count of pictures, as it names nothing else to count: "are the first two from one roll"."""
_GIVEN = (
    r"(?:(?:[a-z]+ed and )?(?:sent|dropped|pasted|gave|given|uploaded|attached|shared|showed|shown|added|posted"
    r"|provided|put|dragged|handed"
    r"|submitted|supplied|fed|passed|brought|loaded|forwarded|included|enclosed|contributed|dumped|presented|filed"
    r"|e-?mailed"
    r"|chucked|threw|popped|took(?! (?:in|on|at|last|when|while|during|from|with|of)\b)))"
    r"(?: (?:in|on|over|up|along|here|across))?(?: (?:(?:over )?to |with |at )?(?:you|u)\b)?"
)
_CAME = r"(?:(?:just |recently |last )?came (?:up|back)|(?:turned|popped|showed|cropped) up|surfaced|appeared)"
_SEARCHED = (
    r"(?:found|retrieved|listed|returned|located|searched|picked|fetched|unearthed|discovered|spotted|surfaced"
    r"|(?:brought|dug|pulled|turned|threw|hunted|fished|tracked|called|looked|dredged|coughed) (?:up|out|down|back)"
    r"|pulled|spat out|came across|hit upon)"
)
_EITHER = (
    r"(?:came (?:up|back) with|come up with|presented|offered|delivered|served(?: up)?|brought|got|gave|showed|shown"
    r"|handed|sent)(?: (?:me|us))?"
)
_DRAWN = (
    r"(?:(?:drew|drawn|made|generated|created|painted|sketched|rendered|produced|designed|imagined|doodled|illustrated"
    r"|conjured|whipped|cooked|dreamt|dreamed|mocked|knocked|crafted|composed|invented|drafted|churned|put together"
    r"|did(?=\W*(?:$|[,.?!;]|and\b|with\b|to\b|has\b|is\b)))"
    r"(?: (?:up|out|together))?)(?: (?:for )?(?:me|us)\b)?"
)
_WHEN = (
    r"(?:(?:just|have|had|recently|already|last|ever|'ve|just now|previously|earlier|only|first|once|originally"
    r"|actually"
    r"|kindly|so kindly) )*"
)
_SEARCH = r"(?:the|your|that|my|this) (?:last |latest |first |new |recent )*(?:search|look-?up|hunt|query|library)"
_YOU = r"(?:you|u|ya)(?:'ve|ve)?"
WHO = (
    rf"(?:(?:that |which )?(?:(?P<mine>(?:i|we)(?:'ve|'d|ve)? {_WHEN}(?:{_GIVEN}|(?P<began>start(?:ed)? (?:out |off )?"
    rf"with|began with))|came from me\b)"
    rf"|(?P<hits>{_YOU} {_WHEN}{_SEARCHED}|{_SEARCH} {_WHEN}(?:{_SEARCHED}|{_EITHER}|produced)"
    rf"|{_CAME}(?! (?:at|during|in (?!the search|your search)|on)\b)(?: when (?:you|i) (?:looked|searched))?)"
    rf"|(?P<drawn>{_YOU} {_WHEN}{_DRAWN})|(?P<either>{_YOU} {_WHEN}{_EITHER})))"
)
"""How a picture came: given by the user, found, drawn, or brought by the assistant in either way."""
BY_ME: Final = r"(?:of mine|(?:from|by) (?:me|my (?:side|end)))"
BY_YOU: Final = r"(?:of yours|(?:from|by) (?:you|u|your (?:side|end)))"
"""Whose a picture is, said behind it: "the newest photo from me"."""
UNNAMED_WHO = re.sub(r"\?P<\w+>", "?:", WHO)

WHATEVER: Final = frozenset(
    {"what", "whatever", "everything", "all", "anything", "bunch", "lot", "set", "stuff", "batch", "list", "series"}
)
ORIGIN_WORDS: Final[dict[str, Origin]] = {"mine": "dropped", "hits": "found", "either": "found", "drawn": "drawn"}


PLACED: Final = re.compile(
    r"(?<![\w/.'-])(?!(?:least|fists?|firs?|lust|mast|vast|blast|seconds|forth(?= (?:and|or)))\b)"
    rf"[a-z]{{4,12}}(?=\s*(?:$|[,.;:?!](?!\w)|(?:ones?|and|or|is|please|pls|{NOUN})\b))",
    re.IGNORECASE,
)
"""A word where a place in the row may stand: "the secnd one"."""


def number_of(word: str) -> int:
    """3 for "3", "three", "third", "3rd"; 2 for "couple"; 3 for "few"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    if word in CARDINALS:
        return CARDINALS.index(word) + 1
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return 3 if word == "few" else 2


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def late(pattern: str) -> Late:
    return Late(pattern, re.IGNORECASE)

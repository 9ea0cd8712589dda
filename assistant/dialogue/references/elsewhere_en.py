"""English signs that a place in a row is one of something else: "the second joke", "the others are at a party"."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.vocabulary_en import BATCH, COUNT, LAST, NOUN, NTH, ONE, VERSION, compiled

_KNOWN = (
    rf"(?:[\w-]+ )?(?:{ONE}|{VERSION}|things?|{BATCH}|pair|half|{COUNT})\b|(?:and|or|n|vs|versus|is|are|to|from"
    rf"|with|of|please|in|again|at|on|has|have|had|does|did|was|were|one\'s|seems?|appears?|shows?|looks?|will"
    rf"|would|could|can|should|got|no|sorry|wait|er+|oops|i|which|that)\b"
)
# "who was the first man there and who was the last": the last man, no picture.
ELLIPTIC: Final = compiled(
    rf"\b(?:(?:the|his|her|its|their) (?:{NTH}|{LAST}) (?!{_KNOWN})[a-z]|(?:his|her|their) (?:{NTH}|{LAST})\b)"
)
SPOKEN: Final = compiled(
    r"\b(?:this|that|your) (?:joke|song|story|poem|answer|recipe|question|idea|suggestion|e-?mail|message|chapter"
    r"|book|film"
    r"|movie|episode|paragraph|meal|week|year)\b"
)
"""After these "the last one" is another of them."""
SAID_OF: Final = compiled(
    rf"\b(?:which|who|what|ones?|these|those|them|it|this|that|\d+|{NTH})\b[^.?!]*\b(?:is|are|was|were|be|seems?"
    rf"|looks?) $"
)
"""What follows tells something: "which of them is the oldest", not the oldest of all."""
TALE: Final = compiled(
    r"\b(?:story|poem|tale|joke|essay|script|play|song|riddle|limerick|haiku|dialogue) (?:about|of|with|where"
    r"|in which|between)\b"
    rf"|\b(?:draw|paint|sketch|imagine|write|invent) (?:me )?{COUNT} (?!{NOUN}\b|of\b)[a-z]"
    rf"|\b(?:i|we|he|she|they)(?:'d|'ve)? (?:only )?(?:had|have|got|bought|adopted|met|ate|read|watched|lost|won"
    rf"|know|knew)"
    rf" (?:got )?{COUNT} (?!{NOUN}\b|questions?\b|requests?\b|things?\b|more\b|of\b)[a-z]+s\b"
)
"""What is counted in something made up is not here."""
MANY_THINGS: Final = compiled(r" (?!is |was |has |does |shows |looks |contains |seems |appears )[a-z]{2,}s\b")
HAVING: Final = compiled(
    r"\b(?:i|we|he|she|they)(?: (?:still|also|always|just|really))*(?:'ve)? (?:have|had|got|took|take|put|need|want"
    r"|lost"
    r"|love|like|miss|raised|sold|bought|ate|call|called|told|asked|ask) $"
)
"""Somebody has both of the things that follow: "I still have both kids to put to bed"."""
THEIRS: Final = compiled(r"\b(?:his|her|their|its|our|whose) $")
"""Right before a place: it is counted in what somebody else has."""
_MEANWHILE = r"[^.?!§]*\b(?:and|but|while|so|only|though) (?:i'm|im|i am|i was|i've got|i have to|i had to|me)\b"
AMONG_US: Final = compiled(
    r"(?: (?:all|already|just|both|have|had|has|'ve|'re|are|were))* (?:went|going|gone|coming|came|arrived|asleep"
    r"|married|finished (?:theirs?|school|work)|said|thought|knew|told|voted|agreed?|quit|laughed)\b"
    r"| (?:are|were|'re) (?:all )?(?:late|ill|sick|gone|dead|away|absent|on (?:holiday|leave|strike))\b"
    r"| (?:in|at|on) (?:my|our|his|her|their) (?:class|team|family|office|school|course|group|house|dorm|crew|choir"
    r"|band"
    r"|club|village|street|building|ward|shift|church|gym|platoon"
    rf"|department|work|job|year)\b"
    r"| at (?:work|home|school|the (?:office|pub|gym|party|club))\b(?! (?:is|are)\b)"
    rf"|(?: (?:all|are|were|'re|have|got|get))+ (?:at|in|on|off|out|to|home|away)\b{_MEANWHILE}"
)
"""What follows "the others" where they are people whom the speaker knows: "the others are at a party and I'm home"."""
SEEKS: Final = compiled(
    r"\b(?:find|search(?: for)?|look(?:ing)? for|locate|show|get|give|bring|fetch|retrieve|pull up"
    r"|where is|where's|have) (?:(?:me|us) )?$"
)
TOLD_APART: Final = compiled(
    r" (?:(?:that|which) (?:has|have|had|shows?|showed|contains?|includes?|depicts?|i|we|my"
    r"|(?:is|looks?) (?:just |exactly |most )?(?:like|similar))\b"
    r"|where\b|in which\b"
    r"|(?:(?:that|which) )?(?:i|we)(?:'ve|'d| have)? (?:took|taken|shot|snapped|have|had|got|own)\b|my [a-z]+ took\b)"
)
"""Behind a verb that looks for something, it says which picture of the library: "find the photo that has a boat"."""

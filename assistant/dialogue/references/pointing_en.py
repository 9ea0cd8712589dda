"""English words that only point: "it", "these two", "all of them", "the one with the star"."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.vocabulary_en import COUNT, GOES_ON, NOUN, NTH, NUMBER, ONE, compiled, late

_ELSEWHERE = (
    r"(?:week|weekend|month|year|day|morning|afternoon|evening|time|way|kind of (?:question|problem|thing)|sort of"
    r"|conversation|chat|app"
    r"|program|folder|directory|library|file|text|sentence|word|words|question|questions|code|function|idea|case|point"
    r"|reason|song"
    r"|poem|story|book|article|paper|email|list|number|numbers|summer|winter|spring|autumn|moment|message|answer"
    r"|problem|thing"
    r"|topic|subject|language|model|machine|computer|laptop|pc|phone|device|drive|disk|stick|house|place|town|city"
    r"|country|recipe|joke|movie|film|game|is (?:fun|great|nice|good|cool|boring"
    r"|amazing"
    r"|awesome|ok|okay|fine|all|interesting|(?:hardly |only |not )?(?:the|my|our) (?:\w+ )?(?:time|day|week|year)"
    r"|not (?:fair|good|right|working)|so|a test|why|because|my first)|was|'s "
    r"(?:fun|great"
    r"|nice|good|cool|ok|okay|fine|all|right|it|not|why|because|enough|interesting|amazing|awesome|so|true|wrong))\b"
)
# An impersonal "it": weather, time, and "it is … to".
_IMPERSONAL = (
    r"\bif it(?:'s| is|'d be| isn't| wouldn't| doesn't|'s not)?(?: be)? (?:not )?(?:too|ok|okay|possible|alright"
    r"|all right|helps|matters"
    r"|much|any|no|a|mind|bother)\b|\b(?:an?|my|our|every|any|no) \w+(?: \w+)? [^,;]*, "
    r"(?:is|isn't|can|can't|could|couldn't|does|doesn't|did|didn't|was|wasn't|will|won't|would|wouldn't|has|hasn't"
    r"|should) it\W*$"
    r"|\bit (?:strikes|occurred|occurs|dawned|appears that|looks like (?:rain|snow|we|i|you)|would (?:help|be))\b"
    r"|\b(?:i|you|we|they) (?:(?:\w+n't|never|always|just) )?(?:like|love|hate|find|appreciate|owe|believe"
    r"|doubt) it (?:when|if|that|hard|easy)\b"
    r"|\b(?:an?|any|every|some|something|anything|photos?|pictures?|pics?|images?|ones?) (?:(?!(?:this|that|these"
    r"|those|it)\b)[\w']+ ){0,9}"
    r"with (?:[\w']+ ){1,4}(?:in|on) it\b"
    r"|\bmake it(?=\W*$)|\b(?:make it (?:snappy|quick|short|clear|there|home|back|up to|to (?:the|my|your|an?)"
    r"|in time|on time|tonight|today|tomorrow|work|so)\b|take it (?:easy|that)|worth it|beat it"
    r"|for the (?:fun|sake"
    r"|hell) of it)\b|"
    r"\bit is what it is\b|\bit(?:'s| is) (?:\w+ )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)(?= (?:in the|a\.?m|p\.?m|already|degrees|below|above|minutes|hours)\b)"
    r"|\bwhat time is it\b|\bit must be\b|\bit's got to be\b|\bhow(?:'s| is| does) it (?:go|going|work)\b"
    r"|\bis it (?:raining|snowing|possible|true|ok"
    r"|okay|late|too late"
    r"|safe|legal|worth|important|better|normal|healthy|easy|hard|difficult|time|going to|monday|tuesday|wednesday"
    r"|thursday"
    r"|friday|saturday|sunday|christmas|my|(?:just )?me|already|really)\b|\bit(?:'s| is| was| will be)? (?:raining"
    r"|rains|rained"
    r"|rain|snowing|snow|snows"
    r"|snowed|late|early|cold|hot|warm|windy|sunny|cloudy|time|possible|true|ok|okay|fine|easy|hard|difficult"
    r"|important|clear that"
    r"|seems?|takes?|depends|matters?|turns out|been|just|my|your|over|too|so|nice|good|great|not|a pity|a shame"
    r"|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|midnight|noon|going|getting|\w+ o'clock|up to)\b|\bit(?:'s| is) "
    r"(?:\w+ )to\b"
    r"|\b(?:got|get|forget|leave|take|done|that's|made|mean|let|call|see|hold|cut|stop|face|damn) it\b(?! (?:a|an"
    r"|in|on|into|brighter))"
    r"|\bdoes it (?:take|matter|mean|cost|rain|snow|work)\b|\bwill it (?:rain|snow|be|take)\b|\bwhat is it (?:like"
    r"|about) to\b|\bas it were\b"
)

GROUPS: Final = {
    "all": late(
        rf"\b(?:(?:all|each|every one|every single one|any|none) of (?:them|these|those|(?P<noun>the {NOUN}|my {NOUN}"
        rf"|our {NOUN}))|(?P<every>(?:every(?: single)? {ONE}|each {ONE})\b(?! of (?:(?:my|your|mine"
        rf"|yours)\b|§)|"
        rf" (?:after|before|past|beyond|from|up to) (?:{NUMBER}|#|number|the {NTH})|(?: (?:that "
        rf"|which )?i(?:'ve)? (?:ever )?(?:took|taken|shot|snapped|have|own)\b)| (?:of|with|showing|containing|where"
        rf"|in which"
        rf"|in my|in the (?:library|folder|album))\b)|all (?:the |our |these "
        rf"|those )?(?:pictures|images"
        rf"|photos|pics)"
        rf"(?: (?:so far|in (?:this|our) (?:chat|conversation)|here|above|we have))?(?! (?:of|with|showing|containing"
        rf"|from|that|where|in which|without|like|in my|in the|taken)\b)|everything (?:so far|above)))"
    ),
    "counted": late(
        rf"\b(?P<amid>(?<=\bof )|(?<=\bamong ))?(?:(?:these|those|the|(?P<every>all)|both|(?P<mine>my)"
        rf"|(?P<yours>(?<=\bof )your)|our) )+(?P<count>{COUNT})"
        rf"(?: {ONE}\b(?! (?:of|with|showing) (?!them\b|these\b|those\b|yours\b|mine\b))"
        rf"|(?= *(?:$|[,.?!;:]|(?(every)(?:{GOES_ON}|\b(?:is|by|for|into|to|on|show|will|go|from)\b)|(?!))"
        rf"|(?(mine)\b(?:into|by|for|to)\b|(?!))|(?(amid)\b(?:would|could|should|can|do|does|did|was|were|am|shall|will"
        rf"|might|may|i|you|we|he|she|they|best|better|for|to|that|which|who|got|has|have|looks|shows|comes|on)\b|(?!))"
        rf"|\b(?:and|or|are|has|have|look|side|together|differ|different|similar|show|with|please|in|share|alike"
        rf"|the same"
        rf"|be|to each)\b)))"
    ),
    "batch": late(
        r"\b(?:the|this) (?:whole|entire|complete|full) (?:batch|set|lot|bunch|series|selection|list)\b|\bthe lot\b"
        r"|\b(?:either|neither|each) one\b|\b(?:either|neither) of (?:them|these|those)\b"
    ),
    "both": late(
        rf"\bboth(?: of (?:them|these|those))?(?: (?P<noun>{ONE}))?\b(?! \w+ and )"
        rf"(?! of (?:us|you)\b)(?! (?:of )?(?:my|your|his|her|our|their) (?!(?:{ONE}|own)\b))"
    ),
    "plural": late(
        r"\b(?:these|those|the)(?: \w+)?? (?:pictures|images|photos|pics|ones|drawings|screenshots)\b(?! (?:of|with"
        r"|showing|from|in my|in the library|that|where|on my|folder)\b)"
        r"(?! (?:on|in) (?:the|this|that) (?!left|right|top|bottom|middle|screen|chat|conversation|row|list)[a-z])"
    ),
    "singular": late(
        rf"(?<!get )(?<!gets )(?<!got )(?<!getting )(?<!you in )(?<!them in )(?<!him in )(?<!her in"
        rf" )\b(?:(?P<near>this(?: new)?|the (?=(?!\w+s\b)(?:{NOUN})\b)|the (?:attached|current|same"
        rf"|above) (?=(?:{NOUN})\b))|"
        rf"(?P<far>that)) ?(?:{ONE})\b(?! (?:of|with|showing|from my|in my|folder|library|format|file format"
        rf"|processing|search|model|time)\b)"
    ),
}
_HE = r"(?P<who>he|she|him|her|his|hers)"
PEOPLE: Final = {
    "he": compiled(rf"\b{_HE}(?:'s|'d)?\b"),
    "they": compiled(
        r"\b(?:are|were|do|does) (?P<who>they)(?: (?:both|all|really|actually|just|even|each))? (?:twins|siblings"
        r"|brothers|sisters"
        r"|related|married|friends|a couple|family|real people|happy|sad|angry|tired|old|young|drunk|know each other"
        r"|(?:look|seem|appear)(?: like)? (?:happy|sad|angry|tired|old|young|friends|a couple|family)"
        r"|(?!match|miss|show|differ|correspond|depict|overlap|repeat)[a-z]+ing)\b"
    ),
    "how old": compiled(r"\bhow old (?:are|do) (?P<who>they)\b"),
}
"""People who can only be in the picture, where nobody else was named."""
SOMEONE: Final = compiled(
    r"\b(?:my|our|your|an?|another|some|every|each|no|someone|somebody|everyone|nobody|who|whoever|president|king"
    r"|queen|mr|mrs"
    r"|dr|doctor|said|says)\b"
)
SELF: Final = compiled(r"\b(?:i|i'm|i've|i'd|i'll|my|we|we're|our)\b")
"""Whoever speaks of themselves may speak of people whom they know."""
PRONOUNS: Final = {
    "they": compiled(r"\b(?:them|they|these|those)\b(?! (?:days|people|things|questions|words|years)\b)"),
    "this": compiled(rf"\bthis\b(?!(?: \w+)?? ?{_ELSEWHERE})"),
    "that": compiled(
        rf"(?:^|§|\b(?:is|what|what's|whats|describe|caption|about|like|to|with|and|of|in|on|does|explain|show|compare"
        rf"|me|classify|at|than|from|match|for|or|draw|redraw|paint|repaint|sketch|painted"
        rf"|drew|do) )(?P<that>that)\b(?!(?: \w+)?? ?{_ELSEWHERE})(?! (?:i|you|we|he|she"
        rf"|they|it|there|the|a|an|my|your|people|would|can|could|if|to|means?|sounds?|works?|makes?)\b)"
    ),
    "it": compiled(r"\b(?:it|its)\b(?!'ll|'d)"),
    "here": compiled(
        r"\b(?:see|shown|happening|going on|seen|visible|have we got|are (?:there )?|is|what's|look) (?P<here>here)\b"
    ),
}
# What every mention has at least one of: most sentences are done with after one look.
TOLD = (
    r"(?:(?:an?|the|some|only|two|three|four|five|lots of) )?[\w' -]+?"
    r"(?=$|[,.?!;:]| (?:and (?:tell|describe|caption|compare|say|what|how|who|where|why|whether|is|are|does"
    r"|the (?:\w+ )?(?:one|picture))|look|(?:to|or|than) the (?:\w+ )?(?:one|picture)|as"
    r"|(?:\w+er|(?:more|less) \w+) than|with the one|have|is|please|in detail|again)\b)"
)
"""What a picture is said to show, up to where the sentence goes on."""
DESCRIBED = compiled(
    rf"\b(?:the|that) (?:{NOUN}|one|version) (?:with|of|showing|that (?:has|shows|contains)|which (?:has|shows"
    rf"|contains)|where there is|containing) (?P<words>{TOLD})"
)
IMPERSONAL_WORDS = compiled(_IMPERSONAL)
THEIRS: Final = compiled(rf"\b(?:my|our|his|her|their) (?!{NOUN}\b)(?:[a-z]+ )?[a-z]+s\b")
"""Those who were named before "they" and "neither of them"."""
NAMED: Final = re.compile(r"(?<=[a-z,] )(?!I\b)[A-Z][a-z]+")
"""A name, as it is written."""

"""English numbers that name pictures: "#3", "pictures 2 to 4", "redo 2"."""

from __future__ import annotations

from assistant.dialogue.references.vocabulary_en import NOUN, NUMBER, ONE, compiled

_AFTER = (
    r"(?:and|or|with|please|which|what|who|where|how|is|are|was|were|do|does|did|have|has|look|looks|show|shows|in"
    r"|on|for"
    r"|to|into|as|again|side|together|right|now|so|because|i|he|she|it|they|that|this|there)\b"
)
"""What may follow a number that is spelled out: "two dogs" counts something else."""
ANY = compiled(rf"\b{NUMBER}\b")
NUMBERS = compiled(
    rf"(?<![\w&])(?:(?P<noun>(?:the )?{NOUN})\s*(?:numbers? |nos?\. ?|nrs?\.? )?|(?<!the )(?<!prime )(?<!phone )"
    rf"(?<!random )(?:numbers? |nos?\. ?|nrs?\.? |no (?=\d{{1,3}}\s*(?:$|[,.?!;:]|(?:and|or|is|has|vs)\b)))|(?=#))"
    rf"(?P<list>#?\s?{NUMBER}\b(?:(?:\s*(?:,|and|n|&|\+|/|or|plus|,\s*and|to|-|–|through|thru|vs\.?|versus|with"
    rf"|against)\s*| (?=\d))(?:{NOUN} "
    rf"|numbers? |nos?\. ?|nrs?\.? )?#?{NUMBER}\b(?!\s+{ONE})(?!(?<=[a-z])\s+(?!{_AFTER})[a-z])"
    rf"| (?!\d)(?={NUMBER} {NUMBER}|{NUMBER} {_AFTER}){NUMBER}\b)*)"
    rf"(?!(?<=number one) (?!{_AFTER}|(?:got|needs?|seems?|should|could|would|will|can|might|may|too|then|but|that|from"
    r"|by|first|instead|only|alone|the)\b)[a-z])"
    r"(?!\s*(?:pencil|fan|best|most|selling|seed|spot|hit|song|player|cause|reason|priority|rule|million|percent|%"
    r"|times|o'clock|pm|am)"
    r"|\s+on (?:my|the|his|her|our|their|this) (?:[\w-]+ )?(?:list|agenda|charts?|menu|team)\b"
    r"|\s+(?:before|back from|ahead of) (?:the|this|that|it|§))(?![.\d]*\d)"
)
SURELY = compiled(
    r"\b(?:describe|caption|classify|label|show|what's in|what is in|what's on|look at|similar to"
    r"|more like|others like)\s*$"
)
"""Before a bare number these leave no doubt that it is a picture's."""
_JOIN = r"(?:\s*(?:,\s*and|,|and|n|&|\+|/|or|plus|with|to|through|thru|till|until|from|-|–|vs\.?|versus|against)\s*)"
_LIST = rf"(?P<list>#?\d{{1,3}}(?:{_JOIN}#?\d{{1,3}})*)"
_LONG_LIST = rf"(?P<list>#?\d{{1,3}}(?:(?:{_JOIN}| )#?\d{{1,3}})+)"
_SPELLED_LIST = rf"(?P<list>#?{NUMBER}(?:{_JOIN}#?{NUMBER})+)"
_SPELLED = rf"(?P<list>#?{NUMBER}(?:{_JOIN}#?{NUMBER})*)"
_NO_UNIT = r"(?![.,]?\d|\s*(?:x|%|°|times|o'clock|am|pm|plus|minus|[+*=/^])(?!\w))"
_ENDS = r"(?=\s*(?:$|[,.?!;:]|(?:please|pls|plz|again|instead|next|now|side by side|next to)\b))"
_GOES_ON = (
    r"(?=\s*(?:$|[,.?!;:—]|(?:next to|side by side|please|pls|plz|again|instead|next|now|in|as|briefly|without|with"
    r"|but|only|best|most|better|least"
    r"|and|or|is|are|has|have|look|looks|show|shows|to|into|a bit|a little|more|less|on|from|for|so|until|first"
    r"|like|using"
    r"|both|together|seems?|were|was|go|goes|get|gets|needs?|wants?)\b))"
)
BARE_NUMBERS = (
    # What is only ever done to a picture here, and what is said of one.
    compiled(
        r"\b(?:describe|compare|diff|contrast|caption|classify|label|tag|explain|put|show me|look at|what's in"
        r"|what is in"
        r"|more like|like|redo"
        r"|repaint|redraw|remake|rework|retouch|recolou?r|crop|flip|rotate|mirror|enlarge|zoom (?:in on|into)"
        r"|brighten|darken"
        r"|summari[sz]e|skip|blend|merge|combine|touch up|fix(?: up)?|sharpen|straighten|blur|resize"
        r"|animate|styli[sz]e|colou?ri[sz]e|restore|upscale|clean up"
        r"|tidy up|tweak|adjust|improve|soften|lighten|go (?:with|for)|stick with|start (?:with|from)|work from"
        r"|apart from|except(?: for)?|excluding|other than|all but|everything but"
        r"|based on|base it on|resembles?|similar to|style of|version of|copy of|variations? (?:of|on)"
        rf"|(?:alt[- ]?text|captions?|descriptions?|summar(?:y|ies)|titles?|blurbs?|tags|labels?) "
        rf"(?:(?:only|just) )?(?:for|of)(?: (?:only|just))?) {_LIST}{_NO_UNIT}{_GOES_ON}"
    ),
    # What may be done to anything: only where nothing but the number follows.
    compiled(
        r"\b(?:do|did|know|use|take|keep|pick|choose|open|see|try|ignore|drop|check|edit|done with|finished with|seen"
        r"|besides|not"
        r"|rate|rank|read|sort|match|just|only|about|prefer|like|love|fancy"
        rf"|show|compared? (?:to|with)|different from|differs? from|better than|same as"
        rf"|(?<!more )(?<!less )(?<!fewer )than) {_LIST}{_NO_UNIT}{_ENDS}"
    ),
    compiled(
        rf"\b(?:which|what|who|any|one|some|none|all|each|both|either|neither)(?: one)? (?:of|among|amongst|between"
        rf"|out of|in|from) {_LONG_LIST}{_NO_UNIT}"
    ),
    compiled(
        r"\b(?:what|who|where|which|the|that|any|anyone|anything|how many|there) [^.?!;]{0,40}\b(?:in|from) "
        rf"{_LIST}{_NO_UNIT}(?=\s*(?:$|[?!,;:]|(?:and|or) (?:is|are|does|do|what)\b|(?:for|with|into) (?:an?|the)\b))"
    ),
    compiled(rf"\b(?:use|take|like|love|prefer|fancy|want) {_LIST}{_NO_UNIT}(?= (?:best|most|better|more|as)\b)"),
    compiled(rf"\bbetween {_LONG_LIST}{_NO_UNIT}(?=,? (?:which|what|who|where|is)\b)"),
    compiled(
        r"\b(?:differences?|similarit(?:y|ies)|resemblance|compar\w+|choose|choice|decide|torn|relation) "
        rf"(?:(?:is|are|there|lies) )*between {_LONG_LIST}{_NO_UNIT}{_ENDS}"
    ),
    # "what changes from 3 to 5?", "those are 3 and 4: which is fuller?"
    compiled(
        r"(?<!count )(?<!counting )(?<!scale )(?<!numbers )(?<! it )(?<!them )\b(?:on|for|in|from|through|of|at|to"
        r"|about|with|that's|those are|they're|namely|say|it's) "
        rf"{_LONG_LIST}{_NO_UNIT}(?=\W*$|[,.;:?!] |,? (?:and|please|which)\b)"
    ),
    compiled(rf"\b(?:back to|return to|over to|torn between|choose between|decide between) {_SPELLED}{_ENDS}"),
    compiled(rf"(?<=: ){_SPELLED_LIST}(?=\W*$)"),
    compiled(rf"(?:^|(?<=[,;] )|(?<=[,;] and )){_LIST}(?='s\b)"),
    # A clause of nothing else: "which is the best? 1, 2 or 4".
    compiled(rf"(?<=[.?!:;–—-] ){_LONG_LIST}{_NO_UNIT}(?=\W*$)"),
    # "1-3 = before, 4 = after"
    compiled(rf"(?:^|(?<=[,;] )){_LIST}(?=\s?=\s?[a-z])"),
    # "the same phone in 3 as in 4"
    compiled(r"\b(?:in|on|from) (?P<list>#?\d{1,3})(?= (?:as|and|than|or|but not) (?:in |on |from )?#?\d)"),
    # "is 2 sharper than 3"
    compiled(rf"\b(?:is|are|was|does|do) {_LIST}(?= [^.?!;]{{1,30}}\b(?:than|as|like|from) #?\d)"),
    compiled(rf"\b(?:does|do|did) {_LIST}(?= (?:say|show|look|contain|have|depict|tell|feature|need|seem)\b)"),
    # The sentence begins with it, as with a name: "2 and 5, please", "1 or 4, taller tower?", "nine: what is it".
    compiled(
        rf"^(?:(?:ok|okay|so|now|and|then|hey|no|yes|right|well|also|next|um+|uh|please|pls|for|in|on|about"
        rf"|what about|how about),? )*"
        rf"(?P<list>#?{NUMBER}(?:{_JOIN}#?{NUMBER})+|\d{{1,3}}(?: \d{{1,3}})*(?:{_JOIN}\d{{1,3}}| \d{{1,3}})"
        rf"|\d{{1,3}}|(?!one\b){NUMBER}(?=\s?[:—])){_NO_UNIT}"
        r"(?=\s*(?:$|[,?:;—]|(?:please|pls|again|only|alone|which|what|who|where|how|are they|do they|have|look"
        r"|looks|shows?|same"
        r"|side by side)\b))"
    ),
    # What is alike or not can only be pictures.
    compiled(
        rf"\b(?:do|does|are|is) {_LONG_LIST}(?= (?:show|look|match|differ|the same|alike|similar|identical"
        rf"|different|of the same)\b)"
    ),
)
"""Numbers without a word for pictures, in places where only a picture's makes sense if there is such a picture."""
PIECE = compiled(rf"(?P<number>{NUMBER})|(?P<to>to|-|–|through|thru|till|until)")
NOT_A_PICTURE = compiled(
    r"\b(?:(?:ranked|rated|seeded|voted|finished|debuted|still|became|remains?|peaked)(?: (?:in|at|as|the|my))*"
    r"|\b(?:be|been|being|am|i'm|we're|you're|(?:is|are|was|were) (?:my|your|his|her|our|their)))\s*$"
    r"|(?:issue|bug|ticket|pr|(?:grand)?(?:child|kid|son|daughter)|baby|cloud|goal|win|title|attempt|coffee|beer"
    r"|house|exit"
    r"|platform|symphony|sonata|chapter|season|episode|level|round|lap|lane|seat|reason|agent|route|pull request"
    r"|room|order|line|page|question|step|track|version|rule|item|channel"
    r"|gate|apartment|bus|flight|c)\s*$"
)

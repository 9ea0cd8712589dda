"""English words around mentions: comparing, excepting, correcting, naming what is known."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.vocabulary_en import NOUN

EXCEPT: Final = re.compile(
    r"\b(?:(?:all|every|each|any) (?:of )?(?:(?:the|my|your|these|those) )?(?!but\b)[a-z]+ but|all but|every(?:thing"
    r"|body| ?one)? but|except(?:ing)?|exclud(?:ing|e)|but not(?: (?:like|similar to))?|apart from|aside from"
    r"|other than"
    r"|besides|not counting|not including|leaving (?:out|aside)|leave (?:out|aside)|omit(?:ting)?|minus"
    r"|bar(?:ring)?"
    # Only behind something it is no verb: "all of them save the first".
    r"|(?:all|every\w*|each|any\w*|none|nothing|nobody|them|these|those|ones|pictures|images|photos|pics)"
    r"(?: (?!and\b|then\b|please\b|to\b|also\b|or\b|you\b)\w+){0,3} save"
    r"|sans|skip(?:ping)?|ignoring|disregard(?:ing)?|setting aside|without)(?: for)?\b"
    r"|(?<=,) ?not\b(?= (?:the|#|number|picture|image|photo|my|that)\b)|(?<=,) ?(?:and )?not (?:like|similar to)\b"
    r"|(?:(?<=,)|\bbut|\band) ?(?:quite )?unlike\b"
)
REFUSAL: Final = re.compile(r",?\s*(?:and )?not\s*(?=,)")
"""What is left of "not those I gave" between two mentions, without the one that it refuses."""
CORRECTS: Final = re.compile(
    r"\b(?:i (?:mean|meant)|i was (?:thinking|talking) of|make that|or rather|no,? wait|scratch that|sorry,"
    r"|(?:no|oops|whoops|wait|er+|hang on|hold on|actually),? (?:sorry|no|wait))(?=\W|$)"
)
"""What comes after these replaces what was named before."""
AT_HAND: Final = re.compile(r"this|these|here")
ADDS: Final = re.compile(r"\b(?:also|too|as well|plus|along with|together with)\b")
SAME: Final = re.compile(r"the same \w+")
"""Beside a named picture "the same shot" says what it is."""
LIKENED: Final = re.compile(
    r"\b(?:like|(?:similar|close|related) to|same as|resembl\w+|match(?:es|ing)?|(?:more|copy|copies|duplicates?) of"
    r"|us(?:e|ing)|with|by|based on)(?: (?:all|both|each) of)? $"
)
"""Right before what something is to be like, or to be found with."""
OF_A_KIND: Final = re.compile(rf" {NOUN} (?:of|with|showing|where|in which|containing) ")
"""Behind "those" it may be any pictures: "those pictures of cats"."""
CONTRASTS: Final = re.compile(r"\b(?:compar\w+|differ\w*|relative|similar\w*|versus|vs)\b")
"""What is named behind these are two ends of no range: "compare 2 to 5"."""
SINGLES: Final = re.compile(
    r"(?:\b(?:it|that)(?:'s|s| is|'d be| was)(?: really| only| just| actually)?"
    r"|\b(?P<only>only|just|merely)(?: (?:(?:care|asked?|want to know) about|interested in|need|want|mean))?)"
    r"(?: the one in)? $"
)
"""Right before a mention these single it out: "only the second matters", "it's the third I'm after"."""
SINGLED: Final = re.compile(r"\s*(?:that|which|who|i|i'm|i'd|we|you|we'd|my|,? ?(?:not|and not|never mind))\b")
"""What goes on after what was singled out without an "only"."""
NEGATES: Final = re.compile(
    r"(?:\b(?:not|rather than|instead of"
    r"|don't mean|never mind|forget|ignore|skip|that (?:was|is)|leave(?: out)?|drop|omit|lose|ditch"
    r"|trash|scrap|discard|bin"
    r"|(?:only|already) know|done with|through with|finished with|(?:i|we|you)(?:'ve| have) (?:already )?(?:seen"
    r"|had|got|covered|described)"
    r"|prefer(?:red|s)?\s+(?:to|over)|(?:don't|dont|do not) (?:really )?(?:care|mind|bother)|enough of|tired of"
    r"|bored (?:of|with)|not interested"
    r"|(?:do not|don't|dont|never) (?:touch|change|use|include|alter|edit|describe|compare|show|want|need))"
    # Two pictures of which a difference is asked are both looked at.
    r"|^(?!\W*(?:what|how|is|are|does|do|did|has|have|which|why|who|where)\b|.*\b(?:compar|contrast|differ|chang))"
    r".*\bas opposed to)"
    r"\s+(?:about\s+|in\s+|on\s+)?$"
)
"""Right before a mention these take it out."""
AFTERWARDS: Final = re.compile(
    r"^\s*(?:excluded|aside|excepted|left out|off\b|out\b|(?:is|are) (?:fine|okay|ok|good|great"
    r"|perfect)\b[,.;]? (?:but|now|so)\b"
    r"|(?:is|are|has been|have been|'s) (?:already )?(?:dealt with|done|settled|sorted|finished|covered|over with))\b"
    r"|^\s*(?:is|are|look|looks) (?:already |all )?(?:fine|okay|ok|good|great|perfect)(?: as (?:it is|they are"
    r"|is))?\W*$"
)
"""Right after a mention these take it out."""
CLAUSE_END: Final = re.compile(r"[.;:!?…–—]+(?=\s|$)|,\s|\s(?:but|so|now)\s")
TOLD: Final = re.compile(
    r"\W*(?:(?:ok|okay|so|well|right|yes|yeah|yep|no|hey|look|alright|great|nice|thanks|and|but|since|as|because"
    r"|although|though"
    r"|while|given that|now that)\b,? *)*"
    r"(?:(?:in|on) )?(?:(?:i|i've|i'm|we|we've|we're|you (?:already|just|did|\w+ed)|you've"
    r"|they|she|he|my \w+|that|that's|it|it's)\b"
    r"(?! (?:want|need|wish|wonder|would|will|should)\b)[^§]*§.*"
    r"|§+(?: and §+)* ?(?:'s|an?|'re|is|are|was|were|has|have|had|looks?|shows?|i|i've|we|we've|you|you've|there)\b.*)"
)
"""A clause that tells of pictures, before something is wanted of the others: "#1 is my sister. who are the others"."""
BARE_COMPARISON: Final = re.compile(
    r"(?:so |and |ok,? )?(?:what(?:'s|s| is| are) (?:the )?(?:main |biggest )?differen(?:ce|t|ces)"
    r"|(?:any|spot the|find the|show me the|list the|see any|tell me the) (?:\w+ )?differences?"
    r"|which(?: one)? (?:is the odd one out|does(?:n't| not) (?:belong|fit)(?: in)?"
    r"|is (?:not like|different from) the others)"
    r"|how do they differ|compare|what(?:'s|s| has) changed)(?: (?:between them|here|for me|please|then|now))?[ ?.!]*"
)
"""A whole sentence that compares and names nothing: it means the pictures at hand."""
DEFINITE: Final = re.compile(r"\b(?:the|that) (?P<words>[a-z]+(?: [a-z]+)?)")
"""A thing that is spoken of as known."""
LOOKS_FOR: Final = re.compile(r"(?:please |now |can you |could you )*(?:find|search for|look for) ")
"""What is sought need not be there."""
JOINS: Final = re.compile(r"\b(?:and|with|to|than|from|or|vs\.?|versus|against|beside) $")
"""Before what a picture is compared with."""
COMPARES: Final = re.compile(
    r"\b(?:compare|comparison|differen(?:t|ce|ces)|differ|same|similar|versus|vs|alike|than|in common|match(?:es)?"
    r"|chang(?:ed|es)|compared|since(?! (?:you|i|we|they|he|she|it|that)\b)|relative to|as opposed to|unlike|resembles?"
    r"|both|what(?:'s|s| is| has)? (?:grown|new|gone|missing|moved|improved|appeared|disappeared|added|removed))\b"
)

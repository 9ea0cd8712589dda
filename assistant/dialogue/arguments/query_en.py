"""What an English request is after: "find me 5 pictures of a red car without people, please". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.dialogue.arguments.counts import NOUN, count_before, count_behind
from assistant.dialogue.arguments.query_parts import (
    BESIDE,
    NO_YEAR,
    Wanted,
    items,
    sought,
    stripped,
    unquoted,
    without,
    without_added,
)
from assistant.dialogue.references import MASK, mask
from assistant.dialogue.turned_down import IDLE

_SEEK = (
    r"(?:find|search|show|look|looking|searching|get|fetch|bring|pull|give|display|list|retrieve|locate|dig|see|need"
    r"|want|have|got|hunt|browse|seek)"
)
_VERB = re.compile(_SEEK)
_FIRST_VERB = re.compile(
    r"(?:(?:please|pls|can you|could you|now|and),? )*(?P<verb>[a-z]{4,9})"
    rf"(?= (?:for|me|us|all|my|some|any)\b|(?<!ing) {NOUN} of\b)",
    re.IGNORECASE,
)
"""The first word, where only a verb can stand: "Finn at the beach" and "Finn photos" begin with a name."""
_NAMED_FOLDER = r"(?!(?:picture|photo|image)s? )[\w.-]+ folder\b"
_WHOSE = (
    r"(?:(?:in|from|through|of|among|within|across|inside) )?(?:(?:all )?(?:my|the|our|your) )"
    rf"(?!{_NAMED_FOLDER})(?:\w+ )?(?:library|collection|album|albums|gallery|archive|pictures|photos|images|folder"
    r"|camera roll|picture library|photo library)"
)
_ABOUT = (
    r"(?:of|with|showing|that shows?|that (?:has|have|contain|include)s?|containing|contain|where(?: there (?:is|are))?"
    r"|in which|featuring|which (?:has|have|shows?)|depicting|show|have|has|about|that look like|there (?:is|are))"
)
_CARRIERS_EN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:(?:hi|hey|hello|ok|okay|so|now|please|pls|plz|kindly|and|then|also)[,! ]+|(?:actually|wait) (?=\w)"
        r"|(?:no|nope|nah|yes|yeah|yep|well|sorry|actually|wait|oh|thanks|thank you|great|perfect"
        rf"|(?:no|not) (?:{IDLE['en']}|that|this|those|it"
        r"|(?:the )?\w+ one))[,.!]+ *)+",
        r"^(?:can|could|would|will) (?:you|i|we)(?: please| kindly)?(?: help me(?: to)?)?\s+"
        r"|^(?:i(?:'d| would) (?:like|love)|i want|i need)(?: you)? to\s+|^(?:please|help me|let me|try to|let's)\s+",
        r"^(?:i(?:'m| am) |we(?:'re| are) )?(?:looking|searching|hunting) for\s+|^i(?:'d like| would like| need"
        r"| want)\s+",
        rf"^(?:do|have) (?:i|we) (?:have|got)\s+|^(?:is|are) there\s+|^where (?:are|is|did i put|do i have)\s+"
        rf"|^(?:which|what|how many) (?:of )?(?:my |the )?{NOUN}(?: in my library| do i have)?\s+(?:(?:are|is|were"
        rf"|was)\s+(?:taken\s+)?)?(?:{_ABOUT}\s+)?"
        rf"|^(?:got )?any\s+(?={NOUN})",
        rf"^(?:{_SEEK}|do an image search|image search)(?: up(?! to\b)| out| through| for| around| back)*(?: me"
        rf"| us)?(?: up(?! to\b))?(?: {_WHOSE})?(?: for)?\s+",
        rf"^(?:for|{_WHOSE}(?: for)?)\s*(?=\S)",
        r"^(?:me|us|of|with|showing)\s+",
    )
)
_GOES_ON = (
    rf"(?=\W*$|\s*[^\w\s]| (?:in|at|on|from|of|by|for|near|during|to|until|till|with|without|and|or|but|not|no|except"
    rf"|when|where|that|which|i|we|my|our|the|an?|taken|only|again|too|please|now|{NOUN})\b)"
)
"""What may stand behind a time: "this winter coat" is a coat."""
_SPAN = (
    r"(?:past |last )?(?:(?:year|month|week|weekend)\b|(?:morning|afternoon|evening|night|spring|summer|autumn|fall"
    r"|winter|easter|christmas|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june"
    rf"|july|august|september|october|november|december)\b(?! in\b){_GOES_ON})"
)
"""Behind "this" it says when, and points at no picture."""
_QUANTITY = re.compile(
    r"^(?:(?:all(?: of)?|every(?: single)?|each|some|any|a few|several|more|other|the best|best|most|a couple of"
    rf"|lots of)\s+)?(?:(?:my(?! {_NAMED_FOLDER})|the|our|those|these|that|this(?! {_SPAN})|a|an)\s+)?"
    r"(?:(?:other|best|saved|old) )?",
    re.IGNORECASE,
)
_ABOUT_NOUN = re.compile(
    rf"^(?:(?P<trait>(?:[\w-]+ and )?[\w-]+) )?{NOUN}(?: (?:taken|that i (?:took|have)|i (?:took|have)"
    rf"|i've got))? (?:(?P<joint>{_ABOUT})|(?P<kept>(?:from|at|in|on|by) (?!my|the library)"
    rf"|(?=(?:this|last|past) (?:\d+ |\w+ )?{_SPAN}|yesterday|today\b"
    r"|(?:since|before|after|until|between|during) )))\s*",
    re.IGNORECASE,
)
_NO_TRAIT = re.compile(
    r"(?:all|any|some|more|most|other|these|those|the|my|our|your|good|nice|great|best|beautiful|pretty|cute|lovely"
    r"|funny|cool|saved|random|similar|own|few|several|different|actual|real|favou?rite|recent|such|digital|old|new"
    r"|interesting|relevant|another|single|first|last|next|latest|newest)"
)
"""Words before "pictures" that say nothing of what they show."""
_ONE_WITH = re.compile(rf"^(?:the )?ones? (?:{_ABOUT})\s+", re.IGNORECASE)
_TRAILING_EN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\s?.!]+$",
        r"(?<![, ])(?:[, ]+(?:if (?:there are )?any|quickly|anywhere|again|instead|you can find|i have|that i have"
        r"|do i have)|, go)+$",
        rf"\s+(?:in|from|of|on|among|inside|within) {_WHOSE}$|\s+(?:in|from|on) (?:my |the )?(?:disk|computer|phone"
        rf"|drive|library)$",
        rf"\s+{NOUN}$",
    )
)
_EXCLUDED_EN = re.compile(
    r"[, ]+(?:(?:but|and)? ?(?:without|with no|not? (?:showing|including|containing|with)|excluding|except(?: for)?"
    r"|minus|other than|instead of|rather than|as opposed to|ignor(?:e|ing)|leave out"
    r"|that (?:does not|doesn't|do not|don't) (?:have|show|contain)"
    r"|(?:that|which|who) (?:is|are|was|were)(?: not|n't)|that's not)|(?:but"
    r"|and) (?:not|no|unlike)|(?<=,) ?(?:not|no|unlike))\s+(?:any |the |an? )?(?P<what>[^,.?!]+)",
    re.IGNORECASE,
)
_THERE = re.compile(r"(?: (?:in|on) (?:it|them)| there)$", re.IGNORECASE)
_LEADING_EXCLUDED = re.compile(r"^(?:without|excluding|no(?=.+, only))\s+(?:any |the |an? )?(?P<what>[^,.?!]+)", re.I)
_LIKE_EN = re.compile(
    rf"^(?:the (?={NOUN} (?:(?:that|which) (?:is|looks?)|like|similar)\b))?(?:(?:an?|something|anything|more|others?"
    rf"|another one|one|{NOUN}|similar|same|the same|exactly|most"
    rf"|very"
    rf"|look(?:s|ing)?|that|which|are|is|of|this(?! {_SPAN})|it|these|them|kind|style|close|closer|related|almost"
    rf"|identical|duplicates?|near)\b\s*)*(?:(?:like|similar to|similar|same as|resembling|close to|related to|of|to"
    rf"|as|with|by|using)?\s*(?:{MASK}|\b(?:this|that|these|those|it|them)\b(?! {_SPAN}))"
    rf"\s*(?:(?:ones?|{NOUN})\b)?|(?:similar (?:{NOUN}|ones?)|more|similar|others)\b)",
    re.IGNORECASE,
)
_LIKE_BEHIND = re.compile(
    rf"(?P<what>[^{MASK}]*?\w)(?<!\bwho)[ ,]+"
    rf"(?:(?:(?:that|which) )?(?:is|are|looks?|looking) )?(?:just |exactly |most )?"
    rf"(?:like|similar to|resembling|close to|same as) (?:{MASK}|this|that|these|those|it|them)(?: (?:ones?|{NOUN}))?",
    re.IGNORECASE,
)
"""What is looked for, before the picture that it is to be like: "cats like #2"."""
_ANYTHING = re.compile(
    r"(?:.*\b)?(?:anything|something|others?|more|stuff|things?|ones?|any|everything|else)"
    r"(?: (?:in|from) (?:my|the|our) \w+(?: \w+)?)?",
    re.IGNORECASE,
)
"""What names nothing that a picture shows."""
_INSTEAD_EN = re.compile(
    r"^[, ]*(?:but|only|and|just)?\s*(?:to\s+)?(?:(?:in|with|of|as|a|an|the)\s+(?=\w))?", re.IGNORECASE
)


def with_mended_verb(text: str, mended: Callable[[str], str]) -> str:
    """The text with a slip in its verb mended: "serach for cats". What is looked for stays as it was written."""
    found = _FIRST_VERB.match(text)
    verb = mended(found["verb"].lower()) if found else ""
    return (
        f"{text[: found.start('verb')]}{verb}{text[found.end('verb') :]}" if found and _VERB.fullmatch(verb) else text
    )


def english(text: str) -> Wanted:
    """The object of an English request, without paths and the shape of pictures."""
    rest = re.sub(r"\s+", " ", text).strip()
    rest, quoted = unquoted(without_added(rest, "en"))
    rest, last = count_behind(stripped(rest, _TRAILING_EN[:3], "en"), "en")
    rest, excluded = without(rest, _EXCLUDED_EN)
    rest, late = count_behind(rest, "en")
    rest = stripped(rest, _TRAILING_EN[:3], "en")
    for pattern in _CARRIERS_EN:
        rest = pattern.sub("", rest, count=1)
    rest, count = count_before(rest, "en")
    rest, again = without(rest, _LEADING_EXCLUDED)
    rest = rest.removeprefix(", only ")
    # Read as behind the verb that was taken off: of "find the photo that has a boat" it was no picture at hand.
    masked = mask(f"find {rest}").removeprefix("find ")
    like = _LIKE_EN.match(masked)
    if like:
        rest = _INSTEAD_EN.sub("", masked[like.end() :]).replace(MASK, "")
    elif rest:
        behind = _LIKE_BEHIND.fullmatch(mask(rest))
        what = behind["what"] if behind else rest
        rest = "" if behind and _ANYTHING.fullmatch(what) else _object(what)
    rest = stripped(rest, _TRAILING_EN, "en")
    rest = (
        ""
        if (like and BESIDE["en"].fullmatch(rest))
        or re.fullmatch(
            rf"(?:{_SEEK}\b)?(?:{NOUN}|ones?|for|me|more|of|all|my|the|only|\W)*(?:\s*{NOUN})?", rest, re.IGNORECASE
        )
        else rest
    )
    excludes = tuple(
        _THERE.sub("", item)
        for part in (*excluded, *again)
        for item in items(part, rf"\s*(?:,|\bor\b|\band\b){NO_YEAR}\s*(?:any |the |an? |no )?")
    )
    return Wanted(sought(quoted, excludes) or rest.strip(" ,"), excludes, last or late or count)


def _object(rest: str) -> str:
    rest = _QUANTITY.sub("", rest, count=1)
    about = _ABOUT_NOUN.match(rest) or _ONE_WITH.match(rest)
    if about:
        said = {"kept": "", "trait": "", "joint": "", **about.groupdict()}
        trait = "" if _NO_TRAIT.fullmatch((said["trait"] or "").lower()) else said["trait"]
        joint = said["joint"] if trait and said["joint"] in ("with", "where", "without") else ""
        rest = " ".join(part for part in (trait, (said["kept"] or "").strip(), joint, rest[about.end() :]) if part)
    return re.sub(rf"^(?:a|an|the|some|any|my(?! {_NAMED_FOLDER}))\s+", "", rest.strip(), flags=re.IGNORECASE)

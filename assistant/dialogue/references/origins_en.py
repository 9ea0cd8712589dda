"""English words for how pictures came: "the one I sent", "what you found", "your drawing"."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.vocabulary_en import BY_ME, BY_YOU, COUNT, NOUN, ONE, VERSION, WHO, compiled, late

_BEFORE = (
    r"(?P<before>\s+(?:just )?(?:before(?! (?:the|this|that|your|my|it)\b| ?[#§])|earlier|previously"
    r"|a while (?:ago|back)"
    r"|last time|already))?"
)
_PRIOR = r"(?P<prior>\s+(?:right |just )?before (?:that|this|it)(?: one)?\b)?"
ORIGINS: Final = {
    "origin": late(
        rf"\b(?:(?P<all>all|each|every(?: single)?(?: one)?|both) (?:of )?)?(?:(?:the|those|these|that|this"
        rf"|my) (?P<kind>(?!{COUNT}\b)[a-z-]+ (?=things?\b|stuff\b|{ONE}\b))?)?(?P<count>{COUNT} )?"
        rf"(?P<noun>{ONE}|{COUNT}|pair|bunch|lot|set|batch|list|series|what(?:ever)?|everything|all|anything|stuff"
        rf"|things?"
        r"|th(?:at|is|ose|ese)(?= (?:i|we|you)\b))"
        rf"(?: (?:out of|from|in) (?:my|the|our) [a-z]+)?(?: that| which)? {WHO}"
        rf"(?: (?P<order>first|last|second|third|most recently|latest)\b"
        rf"| (?:at|in|from) the (?:very )?(?P<began2>start|beginning|outset)\b)?(?P<ever> today| so far| altogether"
        rf"| in total| until now| up to now)?{_PRIOR}{_BEFORE}"
    ),
    "coming": late(
        rf"\bthe {ONE} i(?:'m| am) (?:now )?(?:sending|attaching|sharing|adding|giving)\b(?: you)?(?: now)?"
    ),
    "depicted": late(
        rf"(?:\b(?:all )?(?:the|that|those|these|this|any|every|your|my) |^(?:(?:so|ok|okay|hey|um+|and) )*)"
        rf"(?P<thing>(?!(?:the|a|an|is|are|do|did|does|what|how|why|if|when|have|has|had|can|could|would|will|should"
        rf"|so|ok|okay|hey|and|then|now|since|because|as|while|although|though"
        rf"|after"
        rf"|before|where)\b)[a-z'-]+(?: (?!(?:the|an?|all|that|this|these|those|any|every|your|my)\b)[a-z'-]+){{0,2}}?)"
        rf"(?: that| which)? {WHO}"
    ),
    "asked": late(
        r"\bwhat (?:did|have|had) you (?:just )?(?:(?P<drawn>draw|paint|sketch|doodle|drawn|painted)|(?P<hits>find"
        r"|dig up|turn up|found))"
        r"(?= ?(?:there|here|for me|just now)?\W*$)"
    ),
    "told": late(
        rf"\b(?:(?P<before>earlier(?: on)?|a while (?:ago|back)|before),? )?(?P<mine>(?:i|we)(?:'ve|ve)? (?:just "
        rf"|already |earlier )*"
        rf"(?:(?:gave|given|sent|showed|shown|passed|handed|forwarded|fed|lent) (?:you|u)|shared(?: with (?:you"
        rf"|u))?|(?:pasted|dropped"
        rf"|uploaded|attached|submitted|dragged)(?: in| here)?)) (?:an?|one|this|that|my|some"
        rf"|(?P<count>{COUNT})) (?:[a-z-]+ )?(?P<noun>{NOUN})\b"
        rf"|\b(?P<hits>you(?:\'ve)? (?:just |already )*(?:found|fetched|got|(?:dug|pulled|brought|turned) up"
        rf"|showed)(?: me| us)?) (?:an?|some|one|this|that) (?:[a-z-]+ )?{NOUN}\b"
        rf"|(?<!have )(?<!had )(?<!did )\b(?P<drawn>you (?:just |already |once )*(?:(?:drew|painted|sketched"
        rf"|doodled)(?: me| us)?"
        rf"|(?:made|did|created|designed) (?:me|us))) (?:an?|some|the|this|that|my"
        rf"|(?P<many>{COUNT})) (?P<thing>[a-z-]+)"
    ),
    "owned": late(
        rf"\b(?P<all>(?:all|both) (?:of )?)?(?:(?P<mine>(?:(?<!through )(?<!across )(?<!from )my"
        rf"|my(?= (?:own )?(?:photo|picture|image|pic|drawing|painting|screenshot"
        rf"|selfie|snap)\b))(?: own)?"
        rf"|the (?:dropped|uploaded|attached|pasted|sent))"
        rf"|(?P<drawn>your(?: only| single| sole)?(?= (?:{COUNT} )?(?:picture|image|pic|drawing|painting|sketch"
        rf"|illustration|creation"
        rf"|artwork|masterpiece|doodle|cartoon|render(?:ing)?|watercolou?r)|(?: (?:{COUNT}|first|last"
        rf"|latest))? (?:attempt|effort"
        rf"|version|rendition)s?\b)|the (?:only|single|sole) (?=drawing|painting|sketch|illustration)"
        rf"|the (?:drawn|generated|created|painted"
        rf"|sketched))"
        rf"|(?P<hits>(?:the|your) (?:found|retrieved|search)|your (?=result|hit|match|finds?\b|findings|discover)"
        rf"|(?:the|these|those) (?=results?\b|hits?\b|matches\b)))(?: (?P<count>{COUNT}))? ?"
        rf"(?P<noun>{ONE}|{VERSION}|finds?|findings|discover(?:y|ies)|portraits?|headshots?|scans?|creations?"
        rf"|artworks?|attempts?|efforts?"
        rf"|cartoons?|render(?:ing)?s?|watercolou?rs?|masterpieces?)\b(?! (?:library|folder|collection))"
        rf"(?(drawn)|(?! of (?!the search)))(?(mine)(?!(?<=s) (?:from|at|in|on|taken|where|with|showing"
        rf"|without) (?!the (?:left"
        rf"|right)|this chat)))"
    ),
    # "like my cat pic": where it is something to be like, it is here and not in the library.
    "likened": late(
        r"\b(?:like|similar to|as|than|resembl\w+|match(?:es|ing)?|with|based on|style of"
        r"|to) my (?P<thing>(?!(?:whole|entire"
        r"|own|other|last|first|second|third)\b)[a-z-]+ (?:pic|picture|photo|image|selfie|shot|snap|drawing|painting"
        r"|sketch|screenshot))\b(?! (?:library|folder|collection))"
    ),
    # "my selfie and your dragon"
    "paired_with": late(
        r"(?:(?<=§ and )|(?<=§ with )|(?<=§ to )|(?<=§ or )|(?<=§ beside ))your (?P<thing>(?!answers?\b|own\b|reply\b"
        r"|opinion\b|name\b|help\b|guess\b)[a-z-]+)\b(?=\W*$| (?:in|into|and|side|together|please)\b|[,.?!])"
    ),
    "possessed": late(
        rf"\b(?:(?P<every>everything|anything|whatever) "
        rf"|(?:the|that|this|those|these|any|all|which|what|every|some|no) {ONE} )"
        rf"(?:(?P<drawn>{BY_YOU})|(?P<mine>{BY_ME}))\b"
        r"|(?<!\bis )(?<!'s )(?<!\bare )(?<!\bwas )\b(?:(?P<drawn3>yours)|mine)(?= (?:vs\.?|versus|or|and|against|with"
        r"|beside|next to) (?:(?:all|any|each|both) of )?(?:mine|yours|§))"
        r"|(?:(?<=§ and )|(?<=§ or )|(?<=§ vs )|(?<=§ with )|(?<=just )|(?<=only )|(?<=mine and )|(?<=mine or )"
        r"|(?<=yours and )|(?<=yours or ))(?:(?P<drawn5>yours)|mine)\b"
        r"|\b(?P<all>(?:both|all|any|each|some|which|two|three) of )(?:(?P<drawn4>yours)|mine)\b"
        r"|\b(?:with|and|to|than|vs\.?|versus|or|against|in) (?:(?P<drawn2>yours)|(?P<mine2>mine))\b"
        r"(?= *(?:$|[,.?!;:]))"
    ),
}
DRAWN_NOUNS: Final = compiled(
    r"\b(?:drawings?|paintings?|sketch(?:es)?|illustrations?|versions?|renditions?|iterations?|remakes?|redo)\b"
)
"""What these name was probably drawn here."""

_NOT_PICTURED = (
    "advice answer address amount appointment argument article assumption case change choice claim code "
    "comment comparison conclusion decision description detail difference distinction document effort email "
    "error essay example explanation fact feedback file flower folder function gift guess idea impression "
    "information info instruction joke key letter line link list mail meal mess message mistake money name "
    "note number offer order paragraph parallel password person plan playlist poem point present problem "
    "program progress promise question reason recipe recording reference remark reply request rule script "
    "sentence song sound speech statement story suggestion summary table task text time tip title translation "
    "way word work job thing good well homework"
)
NOT_PICTURED: Final = frozenset(_NOT_PICTURED.split()) | {"blank", "breath", "crowd"}
"""What people send, make and draw that is no picture: "the email I sent", "you drew a blank"."""
DREW: Final = compiled(r"\b(?:drew|drawn|painted|sketched)$")
"""What these end is surely a picture."""

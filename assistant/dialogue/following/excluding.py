"""Words that want less of what was found: "not those with blue", "no circles", 不要蓝色的. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.colloquial import common
from assistant.dialogue.references import MASK, mask

_LESS = {
    "en": re.compile(
        r"^(?:(?:but|and|now|just|only|please|show me|the same|same|(?:the )?ones"
        r"|those|these)[ ,]+)*(?:not|no|without|except(?: for)?|excluding"
        r"|exclude|leave out|skip|minus|drop|remove|hide|nothing)(?: (?:any|all))?(?: (?:the|those|these|pictures?"
        r"|photos?|images?|ones?|results?))*(?: (?:with|that (?:have|has|show)|showing|containing|in|of"
        r"|where there (?:is|are)))?(?: (?:any|an?|the))? (?P<what>(?!more\b|thanks|thank|problem|way|idea|one\b"
        r"|need)[a-z0-9' -]{2,40}?)(?: (?:ones?|in (?:it|them)))?(?:[ ,]+(?:please|pls|then|now|this time"
        r"|though))*[ .!?]*$"
    ),
    "zh": re.compile(
        r"^(?:但是?|可是|只是|那|这次|请|把)*[，, ]*(?:不要|别要|去掉|排除|除了|除去|不看|不想看|不含|不带"
        r"|(?:只要|只看|要)(?:没有?|不含|不带|不是))(?:有|带|含"
        r"|出现)?(?P<what>(?![了再]|紧)[^，。？！]{1,10}?)(?:的(?:图片?|照片)?|那些|以外|之外"
        r"|都不要)*[吧呗啊哈]?[。！!?？ ]*$"
    ),
}


def excluded_in(text: str, language: Language) -> str:
    """What the pictures of the search before must not show; "" for words that say no such thing, or name a picture."""
    said = common(text, language)
    found = _LESS[language].match(said)
    if not found or MASK in mask(found["what"]) or re.search(r"#\s?\d|第.张", said):
        return ""
    return found["what"].strip()

"""Words for what a recording says: "what it mentions", 里面提到的东西. What was heard stands in their place. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.api import Language

_LONGEST = 200
"""Characters of what was heard that can be looked for."""
_SPEAKER = (
    r"(?:it|he|she|they|(?:the|this|that|my) (?:recording|audio|speaker|voice|memo|note|message|clip|file|man|woman))"
)
_SAYS = r"(?:says?|said|mentions?|mentioned|describes?|described|names?|named|(?:talks?|talked|speaks?|spoke|is) about)"
_MEANT = {
    "en": re.compile(
        rf"\b(?:what(?:ever)?|(?:the |all (?:the )?)?(?:things?|words?|stuff|objects?|animals?)(?: that)?"
        rf"|(?:everything|anything)(?: that)?)"
        rf" (?:{_SPEAKER} (?:just )?{_SAYS}|(?:(?:is|was|are|were|gets?) )?(?:being )?(?:said|mentioned|described)"
        rf"(?: (?:in it|there|in (?:the|this|that) (?:recording|audio|memo|clip|file)))?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?:里面|里头|其中|(?:录音|语音|音频|留言)[里中]?|[它他她]|对方|那个?人|刚才)所?(?:提到|说到|讲到|谈到|提及|描述"
        r"|说|讲)过?(?:的(?:那些)?(?:东西|内容|话|事物?|物品|词)?|(?=$|[。！!]))"
    ),
}


_ANYTHING: Mapping[Language, str] = {"en": "cats", "zh": "猫"}


def imagined(text: str, language: Language) -> str:
    """The text as it may be once it is known what the recording says."""
    return with_heard(text, _ANYTHING[language], language)


def names_heard(text: str, language: Language) -> bool:
    """Whether the words point at what a recording says."""
    return bool(_MEANT[language].search(text))


def with_heard(text: str, heard: str, language: Language) -> str:
    """The text with what was heard in the place of the words that point at it; as it was where none do."""
    said = " ".join(heard.split()).rstrip(" .!?。！？")
    if len(said) > _LONGEST:
        said = said[:_LONGEST].rsplit(" ", 1)[0]
    return _MEANT[language].sub(lambda _: said, text, count=1)

"""Words for colours. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api.language import Language

COLOUR: Mapping[Language, str] = {
    "en": (
        r"\b(?:red|green|blue|yellow|purple|violet|orange|pink|brown|gr[ae]y|black|white|gold(?:en)?|silver|beige"
        r"|turquoise|teal|cyan|magenta)\b"
    ),
    "zh": r"(?:红|绿|蓝|黄|紫|橙|橘|粉红?|棕|褐|灰|黑|白|金|银|米|青)色",
}
"""A regular expression by language for one plain word for a colour, in lower case."""
_SHADE_ZH = "[深浅淡亮暗天湛宝湖墨藏翠草鲜酒橙金银米乳雪纯]"
SHADED: Mapping[Language, str] = {
    "en": rf"(?:\b(?:dark|light|bright|pale|deep|sky|hot|royal|navy|lime|neon)[ -])?{COLOUR['en']}",
    "zh": rf"(?:{_SHADE_ZH}?{COLOUR['zh']}|{_SHADE_ZH}[红绿蓝黄紫橙粉棕灰黑白])",
}
"""A colour with its shade, if it has one: "dark blue", 浅蓝色, 天蓝."""
_ENGLISH = {
    "红": "red",
    "绿": "green",
    "蓝": "blue",
    "黄": "yellow",
    "紫": "purple",
    "橙": "orange",
    "橘": "orange",
    "粉": "pink",
    "粉红": "pink",
    "棕": "brown",
    "褐": "brown",
    "灰": "gray",
    "黑": "black",
    "白": "white",
    "金": "golden",
    "银": "silver",
    "米": "beige",
    "青": "teal",
}
_CHINESE = {english: chinese for chinese, english in reversed(list(_ENGLISH.items()))} | {
    "grey": "灰",
    "violet": "紫",
    "gold": "金",
    "cyan": "青",
}


def colour_in(word: str, language: Language) -> str:
    """A word for a colour in another language, 黄 and 黄色 as "yellow"; "" for any other word."""
    if language == "en":
        return _ENGLISH.get(word.removesuffix("色"), "")
    return f"{_CHINESE[word]}色" if word in _CHINESE else ""

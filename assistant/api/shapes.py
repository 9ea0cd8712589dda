"""Words that limit pictures to a shape: upright, wide or square. Standard library only.

"portrait pictures", "only landscape" and 竖版照片 say a shape; "a portrait of her" and "a red square" say a thing.
"""

from __future__ import annotations

import itertools
import re

from assistant.api.colours import COLOUR
from assistant.api.language import Language, language_of

_ONE_EN = r"(?:portrait|vertical|upright|landscape|horizontal|square)"
_EN = rf"(?P<shape>{_ONE_EN}(?:(?:,? (?:or|and) | ?/ ?){_ONE_EN})?)"
_NOUN = r"(?:pictures?|images?|photos?|photographs?|pics?|snapshots?|screenshots?|wallpapers?|ones?|files?)"
_ENDS = (
    r"(?= *(?:[.,!?;]|$|\b(?:of|with|without|from|in|taken|that|which|where|showing|and|or|but|at|on|by|larger|smaller"
    r"|under|over|only|please|pls|i|too|now|instead)\b))"
)
"""What may follow: "a square picture frame" is a thing."""
_ONLY = r"(?:(?:(?:but|and) )?(?:only|just) (?:the )?)?"
_ONE_ZH = r"(?:[竖横](?:版|屏|幅|拍|构图|向|式|着)?|纵向|正?方(?:形(?:版式|构图)?)?)"
_OR_ZH = r"的?(?:或者?|和|、|/)"
_SURE_ZH = rf"(?P<shape>(?:[竖横](?:版|屏|幅|拍|构图)|正?方形(?:版式|构图))(?:{_OR_ZH}{_ONE_ZH})?)"
_ZH = rf"(?P<shape>{_ONE_ZH}(?:{_OR_ZH}{_ONE_ZH})?)"
_BETWEEN = re.compile(rf",? (?:or|and) | ?/ ?|{_OR_ZH}")
_PIC_ZH = r"(?:图片|照片|相片|图像|图)"
_PHRASES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[, ]*{_ONLY}\bin {_EN} (?:format|orientation|mode)\b",
        rf"[, ]*{_ONLY}\b{_EN}[- ](?:format|orientation)\b",
        rf"\b{_EN}[- ](?={_NOUN}\b{_ENDS})",
        rf"(?<=s) (?:that|which) are {_EN}{_ENDS}",
        rf"[，, ]*{_SURE_ZH}的?",
        rf"{_ZH}的?(?={_PIC_ZH})",
    )
)
_NO_SHAPE = re.compile(
    rf"(?:\b(?:no|not|or|and|without|except|skip|minus)(?: any| the)?|{COLOUR['en']}) $"
    rf"|(?:{COLOUR['zh']}的?|不要|不是|除了|没|或者?|和|与|[个着带含画纵非]|(?<!有没)有)$",
    re.IGNORECASE,
)
"""Before a shape: it is not wanted, is one of several, or is a thing: "red square pictures", 有方形的图片."""
_THINGS = re.compile(r"(?<!\w)(?!(?:the|my|our|all|any|some|pictures|images|photos|pics|ones|files|photographs)\b)\w+$")
_WHOLE = {
    "en": re.compile(
        rf"(?P<only>(?:(?:and|but|now|please|show me|then)[, ]+)*(?:only|just) )?(?:the )?{_EN}"
        rf"(?P<noun>[- ](?:{_NOUN}|format|orientation|mode))?(?:,? (?:please|pls|now|only|instead))*[.!? ]*"
    ),
    "zh": re.compile(
        rf"(?P<only>(?:那|就|请)*(?:只(?:要|看|找)?|仅[限要看]?))?{_ZH}(?P<noun>的?{_PIC_ZH}|的)?[呢吧。！!？? ]*"
    ),
}
_NAMES = {"p": "portrait", "v": "portrait", "u": "portrait", "l": "landscape", "h": "landscape", "s": "square"}
_NAMES |= {"竖": "portrait", "纵": "portrait", "横": "landscape", "方": "square", "正": "square"}
_SHAPES = ("landscape", "portrait", "square")
_PAIRS = tuple(f"{one} or {other}" for one, other in itertools.combinations(_SHAPES, 2))
_SAID_ZH = {"portrait": "竖版", "landscape": "横版", "square": "正方形版式"}
_SAID = {
    "en": {name: f" in {name} format" for name in (*_PAIRS, *_SHAPES)},
    "zh": {name: f"{'或'.join(_SAID_ZH[each] for each in name.split(' or '))}的" for name in (*_PAIRS, *_SHAPES)},
}


def shape_of(words: str) -> str:
    """The shape where words say nothing else, "only landscape", "the square ones", 只要横的, 竖版或方形: "portrait",
    "landscape" or "square", or two of them in the order of their letters, "portrait or square"; else ""."""
    found = _WHOLE[language_of(words)].fullmatch(words.strip().lower())
    name = _name(found) if found else ""
    return name if found and (found["only"] or found["noun"] or name in _PAIRS) else ""


def shape_in(text: str) -> tuple[str, str]:
    """The text without what limits pictures to a shape, and that shape; "" if nothing does."""
    for pattern in _PHRASES:
        for found in pattern.finditer(text):
            before = text[: found.start()]
            if _NO_SHAPE.search(before) or (found[0].startswith((" that", " which")) and _THINGS.search(before)):
                continue
            return re.sub(r"\s+", " ", before + text[found.end() :]).strip(), _name(found)
    return text, ""


def in_shape(words: str, shape: str, language: Language) -> str:
    """Words for pictures, limited to a shape as a search reads it, in the place of another shape."""
    rest = words
    for said in _SAID[language].values():
        rest = f" {rest}".replace(said, "").strip() if language == "en" else rest.replace(said, "")
    said = _SAID[language][shape]
    return f"{said}{rest}" if language == "zh" else f"{rest}{said}".strip()


def _name(found: re.Match[str]) -> str:
    """One shape or two; "portrait and square" are the pictures of either."""
    names = {_NAMES[each[0]] for each in _BETWEEN.split(found["shape"].lower())}
    return " or ".join(sorted(names))

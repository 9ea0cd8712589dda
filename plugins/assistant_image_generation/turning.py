"""What a picture is to be turned into: "make my photo look like a cartoon", "把这张照片变成水彩画". Pure.

The picture itself is found by the dialogue; only what it becomes is read here, to be the prompt or the change of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.api import COLOUR, Language

_PICTURE = (
    r"(?:picture|image|drawing|painting|sketch|illustration|photo(?:graph)?|pic|snap(?:shot)?|shot|selfie|portrait)"
)
_THIS_PICTURE = (
    rf"(?:(?:{_PICTURE} )?#\d+|{_PICTURE} \d+"
    rf"|(?:the|this|that|my|our|your|his|her|their) (?:(?!of\b|with\b)[\w'-]+ ){{0,3}}?(?:{_PICTURE}|one)"
    r"(?: (?:#?\d+|(?:you|i) (?:just )?\w+|from before))?)"
)
_THIS = rf"(?:{_THIS_PICTURE}|it|this|that)"
_VERB = (
    r"(?:turn|make|convert|transform|change|morph|redo|remake|recreate|restyle|rework|reimagine|redraw|repaint"
    r"|draw|paint|render|sketch|show(?: me)?)"
)
_INTO = (
    r"(?:(?:(?:in)?to|as|(?:to )?look (?:more )?like|look|like)\b"
    r"|(?=in (?:the )?(?:style|colou?r|\w+(?: \w+)? style)\b))"
)
_GIVEN = rf"(?:{_VERB} |(?:do|create|give) )?(?:me )?"
_KIND = r"(?:drawing|sketch|painting|cartoon|caricature|illustration|watercolou?r|comic|doodle|line art)"
FROM_ZH = r"(?:照着?|[按依仿]照?|根据|参[考照])"
"""Before the picture that a drawing starts from: 照着第二张画一张."""
LOOK = (
    rf"(?:(?:all|light|dark|bright|pale|deep) )*(?:{COLOUR['en']}(?:,? (?:and )?{COLOUR['en']})*|monochrome|sepia"
    r"|gr[ae]yscale|colou?rful)"
)
"""How a whole picture may be: "light blue", "black and white"."""
_TURNED: Mapping[Language, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(rf"^{_VERB} {_THIS} {_INTO} ?(?P<into>.+)$", re.IGNORECASE),
        re.compile(rf"^{_VERB} {_THIS} (?P<into>an? [\w' -]+)$", re.IGNORECASE),
        re.compile(rf"^(?:{_VERB}|colou?r) {_THIS_PICTURE} (?:(?:in)?to |in )?(?P<into>{LOOK})$", re.IGNORECASE),
        re.compile(
            rf"^{_GIVEN}an? (?P<into>[\w' -]+?) (?:version|rendition|take) (?:of|on|from) {_THIS}$", re.IGNORECASE
        ),
        re.compile(
            rf"^{_GIVEN}(?P<into>an? (?:[\w'-]+ ){{0,3}}{_KIND}) (?:of|from|out of|based on) {_THIS_PICTURE}$",
            re.IGNORECASE,
        ),
        re.compile(rf"^(?P<into>draw|sketch|paint) {_THIS_PICTURE}$", re.IGNORECASE),
    ),
    "zh": (
        re.compile(
            r"^(?:把?(?:图?#?\d+号?|我|你画|它|这|那|上一|刚才|最后|第[一二三四五六\d]+)[^，。,]{0,10}?"
            r"(?:改成|换成|转成|转换成|转换为|转为|弄成|整成|重绘成|变为|改为|渲染成|变成|做成|画成|涂成|染成|改画成|重画成)"
            r"|(?:变成|做成|改?画成|重画成))(?P<into>[^，。].*)$"
        ),
        re.compile(
            rf"^(?:{FROM_ZH}|用|拿)(?:图?#\d+|我的?|你画的|这|那|上一|刚才|最后|第[一二三四五六\d]+)[^，。,画]{{0,8}}?"
            r"(?:画|绘制|生成|做|来)(?:出)?(?:一?[张幅副个])?(?P<into>[^，。画].*)$"
        ),
    ),
}
_OF_PICTURE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?<=[a-z]) (?:in|on|of) {_THIS_PICTURE}(?= (?:(?:in)?to )?[a-z])", re.IGNORECASE),
    "zh": re.compile(
        r"(?:(?<=把)|(?<=[去拿删擦抹]掉))(?:图?#?\d+号?|第[一二三四五六\d]+[张幅个]|[这那][张幅])(?:图片?|照片|画)?(?:[里中上][面边]?的?|的)"
    ),
}
"""The picture of which a part is to change: "the sky in #2"."""
_AS_DRAWN = {"draw": "a drawing", "sketch": "a pencil sketch", "paint": "a painting"}


def turned(text: str, language: Language) -> str | None:
    """What a picture becomes, such as "a pencil sketch"; None for words that turn no picture into anything."""
    found = (pattern.match(text) for pattern in _TURNED[language])
    into = next((match["into"] for match in found if match), None)
    return into and _AS_DRAWN.get(into.lower(), into)


def whole(text: str, language: Language) -> str:
    """The order without the picture of which it changes a part: "make the sky blue" of "make the sky in #2 blue"."""
    return _OF_PICTURE[language].sub("", text, count=1)


def left_out(thing: str, language: Language) -> str:
    """A thing that is not to be shown, without the picture that shows it now: 帽子 of 第二张里的帽子."""
    return whole(f"去掉{thing}", language)[2:] if language == "zh" else thing

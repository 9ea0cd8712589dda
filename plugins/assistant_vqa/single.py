"""A question about several pictures, said of one: a model that sees one and is asked what these are invents the others.

Only words that stand for pictures change; what a picture shows ("these shoes") keeps its plural.
"""

from __future__ import annotations

import re

from assistant.api import Language

_ONE = "\ue000"
"""Stands for the picture until the verbs around it are made to fit."""
_NUMBER = r"#\s?\d{1,6}"
_NUMBERS = re.compile(rf"{_NUMBER}(?:(?:, and | and |, ?|[、，和与跟及] ?| ){_NUMBER})+")

_COUNT = r"(?: (?:two|three|four|five|six|seven|eight|nine|ten|few|\d{1,3}))?"
_PICTURES = r"(?:pictures|photos|photographs|images|pics|drawings|shots)"
_END = r"(?=[?.!,; ]*$|[?.!,;])"
_VERBS = r"(?:show|have|contain|depict|mean|say|look|taken|made|drawn|painted|about|from|in|of|at|is|are|were|got)"
_GROUP = r"(?:all|each|every one|any|some)"
_NAMED_EN = re.compile(
    rf"\b(?:{_GROUP} of )?(?:all )?(?:the|these|those|my){_COUNT} {_PICTURES}\b(?! (?:on|hanging)\b)"
    rf"|\ball{_COUNT} {_PICTURES}\b"
    rf"|\b{_GROUP} of (?:these|those|them){_COUNT}(?:{_END}|(?= {_VERBS}\b))"
    rf"|\b(?:these|those){_COUNT}(?:{_END}|(?= (?:all )?{_VERBS}\b))"
    rf"|(?<=\bare )(?:these|those)(?= (?!people\b)[\w-]+(?<!s)[?.! ]*$)"
    rf"|(?<=\bwhat are )they{_END}|(?<=\bdo )they(?= (?:all )?(?:show|depict|contain)\b)"
    rf"|(?<=\bdescribe )(?:them|all|each){_END}|(?<=\bexplain )them{_END}|(?<=\babout )them{_END}",
    re.IGNORECASE,
)
_IN_THEM = re.compile(rf"\bin them{_END}", re.IGNORECASE)
_AGREES = (
    (re.compile(rf"\b(who|what) are {_ONE}(?: all)?(?=[?.! ]*$)", re.IGNORECASE), r"\1 is this"),
    (re.compile(rf"\bare {_ONE}(?: all)?", re.IGNORECASE), f"is {_ONE}"),
    (re.compile(rf"\bwere {_ONE}(?: all)?", re.IGNORECASE), f"was {_ONE}"),
    (re.compile(rf"\bdo {_ONE}(?: all)?", re.IGNORECASE), f"does {_ONE}"),
    (re.compile(rf"\bhave {_ONE}(?: all)?", re.IGNORECASE), f"has {_ONE}"),
)

_PICTURES_ZH = r"(?:图片|图像|图|照片|画)"
_SOME_ZH = r"[这那](?:些|[几两二三四五六七八九十][张幅]|\d{1,3}[张幅])"
_NAMED_ZH = re.compile(
    rf"(?:{_SOME_ZH}|(?<![第这那\d])(?:[两三四五六七八九十]|\d{{1,3}})[张幅]|所有的?|全部的?|每一?[张幅]){_PICTURES_ZH}都?"
    rf"|{_SOME_ZH}都?(?=里|中|上|是|有|拍|画|显示|[，。？?！! ]|$)"
    r"|^(?:那么?|请问)?它们都?(?=是什么[呀呢啊]?[？?。 ]*$|里)|(?<=描述)它们"
)


def of_one(question: str, language: Language) -> str:
    """The question as one picture alone can answer it: "what are these?" is "what is this?"."""
    said = _NUMBERS.sub(_ONE, question)
    if language == "zh":
        return (
            _NAMED_ZH.sub(_ONE, said)
            .replace(f"{_ONE}都", _ONE)
            .replace(f"{_ONE}里都", f"{_ONE}里")
            .replace(_ONE, "这张图")
        )
    said = _NAMED_EN.sub(_ONE, said)
    said = _IN_THEM.sub("in it" if _ONE in said else f"in {_ONE}", said)
    for plural, singular in _AGREES:
        said = plural.sub(singular, said)
    said = said.replace(_ONE, "this picture")
    return said[:1].upper() + said[1:] if question[:1].isupper() else said

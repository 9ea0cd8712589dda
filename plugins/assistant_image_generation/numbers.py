"""Numbers of a drawing that a sentence names: "seed 7", "512x512", 种子7. Pure.

They are no words for what is drawn, and are cut out of the sentence before it is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.api import Argument

LEAST_SIDE = 64
"""Pixels of a size without a word for it: "a 10 x 20 board" is no size."""
_LEAD = (
    r"(?:[ ,;，；、]|\b(?:with|at|in|using|use|and|to|by|of|as)\b"
    r"|\b(?:a|the)\b(?= (?:seed|size|resolution|width|height))|把?它?[换改变]成|[用以设])*"
)
_CALLED = r"(?:尺寸|大小|分辨率|(?<![a-z])(?:(?:image )?size|resolution))"
_SIZE = re.compile(
    rf"{_LEAD}(?:{_CALLED}(?: ?(?:of|is|to|是|[设改换]?[为成]|[=:：]))? ?)?"
    r"(?<![A-Za-z\d.#])(?P<width>\d{2,4}) ?(?:[x×*乘]|by) ?(?P<height>\d{2,4})(?!\d)"
    r"(?: ?(?:px\b|pixels?\b|像素))?(?:大小|尺寸)?的?",
    re.IGNORECASE,
)
_NAMES = {
    "seed": r"(?<![a-z])seed|种子",
    "width": r"(?<![a-z])width|宽度?",
    "height": r"(?<![a-z])height|高度?",
    "steps": r"(?<![a-z])steps|步数",
    "guidance": r"(?<![a-z])guidance|引导(?:系数|强度)",
}
_NAMED: Mapping[str, re.Pattern[str]] = {
    name: re.compile(
        rf"{_LEAD}(?:{said})(?: ?(?:of|is|to|是|设?为|换?成|[=:：#]))? ?(?P<value>\d+(?:\.\d+)?)"
        r"(?! ?[\d米厘层楼岁个只颗张x×*%])(?! ?(?:m|cm|km|ft|feet|met(?:er|re)s?|days?|weeks?|years?)\b)"
        r"(?: ?(?:px\b|pixels?\b|像素))?的?",
        re.IGNORECASE,
    )
    for name, said in _NAMES.items()
}


def numbered(text: str, arguments: tuple[Argument, ...]) -> tuple[str, dict[str, float]]:
    """The text without the numbers that it names for a drawing, and those, each within the bounds of its argument."""
    bounds = {argument.name: argument for argument in arguments}
    found: dict[str, float] = {}

    def kept(match: re.Match[str], values: Mapping[str, float]) -> str:
        if any(not _fits(bounds[name], value) or name in found for name, value in values.items()):
            return match[0]
        found.update(values)
        return ""

    def sized(match: re.Match[str]) -> str:
        sides = {name: float(match[name]) for name in ("width", "height")}
        return kept(match, sides) if min(sides.values()) >= LEAST_SIDE else match[0]

    text = _SIZE.sub(sized, text)
    for name, pattern in _NAMED.items():
        text = pattern.sub(lambda one, name=name: kept(one, {name: float(one["value"])}), text)  # type: ignore[misc]
    return text.strip(" ,，") if found else text, found


def _fits(argument: Argument, value: float) -> bool:
    if argument.type == "integer" and value != int(value):
        return False
    return (argument.minimum or 0) <= value <= (value if argument.maximum is None else argument.maximum)

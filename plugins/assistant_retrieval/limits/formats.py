"""Upright, wide or square, and the kind of file: "in portrait format", "png pictures", 竖版的, GIF图."""

from __future__ import annotations

import re

from assistant.api import FILE_KIND
from assistant_retrieval.limits.said import without

_SHAPES = (
    (r"in portrait (?:format|orientation|mode)|portrait[- ](?:format|orientation)|upright format", "portrait"),
    (r"in landscape (?:format|orientation|mode)|landscape[- ](?:format|orientation)", "landscape"),
    (r"in square format|square[- ]format", "square"),
    (r"竖版的?|竖屏的?|竖幅的?|竖拍的?", "portrait"),
    (r"横版的?|横屏的?|横幅的?|横拍的?", "landscape"),
    (r"方形版式的?|正方形版式的?", "square"),
)
_ASKED = re.compile(
    r"\b(?P<word>portrait|landscape)[- ]ones\b|^(?:and |but )?(?:only|just)(?: the)? (?P<only>portrait|landscape)$",
    re.IGNORECASE,
)
"""Words that are about a shape only where the whole sentence is: else a landscape is what a picture shows."""
_KIND = re.compile(
    r"[, ，]*(?:\b(?:in|as|of) )?"
    rf"(?<![A-Za-z0-9.])(?P<kind>{FILE_KIND})s?(?![A-Za-z0-9])"
    r"(?:[- ](?:format|files?|images?|pictures?|photos?)\b)?(?: (?:of|with)\b)?"
    r"(?: ?格式)?的?(?:图片?|照片|文件)?的?",
    re.IGNORECASE,
)
_ENDINGS = {"jpg": "jpeg", "tif": "tiff"}


def shape_in(text: str, asked: str) -> tuple[str, str]:
    """The text without its orientation, and that; "any" if it names none. `asked` is the sentence that it is from."""
    found = "any"
    if match := _ASKED.search(asked.strip()):
        found = (match["word"] or match["only"]).lower()
        whole = rf"(?:\bin )?\b{found}\b(?:[- ](?:ones|format|orientation|mode)\b)?"
        text = re.sub(whole, "", text, count=1, flags=re.IGNORECASE).strip()
    for pattern, orientation in _SHAPES:
        rest, count = re.subn(rf"[, ，]*(?:{pattern})", "", text, flags=re.IGNORECASE)
        if count:
            text, found = rest.strip(), orientation
    return text, found


def kind_in(text: str) -> tuple[str, str]:
    """The text without the kind of file, and its media type; empty if it names none."""
    match = _KIND.search(text)
    if match is None:
        return text, ""
    kind = match["kind"].lower()
    return without(text, match), f"image/{_ENDINGS.get(kind, kind)}"

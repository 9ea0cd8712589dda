"""Upright, wide or square, and the kind of file: "in portrait format", "png pictures", 竖版的, GIF图."""

from __future__ import annotations

import re

from assistant.api import FILE_KIND, shape_in, shape_of
from assistant_retrieval.limits.said import without

_SHAPE = re.compile(
    r"\b(?:portrait|landscape|square|vertical|horizontal|upright)\b(?:[- ]ones\b)?|[竖横][版向着]?的?|正?方形的?",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"[, ，]*(?:\b(?:in|as|of) )?"
    rf"(?<![A-Za-z0-9.])(?P<kind>{FILE_KIND})s?(?![A-Za-z0-9])"
    r"(?:[- ](?:format|files?|images?|pictures?|photos?)\b)?(?: (?:of|with)\b)?"
    r"(?: ?格式)?的?(?:图片?|照片|文件)?的?",
    re.IGNORECASE,
)
_ENDINGS = {"jpg": "jpeg", "tif": "tiff"}


def shape_limit(text: str, asked: str) -> tuple[str, str]:
    """The text without its orientation, and that; "any" if it names none. `asked` is the sentence that it is from,
    which may say of "landscape" alone that it is the shape of pictures."""
    rest, shape = shape_in(text)
    shape = shape or shape_of(asked) or shape_in(asked)[1]
    if not shape or rest != text:
        return rest, shape or "any"
    return _SHAPE.sub("", text, count=1).strip(), shape


def kind_in(text: str) -> tuple[str, str]:
    """The text without the kind of file, and its media type; empty if it names none."""
    match = _KIND.search(text)
    if match is None:
        return text, ""
    kind = match["kind"].lower()
    return without(text, match), f"image/{_ENDINGS.get(kind, kind)}"

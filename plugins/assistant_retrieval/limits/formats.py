"""Upright, wide or square: "in portrait format", 竖版的."""

from __future__ import annotations

import re

_FORMATS = (
    (r"in portrait (?:format|orientation|mode)|portrait[- ](?:format|orientation)|upright format", "portrait"),
    (r"in landscape (?:format|orientation|mode)|landscape[- ](?:format|orientation)", "landscape"),
    (r"in square format|square[- ]format", "square"),
    (r"竖版的?|竖屏的?|竖幅的?|竖拍的?", "portrait"),
    (r"横版的?|横屏的?|横幅的?|横拍的?", "landscape"),
    (r"方形版式的?|正方形版式的?", "square"),
)


def format_in(text: str) -> tuple[str, str]:
    """The text without its format, and that; "any" if it names none."""
    found = "any"
    for pattern, orientation in _FORMATS:
        rest, count = re.subn(rf"[, ，]*(?:{pattern})", "", text, flags=re.IGNORECASE)
        if count:
            text, found = rest.strip(), orientation
    return text, found

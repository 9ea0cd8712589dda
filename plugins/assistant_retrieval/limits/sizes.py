"""How large a picture is at least or at most: "larger than 500 pixels", "at most 2,000 px", 大于500像素."""

from __future__ import annotations

import re

from assistant_retrieval.limits.said import without

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})"
_PIXELS = rf"{_NUMBER} ?(?:pixels?|px)(?: (?:wide|high|large|tall|long|across))?\b"
_BIG, _SMALL = r"(?:larger|bigger|wider|higher|taller|greater|longer|more)", r"(?:smaller|less|fewer|narrower|shorter)"
_LEAD = r"[, ]*\b(?:that (?:is|are) |which (?:is|are) |with |of )?(?:a (?:size|side|width|height) of )?"
_PIXELS_ZH = rf" ?{_NUMBER} ?(?:个)?像素"
_PATTERNS = (
    (rf"{_LEAD}(?:at least|no {_SMALL} than|not {_SMALL} than) {_PIXELS}", "smallest", 0),
    (rf"{_LEAD}(?:at most|no {_BIG} than|not {_BIG} than|up to) {_PIXELS}", "largest", 0),
    (rf"{_LEAD}(?:{_BIG} than|over|above) {_PIXELS}", "smallest", 1),
    (rf"{_LEAD}(?:{_SMALL} than|under|below) {_PIXELS}", "largest", -1),
    (rf"[，, ]*(?:不小于|不少于|不低于|至少|最少){_PIXELS_ZH}的?", "smallest", 0),
    (rf"[，, ]*(?:不大于|不超过|不高于|不多于|至多|最多){_PIXELS_ZH}的?", "largest", 0),
    (rf"[，, ]*(?:大于|超过|高于|多于){_PIXELS_ZH}的?", "smallest", 1),
    (rf"[，, ]*(?:小于|低于|不到|少于){_PIXELS_ZH}的?", "largest", -1),
    (rf"[，, ]*{_PIXELS_ZH}(?:及|或)?以上的?", "smallest", 0),
    (rf"[，, ]*{_PIXELS_ZH}(?:及|或)?以下的?", "largest", 0),
)
_READ = tuple((re.compile(pattern, re.IGNORECASE), side, more) for pattern, side, more in _PATTERNS)


def sizes_in(text: str) -> tuple[str, int, int]:
    """The text without its sizes, and the least and the greatest longer side in pixels; 0 for any."""
    found = {"smallest": 0, "largest": 0}
    for pattern, side, more in _READ:
        if match := pattern.search(text):
            found[side] = max(1, int(match["n"].replace(",", "")) + more)
            text = without(text, match)
    return text, found["smallest"], found["largest"]

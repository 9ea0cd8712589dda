"""How large a picture or its file is: "larger than 500 pixels", "at most 2,000 px", "under 2 MB", 大于500像素."""

from __future__ import annotations

import re

from assistant_retrieval.limits.said import without

_BIG = r"(?:larger|bigger|wider|higher|taller|greater|longer|heavier|more)"
_SMALL = r"(?:smaller|less|fewer|narrower|shorter|lighter)"
_LEAD = (
    r"[, ]*\b(?:and )?(?:that (?:is|are) |which (?:is|are) |with |of )?"
    r"(?:(?:a |files? )?(?:size|side|width|height) of |files? (?:of )?)?"
)
_SAID = (
    (rf"{_LEAD}(?:at least|no {_SMALL} than|not {_SMALL} than) {{en}}", "least", 0),
    (rf"{_LEAD}(?:at most|no {_BIG} than|not {_BIG} than|up to) {{en}}", "most", 0),
    (rf"{_LEAD}(?:{_BIG} than|over|above) {{en}}", "least", 1),
    (rf"{_LEAD}(?:{_SMALL} than|under|below) {{en}}", "most", -1),
    (rf"{_LEAD}{{en}} (?:and|or) (?:more|{_BIG})\b", "least", 0),
    (rf"{_LEAD}{{en}} (?:and|or) {_SMALL}\b", "most", 0),
    (r"[，, ]*(?:不小于|不少于|不低于|至少|最少) ?{zh}的?", "least", 0),
    (r"[，, ]*(?:不大于|不超过|不高于|不多于|至多|最多) ?{zh}的?", "most", 0),
    (r"[，, ]*(?:大于|超过|高于|多于) ?{zh}的?", "least", 1),
    (r"[，, ]*(?:小于|低于|不到|少于) ?{zh}的?", "most", -1),
    (r"[，, ]*{zh}(?:及|或|和)?以上的?", "least", 0),
    (r"[，, ]*{zh}(?:及|或|和)?以下的?", "most", 0),
)
"""What is said around an amount in either language, which side it limits, and what is added to it."""
_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})"
_DECIMAL = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?)"
_UNIT = r"(?P<u>(?:[kmg]i?)?b|(?:kilo|mega|giga)?bytes?)\b"
_UNIT_ZH = r"(?P<u>[kmg]i?b|[km](?![a-z])|兆(?:字节)?|千字节|字节)"


def _read(english: str, chinese: str) -> list[tuple[re.Pattern[str], str, int]]:
    return [
        (re.compile(said.format(en=english, zh=chinese), re.IGNORECASE | re.ASCII), side, more)
        for said, side, more in _SAID
    ]


_PIXELS = _read(
    rf"{_NUMBER} ?(?:pixels?|px)(?: (?:wide|high|large|tall|long|across))?\b",
    rf"{_NUMBER} ?(?:个)?像素",
)
_BYTES = _read(rf"{_DECIMAL} ?{_UNIT}", rf"{_DECIMAL} ?{_UNIT_ZH}")
_POWERS = {"k": 1, "千": 1, "m": 2, "兆": 2, "g": 3}


def sizes_in(text: str) -> tuple[str, int, int]:
    """The text without its sizes, and the least and the greatest longer side in pixels; 0 for any."""
    found = {"least": 0, "most": 0}
    for pattern, side, more in _PIXELS:
        if match := pattern.search(text):
            found[side] = max(1, int(match["n"].replace(",", "")) + more)
            text = without(text, match)
    return text, found["least"], found["most"]


def bytes_in(text: str) -> tuple[str, int, int]:
    """The text without its sizes of files, and the least and the greatest one in bytes; 0 for any.

    A megabyte has a million bytes, as on drives (IEC 80000-13); a mebibyte (MiB) has 1024 times 1024. What is larger
    than one may have it: nobody means the single byte.
    """
    found = {"least": 0, "most": 0}
    for pattern, side, _ in _BYTES:
        if match := pattern.search(text):
            unit = match["u"].lower()
            base = 1024 if unit[1:2] == "i" and len(unit) == 3 else 1000
            found[side] = max(1, round(float(match["n"].replace(",", "")) * base ** _POWERS.get(unit[0], 0)))
            text = without(text, match)
    return text, found["least"], found["most"]


def shown_bytes(count: int) -> str:
    """A size of a file as people write it: 2 MB, 1.5 MB, 900 KB."""
    for power, unit in ((3, "GB"), (2, "MB"), (1, "KB")):
        if count * 1.0001 >= 1000**power:  # 999,990 bytes are 1 MB in four figures, and not 1000 KB
            return f"{count / 1000**power:.4g} {unit}"
    return f"{count} B"

"""How large a picture or its file is: "larger than 500 pixels", "at most 2,000 px", "under 2 MB", 大于500像素."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant_retrieval.limits.said import without

_BIG = r"(?:larger|bigger|wider|higher|taller|greater|longer|heavier|more)"
_SMALL = r"(?:smaller|less|fewer|narrower|shorter|lighter)"
_LEAD = (
    r"[, ]*\b(?:and )?(?:that (?:is|are) |which (?:is|are) |with |of )?"
    r"(?:(?:a |files? )?(?:size|side|width|height) of |files? (?:of )?)?"
)
_LEAD_ZH = r"[，, ]*(?:(?:文件的?)?(?:大小|体积)(?:[为在]|要?是)?)?"
_SAID = (
    (rf"{_LEAD}(?:at least|no {_SMALL} than|not {_SMALL} than) {{en}}", "least", 0),
    (rf"{_LEAD}(?:at most|no {_BIG} than|not {_BIG} than|up to) {{en}}", "most", 0),
    (rf"{_LEAD}(?:{_BIG} than|over|above) {{en}}", "least", 1),
    (rf"{_LEAD}(?:{_SMALL} than|under|below) {{en}}", "most", -1),
    (rf"{_LEAD}{{en}} (?:and|or) {_BIG}\b", "least", 0),
    (rf"{_LEAD}{{en}} (?:and|or) {_SMALL}\b", "most", 0),
    (rf"{_LEAD_ZH}(?:不小于|不少于|不低于|至少|最少) ?{{zh}}的?", "least", 0),
    (rf"{_LEAD_ZH}(?:不大于|不超过|不高于|不多于|至多|最多) ?{{zh}}的?", "most", 0),
    (rf"{_LEAD_ZH}(?:大于|超过|高于|多于) ?{{zh}}的?", "least", 1),
    (rf"{_LEAD_ZH}(?:小于|低于|不到|少于) ?{{zh}}的?", "most", -1),
    (rf"{_LEAD_ZH}{{zh}}(?:及|或|和)?以上的?", "least", 0),
    (rf"{_LEAD_ZH}{{zh}}(?:及|或|和)?以下的?", "most", 0),
)
"""What is said around an amount in either language, which side it limits, and what is added to it."""
_NUMBER = r"(?<![\d.x×*])(?<![x×*] )(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})"
_DECIMAL = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?)"
_UNIT = r"(?P<u>[kmg]i?b|(?-i:B)|(?:kilo|mega|giga)?bytes?|megs?|gigs?)\b"
_UNIT_ZH = r"(?P<u>[kmg]i?b|[km](?![a-z])|兆(?:字节)?|千字节|字节)"
_PIXEL = r"(?:pixels?|px)(?: (?:wide|high|large|tall|long|across))?\b"
_BY = r" ?[x×*] ?(?P<by>\d{3,5})(?![\dx×*])(?: ?(?:pixels?|px)\b| ?像素)?"
"""The other side, in pixels also where that is not said: "1920x1080"."""
_WIDE = r"(?<=\d\d\d) (?:wide|across)(?=[,.]| (?:and|from|with)\b|$)"
"""So many pixels, where nothing else can be wide: "at least 1920 wide"."""


def _read(number: str, unit: str, unit_zh: str, more: str = "") -> list[tuple[re.Pattern[str], str, int]]:
    """What is said of amounts in a unit; `more` is what an amount may have instead of it."""
    amounts = {"{en}": rf"{number}(?: ?{unit}{more})", "{zh}": rf"{number}(?: ?{unit_zh}{more})"}
    second, unit_2, unit_2_zh = (re.sub(r"\?P<(\w)>", r"?P<\g<1>2>", each) for each in (number, unit, unit_zh))
    said = [
        (rf"{_LEAD}(?:between |from )?{number}(?: ?{unit})? ?(?:and|to|[-–—]) ?{second} ?{unit_2}", "both", 0),
        (rf"[，,、 ]*在?{number}(?: ?{unit_zh})? ?[到至~～–—-] ?{second} ?{unit_2_zh}(?:之间)?的?", "both", 0),
        *_SAID,
    ]
    for word, amount in amounts.items():
        said = [(each.replace(word, amount), side, added) for each, side, added in said]
    return [(re.compile(each, re.IGNORECASE | re.ASCII), side, added) for each, side, added in said]


_PIXELS = _read(_NUMBER, _PIXEL, r"个?像素", rf"|{_BY}|{_WIDE}")
_BYTES = _read(_DECIMAL, _UNIT, _UNIT_ZH)
_POWERS = {"k": 1, "千": 1, "m": 2, "兆": 2, "g": 3}
_TALL = re.compile(r"[高低]于")
_NO_FILE = re.compile(r"[跑赛步]|马拉松|长跑|公里|米|月薪|工资|粉丝")
_OF_FILES = re.compile(r"文件|大小|体积")
_OF_PICTURES = re.compile(r"图|照|相片|影像|壁纸|截屏")
_FEWEST_K = 20
"""Kilobytes from which a bare K is one: less is a resolution (4K) or a race (10K)."""


def sizes_in(text: str) -> tuple[str, int, int]:
    """The text without its sizes, and the least and the greatest longer side in pixels; 0 for any."""
    found = {"least": 0, "most": 0}
    for pattern, side, more in _PIXELS:
        if match := pattern.search(text):
            groups = match.groupdict()
            amounts = [int(groups[name].replace(",", "")) for name in ("n", "n2", "by") if groups.get(name)]
            _add(found, side, amounts if side == "both" else [max(amounts) + more])
            text = without(text, match)
    return text, found["least"], found["most"]


def bytes_in(text: str) -> tuple[str, int, int]:
    """The text without its sizes of files, and the least and the greatest one in bytes; 0 for any.

    A megabyte has a million bytes, as on drives (IEC 80000-13); a mebibyte (MiB) has 1024 times 1024. What is larger
    than one may have it: nobody means the single byte.
    """
    found = {"least": 0, "most": 0}
    for pattern, side, _ in _BYTES:
        if (match := pattern.search(text)) and _of_a_file(match):
            groups = match.groupdict()
            unit = groups.get("u2") or groups["u"]
            amounts = [_count(groups["n"], groups["u"] or unit)]
            amounts += [_count(groups["n2"], unit)] if side == "both" else []
            _add(found, side, amounts)
            text = without(text, match)
    return text, found["least"], found["most"]


def _add(found: dict[str, int], side: str, amounts: Sequence[int]) -> None:
    for name, amount in (("least", min(amounts)), ("most", max(amounts))):
        if side in (name, "both"):
            found[name] = max(1, amount)


def _count(number: str, unit: str) -> int:
    base = 1024.0 if unit[1:2].lower() == "i" and len(unit) == 3 else 1000.0
    return round(float(number.replace(",", "")) * base ** _POWERS.get(unit[0].lower(), 0))


def _of_a_file(match: re.Match[str]) -> bool:
    """Whether a bare m or k is of files, and no metre, no thousand and no resolution."""
    groups = match.groupdict()
    unit = groups.get("u2") or groups["u"]
    if unit not in {"k", "m", "K", "M"}:
        return True
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if _TALL.search(match[0]) or before.endswith(("高", "长", "宽", "深")) or _NO_FILE.match(behind.lstrip()):
        return False
    if _OF_FILES.search(before[-4:] + match[0] + behind[:4]):
        return True
    if unit in "kK" and float((groups.get("n2") or groups["n"]).replace(",", "")) < _FEWEST_K:
        return False
    return unit in "KM" or not (before + behind).strip() or bool(_OF_PICTURES.search(behind[:4]))


def shown_bytes(count: int) -> str:
    """A size of a file as people write it: 2 MB, 1.5 MB, 900 KB, 636 B. Decimal, as file managers have it."""
    for power, unit in ((3, "GB"), (2, "MB"), (1, "KB")):
        if count * 1.0001 >= 1000**power:  # 999,990 bytes are 1 MB in four figures, and not 1000 KB
            return f"{count / 1000**power:.4g} {unit}"
    return f"{count} B"

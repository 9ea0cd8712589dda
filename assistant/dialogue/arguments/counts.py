"""How many pictures a request is for: "at most 5 photos of dogs", "2 or 3 pictures", 最多找五张, 3到4张."""

from __future__ import annotations

import re

from assistant.api import AMOUNT, Language, figure_of
from assistant.api.figures import DIGITS

NOUN = (
    r"(?:pictures?|images?|photos?|photographs?|pics?|shots?|snaps?|snapshots?|screenshots(?= of)|hits?|results?"
    r"|matches|ones|drawings?)"
)
_NUMBER = AMOUNT["en"]
_RANGE = rf"(?:{_NUMBER}(?: (?:or|to) |(?<=\d) ?[-–—] ?))?(?P<count>{_NUMBER})"
"""Of "2 or 3" the greater one: so many are wanted at most."""
_MOST = r"(?:(?:at|the) most|up to|no(?:t)? more than|max(?:imum)?(?: of)?|not over)"
_ABOUT = r"(?:only|just|merely|about|around|roughly|approximately|some|exactly|maybe|say)"
_FRONT = (
    rf"^(?:(?:{_MOST}|{_ABOUT}) )?(?:(?:the |my )?(?:top|first|best|latest|newest|most recent) )?{_RANGE}"
    rf"(?: (?:more|other|best|different|random|most similar))?(?: of (?:my|the))? (?={NOUN}\b)"
)
_IN_FRONT_EN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _FRONT,
        rf"^{_MOST} {_RANGE} (?=\w)",
        rf"^(?:the )?(?:top|best|first)[ -](?P<count>{_NUMBER})(?![ -]?\w*-)\s*",
        rf"^(?:\d{{1,3}} ?(?:or|to|-|–|—) ?)?(?P<count>{DIGITS})\s+(?=\D)",
    )
)
_BEHIND_EN = (
    re.compile(
        rf"(?<![, ])[, ]+\(?(?:{_MOST}|limit(?: to)?|only|just|top) {_RANGE}(?: {NOUN}| of them)?\)?$",
        re.IGNORECASE,
    ),
)
_NUM_ZH = rf"(?!一[张幅个副]){AMOUNT['zh']}"
_RANGE_ZH = (
    rf"(?:(?:\d{{1,3}}|[一两二三四五六七八九十]{{1,3}}) ?[张幅]?(?:到|至|或者?|、|-|~|～) ?)?(?P<count>{_NUM_ZH})"
)
_MOST_ZH = r"(?:最多|至多|顶多|(?:不要|别|不)(?:超过|多于)|大概|大约|差不多|约|只|仅|就)"
_IN_FRONT_ZH = (
    re.compile(
        rf"^(?:最像的|最好的|前|{_MOST_ZH}{{1,2}}(?:给我|帮我)?(?:找|来|要|看|搜|挑|显示)?(?:出)?)?{_RANGE_ZH}"
        r"(?:来|多)?(?:张|幅|个结果|副)(?:左右|以内|最像的)?(?:就好|就行|即可)?"
    ),
)
_BEHIND_ZH = (
    re.compile(
        rf"(?<![，, ])[，, ]*(?:{_MOST_ZH}{{1,2}}(?:给我|帮我)?(?:找|来|要|看|搜)?|给我|前|要|来)"
        rf"(?:(?P<one>一)(?=[张幅个])|{_RANGE_ZH})(?:张|幅|个)(?:左右|以内)?(?:就行|就好|即可|就够了|就够)?$"
    ),
)


def count_before(text: str, language: Language) -> tuple[str, int]:
    """The text without a number of pictures that it begins with, and that; 0 if there is none."""
    return _taken(text, _IN_FRONT_ZH if language == "zh" else _IN_FRONT_EN)


def count_behind(text: str, language: Language) -> tuple[str, int]:
    """The same at its end: "…, at most 3"."""
    return _taken(text, _BEHIND_ZH if language == "zh" else _BEHIND_EN)


def _taken(text: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, int]:
    match = next((found for pattern in patterns if (found := pattern.search(text))), None)
    if match is None:
        return text, 0
    word = next(word for word in match.groupdict().values() if word)
    return text[: match.start()] + text[match.end() :], figure_of(word)

"""Words that mean the stop key while an answer is being given or read aloud, spoken or typed."""

from __future__ import annotations

import re

_ENGLISH = (
    r"(?:ok |okay )?(?:please )?(?:stop(?: it| that\b(?!')| talking| reading)?|cancel(?: it| that\b(?!'))?|halt"
    r"|(?:that'?s )?enough|(?:be )?quiet|shut up)(?: now)?(?: please)?"
)
_CHINESE = r"请?(?:停(?:下来?|止|一下)?|暂停|(?:别|不要)再?[说念读讲]了|够了|闭嘴|安静|取消)吧?"
_STOP = re.compile(rf"(?:{_ENGLISH})(?: (?:{_ENGLISH}))*+|(?:{_CHINESE})(?: ?(?:{_CHINESE}))*")
"""Once, or several times as people do who want to be heard: "stop, stop"."""
_BETWEEN = re.compile(r"[^\w']+")


def means_stop(text: str) -> bool:
    """Whether these words ask for nothing but an end."""
    return _STOP.fullmatch(_BETWEEN.sub(" ", text.casefold().replace("’", "'")).strip()) is not None

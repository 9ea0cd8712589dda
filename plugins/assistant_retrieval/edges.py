"""The days of the options `since` and `until`, which may be said as in a search's own words: "yesterday", 昨天."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from assistant_retrieval.limits import Limits, NoDay, NoKind, limits_in


def with_days(given: Mapping[str, Any], today: datetime.date) -> Mapping[str, Any]:
    """The arguments with both options as YYYY-MM-DD: the first of the days that are said, and the last of them. What
    names no days stays as it is."""
    return {**given, "since": _edge(given["since"], today, 0), "until": _edge(given["until"], today, 1)}


def _edge(said: str, today: datetime.date, end: int) -> str:
    for words in filter(None, (said.strip(), said.strip() and f"from {said.strip()}")):
        try:
            found = limits_in(words, today)
        except (NoDay, NoKind):
            continue
        if found == Limits("", found.days) and len(found.days.written) == 1 and found.days.written[0][end]:
            return found.days.written[0][end]
    return said

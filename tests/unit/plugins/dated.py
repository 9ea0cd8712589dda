"""Limits as tests write them: days as YYYY-MM-DD, an empty one being open."""

from __future__ import annotations

import datetime
from typing import Any

from assistant_retrieval.limits import Days, Limits


def limited(rest: str, since: str = "", until: str = "", *more: Any, **named: Any) -> Limits:
    """Words with the days from one to another, and other limits in their order."""
    first, last = (datetime.date.fromisoformat(day) if day else None for day in (since, until))
    return Limits(rest, Days.between(first, last), *more, **named)

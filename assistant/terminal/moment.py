"""When something was, as lists tell it."""

from __future__ import annotations

from datetime import datetime


def moment(seconds: float) -> str:
    """Seconds since 1970 as `2026-11-27 05:14` in the time of this place."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")

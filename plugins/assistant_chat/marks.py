"""Marks of Markdown around text that may hold such marks itself."""

from __future__ import annotations

import re


def backticks(text: str, least: int) -> str:
    """So many that no run in the text is as long, and at least `least`."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)

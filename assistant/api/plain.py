"""Words as the patterns of this package read them. Standard library only."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """In one line, in small letters, with single spaces and the plain apostrophe."""
    return re.sub(r"\s+", " ", text.strip().lower().replace("’", "'"))

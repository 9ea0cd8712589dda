"""How much of a text its readers see. Standard library only.

Patterns look for a request in the words of a turn. A turn may hold a million characters, of which the request is the
beginning or the end and the rest is material, and the time that a pattern takes may grow faster than the text.
"""

from __future__ import annotations

from typing import Final

EXTENT: Final = 600
"""Characters that are read for a request."""


def start_and_end(text: str, extent: int = EXTENT) -> str:
    """The text if it has at most `extent` characters, else its beginning and its end, with no word cut where there
    are spaces."""
    text = text.strip()
    if len(text) <= extent:
        return text
    first, last = text[: extent // 2], text[-(extent // 2) :]
    if not _divides(first[-1:], text[len(first)]):
        first = first.rsplit(maxsplit=1)[0]
    if not _divides(text[-len(last) - 1], last[:1]):
        last = last.split(maxsplit=1)[-1]
    return f"{first.rstrip()} {last.lstrip()}"


def _divides(before: str, behind: str) -> bool:
    """Whether a cut between two characters leaves every word whole."""
    return before.isspace() or behind.isspace()

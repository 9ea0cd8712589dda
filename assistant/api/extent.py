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
    start, end = first.rsplit(maxsplit=1), last.split(maxsplit=1)
    return f"{start[0] if len(start) > 1 else first} {end[-1] if len(end) > 1 else last}"

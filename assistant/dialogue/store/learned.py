"""What is known of a picture: what was said of it, the newest first, above the words that it came with."""

from __future__ import annotations

from assistant.dialogue.store.words import storable

LONGEST_DESCRIPTION = 2000
"""Characters. What is known of a picture is for finding it again; it must not grow with every answer."""


def learned(known: str, text: str, kept: str = "") -> str:
    """What is known with that text added, if it says anything new: at most `LONGEST_DESCRIPTION` characters, with what
    it was drawn from, `kept`, whole at the end."""
    said = storable(text).strip()
    if not said or said in known:
        return known
    words = f"{said}\n{known}".strip()
    if len(words) <= LONGEST_DESCRIPTION or not kept:
        return words[:LONGEST_DESCRIPTION]
    return f"{words[: max(0, LONGEST_DESCRIPTION - len(kept) - 1)].rstrip()}\n{kept}"

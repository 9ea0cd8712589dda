"""What a language model is told of the pictures around a request, in a few lines. Pure; also read by the training."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.dialogue.references import Seen

MOST_PICTURES = 12
"""The latest pictures that are listed; older ones can still be named by their numbers."""
LONGEST = 80
"""Characters of a picture's description."""


def setting_of(pictures: Sequence[Seen], about: Sequence[int] = (), sounds: int = 0) -> str:
    """One line that lists the pictures, one that says which of them the words are about, one for sounds."""
    lines = ["Pictures: " + ("; ".join(map(_line, pictures[-MOST_PICTURES:])) or "none")]
    if about:
        lines.append("About: " + ", ".join(f"#{number}" for number in about))
    if sounds:
        lines.append(f"Sounds: {sounds}")
    return "\n".join(lines)


def _line(picture: Seen) -> str:
    words = " ".join(picture.description.split())[:LONGEST]
    return f"#{picture.number} {picture.origin}" + (f": {words}" if words else "")

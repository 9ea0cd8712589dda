"""What a speech model says of one window. A value, so that those who hear elsewhere need no torch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What was heard in one window; `text` is empty where nobody spoke. `no_speech` in [0, 1]."""

    text: str
    language: str
    no_speech: float
    pieces: tuple[tuple[float, float, str], ...] = ()
    """Begin and end in seconds of the window, and words, in order; empty if the model tells no times."""

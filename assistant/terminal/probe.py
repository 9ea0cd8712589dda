"""What this terminal can draw, asked in one round trip before the app starts. Knows no picture library.

Belongs here: the question and its answer. Every terminal answers "what are you?" (primary device attributes), so that
answer, asked for last, tells that no other will come: a terminal that knows neither graphics costs no waiting.
"""

from __future__ import annotations

import os
import re
import select
import sys
import termios
import time
import tty
from dataclasses import dataclass

_ASK = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[c"
"""Kitty's graphics query (answered OK or with an error), the size of a cell, and the device attributes."""
_ATTRIBUTES = re.compile(rb"\x1b\[\?([0-9;]*)c")
_CELL = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
_PATIENCE_S = 1.0
"""For terminals behind a slow line. A reply that comes later would be taken for typed text."""
_SILENT_S = 0.1
"""For what never answers, such as a recorder that calls itself a terminal."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """`cell`: pixels of a cell as (width, height), None if unknown."""

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] | None = None


def probe() -> Abilities:
    """Asks the terminal; nothing is known where there is none. Only before the app reads the keyboard."""
    try:
        keyboard, screen = sys.__stdin__.fileno(), sys.__stdout__.fileno()  # type: ignore[union-attr]
        before = termios.tcgetattr(keyboard)
    except (AttributeError, OSError, ValueError, termios.error):
        return Abilities()
    if not os.isatty(screen):
        return Abilities()
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        os.write(screen, _ASK.encode("ascii"))
        reply = _reply(keyboard)
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
    return read(reply, _cell_of(screen))

"""Timers that always come."""

from __future__ import annotations

from typing import Any

from textual.message_pump import MessagePump
from textual.timer import Timer


class Punctual(MessagePump):
    """One whose `set_timer` calls back also where the machine was busy.

    The library's timers leave out the ticks whose time is over when they are looked at, and one that ticks once leaves
    out that one if the process did not run for as long as its delay just after its start. What waits for it then waits
    for ever: the app for the new size of the terminal (its delay is 8 ms), the line for what was pasted.
    """

    def set_timer(self, *details: Any, **named: Any) -> Timer:
        """As the library's."""
        timer = super().set_timer(*details, **named)
        timer._skip = False
        return timer

"""A line that somebody has begun while something runs: the terminal shows it, and hands it over with Enter only.

Belongs here: whether there is one. What becomes of it is `typed.py`'s matter.
"""

from __future__ import annotations

import os
import select
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_KEYBOARD = threading.Lock()
"""Held while the keyboard is read, or asked for what it holds."""
_MOST = 1 << 16


class _Typing:
    """Whether lines can be begun at this moment."""

    on = False


@contextmanager
def typing_beside() -> Iterator[None]:
    """While it is open, somebody may type beside what is written."""
    _Typing.on = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        yield
    finally:
        _Typing.on = False


def read_keyboard() -> bytes | None:
    """What was typed, empty at the end; None if there is nothing. Raises OSError if the terminal went away."""
    keyboard = sys.stdin.fileno()
    with _KEYBOARD:
        return os.read(keyboard, _MOST) if _can_be_read(keyboard) else None


def line_is_begun() -> bool:
    """Whether the cursor stands behind such a line. What it holds can be read from then on."""
    return _Typing.on and _waiting() > 0


def _waiting() -> int:
    """Bytes that were typed and not read; 0 where the system cannot tell."""
    try:
        import fcntl
        import termios
    except ImportError:
        return 0
    keyboard = sys.stdin.fileno()
    with _KEYBOARD, suppress(OSError, termios.error):
        if _can_be_read(keyboard):  # a whole line, or the end: whoever reads the keyboard takes it
            return 0
        modes = termios.tcgetattr(keyboard)
        by_key = [*modes]
        by_key[3] &= ~termios.ICANON
        # By the line, the system counts whole lines only; going back to that, it hands over what there is.
        termios.tcsetattr(keyboard, termios.TCSANOW, by_key)
        try:
            (count,) = struct.unpack("i", fcntl.ioctl(keyboard, termios.FIONREAD, bytes(4)))
        finally:
            termios.tcsetattr(keyboard, termios.TCSANOW, modes)
        return int(count)
    return 0


def _can_be_read(keyboard: int) -> bool:
    return bool(select.select([keyboard], [], [], 0)[0])

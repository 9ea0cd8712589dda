"""Pressing keys one after the other, each timed from the press to the arrival of its echo."""

from __future__ import annotations

import time

from benchmarks.driving.session import Session

_FIRST, _COUNT = 0x1E00, 256
"""Latin Extended Additional: letters one cell wide that no text of the program has."""
_LINE = 60
_EMPTIES = b"\x15"
"""Ctrl+U: deletes to the start of the line."""
_PAUSE_S = 0.05
"""Between keys: a person's pace, and slow enough not to be taken for a dropped path that is typed."""


def echoes(session: Session, count: int) -> list[float]:
    """Milliseconds from press to echo of `count` characters. The line is emptied before it is full."""
    times = []
    for number in range(count):
        key = chr(_FIRST + number % _COUNT).encode()
        pressed = session.write(key)
        times.append((session.wait_for(key, since=pressed) - pressed) * 1000)
        time.sleep(_PAUSE_S)
        if number % _LINE == _LINE - 1:
            session.write(_EMPTIES)
            time.sleep(10 * _PAUSE_S)
    return times

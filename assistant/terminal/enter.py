"""Enter at a terminal while something else runs."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LINE = 1 << 16
"""More bytes than a terminal gives at one reading."""


@contextmanager
def on_enter(pressed: Callable[[], None]) -> Iterator[None]:
    """Calls `pressed` for every line until it is left, within a running loop. Lines of a pipe are all there at once:
    they are no keys."""
    if not sys.stdin.isatty():
        yield
        return

    def read() -> None:
        os.read(sys.stdin.fileno(), _LINE)
        pressed()

    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin, read)
    try:
        yield
    finally:
        loop.remove_reader(sys.stdin)

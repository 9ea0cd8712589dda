"""How decoder children are started and read: no shell, nothing of the working folder imported, waits that end."""

from __future__ import annotations

import os
import selectors
import sys
import time
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PIECE = 1 << 20


def command(module: str, *arguments: str) -> list[str]:
    """The command of a child. `-P` keeps the folder that the host was started in from being imported from."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """One thread for numpy: its buffers alone would eat a child's address space on machines with many cores."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def read_exactly(descriptor: int, count: int, deadline: float) -> bytes:
    """`count` bytes, or fewer at the end of the pipe. Raises TimeoutError at `deadline` (time.monotonic)."""
    held = bytearray()
    while len(held) < count:
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
        data = os.read(descriptor, min(_PIECE, count - len(held)))
        if not data:
            break
        held += data
    return bytes(held)

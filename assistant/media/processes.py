"""How decoder children are started and read: one thread for numpy, waits that end."""

from __future__ import annotations

import os
import selectors
import time

from assistant import children

_PIECE = 1 << 20


def environment() -> dict[str, str]:
    """One thread for numpy: its buffers alone would eat a child's address space on machines with many cores."""
    return {**children.environment(), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


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

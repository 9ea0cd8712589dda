"""A lock that many hold together, or one alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SharedLock:
    """Who comes to share it waits for one that holds it alone and for those that want to, so that they have their turn
    however many share it one after the other. No block may stand inside another one of the same thread."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._sharing = 0
        self._wanted = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Holds it together with others that share it."""
        with self._free:
            self._free.wait_for(lambda: not self._wanted)
            self._sharing += 1
        try:
            yield
        finally:
            with self._free:
                self._sharing -= 1
                self._free.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Holds it once nobody shares it."""
        with self._free:
            self._wanted += 1
            try:
                self._free.wait_for(lambda: not self._sharing)
                yield
            finally:
                self._wanted -= 1
                self._free.notify_all()

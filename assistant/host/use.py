"""Whether anybody still uses this host: the last request or answer, and the front ends that say that they are there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Use:
    """Counted on the event loop's thread only. Times in seconds of a clock that never goes back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = self._last = clock()
        self.present = 0
        """Front ends that hold a `GET /presence` stream open: chats on somebody's screen."""

    def noted(self) -> None:
        """A front end asked for something, or has its answer."""
        self._last = self._clock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """A front end is there, whether it asks for something or not."""
        self.present += 1
        try:
            yield
        finally:
            self.present -= 1
            self.noted()

    def unused_s(self) -> float:
        """Seconds since the last request or the end of its answer; 0 while a front end is there."""
        return 0.0 if self.present else self._clock() - self._last

    def uptime_s(self) -> float:
        return self._clock() - self._started

"""Ctrl+C in the plain chat."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any


class Interrupt:
    """Ctrl+C raises KeyboardInterrupt once where that was prepared for. Pressed again while it is still being followed,
    it is the same wish: nothing happens, and nobody is thrown out. For the main thread."""

    def __init__(self) -> None:
        self._armed = False
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._pressed)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        signal.signal(signal.SIGINT, self._before)

    def arm(self) -> None:
        """The next press raises."""
        self._armed = True

    def rest(self) -> None:
        """No press raises."""
        self._armed = False

    def _pressed(self, _number: int, _frame: FrameType | None) -> None:
        if self._armed:
            self._armed = False
            raise KeyboardInterrupt

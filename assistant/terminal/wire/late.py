"""Takes replies that came later than the probe waited for them out of what is typed. Knows no terminal."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from assistant.terminal.probe import ATTRIBUTES, REPLY

_GIVEN_UP_S = 10.0
"""A terminal that has not answered in so long will not."""
_PATIENCE_S = 1.0
"""The rest of a reply that was cut comes sooner. No key is cut so: what waits is no key that somebody pressed."""
_BEGUN = re.compile(rb"\x1b(?:_(?:G[^\x1b]*\x1b?)?|\](?:[157][^\x07\x1b]*\x1b?)?|\[(?:\?[\d;]*\$?|6(?:;\d*){0,2})?)?\Z")
_KEY = 2
"""Bytes of what is also a key by itself: Escape, and Alt with a bracket or an underline."""


class Late:
    """Give it what was read. What may begin a reply is kept for the next time, or until `idle` gives it up."""

    def __init__(self, *, expected: bool, clock: Callable[[], float] = time.monotonic) -> None:
        """`expected`: whether the terminal was asked and has not said all; else everything passes."""
        self._clock = clock
        self._until = clock() + _GIVEN_UP_S if expected else 0.0
        self._held = b""

    @property
    def holding(self) -> bool:
        return bool(self._held)

    def take(self, data: bytes) -> bytes:
        """What of it was typed."""
        data, self._held = self._held + data, b""
        if not self._until:
            return data
        last = ATTRIBUTES.search(data)
        if last or self._clock() > self._until:
            self._until = 0.0
            end = last.end() if last else len(data)
            return REPLY.sub(b"", data[:end]) + data[end:]
        typed = REPLY.sub(b"", data)
        if begun := _BEGUN.search(typed):
            self._held = begun[0]
        return typed.removesuffix(self._held) if self._held else typed

    def idle(self, seconds: float) -> bytes:
        """Nothing came for so long: what is kept was typed, unless it is half a reply."""
        if not self._held or (len(self._held) > _KEY and seconds < _PATIENCE_S):
            return b""
        held, self._held = self._held, b""
        return held if len(held) <= _KEY else b""

"""Connections to one server that are kept from request to request. Each serves one request at a time, so that whoever
breaks a piece of work off knows which connection has it."""

from __future__ import annotations

import contextlib
import math
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from assistant.engine.remote.stream import Breaks

KEPT_S = 3.0
"""Seconds that an unused connection is kept: fewer than the 5 after which uvicorn closes it, perhaps at the moment of
the next request."""


class Lines:
    """As many as there are requests at once. Thread-safe."""

    def __init__(self, client: Callable[[], httpx.Client], kept: Callable[[], None] = lambda: None) -> None:
        """`client` makes one; what it raises is raised here, and later where one more is needed. `kept` is called once
        there is a connection that `rest` will have to close."""
        self._client = client
        self._kept = kept
        # Reentrant, because a forgotten stream may be closed by the garbage collector while its own thread holds it.
        self._lock = threading.RLock()
        self._closed = False
        self._idle = [_Line(client())]

    @contextlib.contextmanager
    def lent(self, breaks: Breaks | None) -> Iterator[tuple[httpx.Client, Any]]:
        """A client for one request, and the `trace` that its request must have. `breaks` can break it off."""
        with self._lock:
            line = self._idle.pop() if self._idle else None
        line = line or _Line(self._client())
        use = _Use(line)
        if breaks:
            breaks.add(use.break_off)
        try:
            yield line.client, use.told
        finally:
            use.end()
            if breaks:
                breaks.drop(use.break_off)
            line.unused_since_s = time.monotonic()
            with self._lock:
                self._idle.append(line)
                self._close_idle()
                waits = bool(self._idle)
            if waits:
                self._kept()

    def rest(self) -> float | None:
        """Closes the connections that were kept long enough; in how many seconds the next one will have been."""
        now = time.monotonic()
        with self._lock:
            over = [line for line in self._idle if now - line.unused_since_s >= KEPT_S]
            self._idle = [line for line in self._idle if line not in over]
            for line in over:
                line.client.close()
            first = min((line.unused_since_s for line in self._idle), default=math.inf)
        return None if first == math.inf else max(0.0, first + KEPT_S - now)

    def close(self) -> None:
        """Closes each connection once no request uses it. Whoever holds on to it may ask again: that opens another."""
        with self._lock:
            self._closed = True
            self._close_idle()

    def _close_idle(self) -> None:
        """The lock must be held."""
        if self._closed:
            while self._idle:
                self._idle.pop().client.close()


class _Line:
    """A client with one connection at most, and the stream of that."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.stream: Any = None
        self.unused_since_s = math.inf
        """On the monotonic clock; infinite before its first request, while there is no connection."""


class _Use:
    """One request on a line, until it ends."""

    def __init__(self, line: _Line) -> None:
        self._line = line
        self._lock = threading.Lock()
        self._ended = self._broken = False

    def told(self, _: str, info: dict[str, Any]) -> None:
        """What httpx tells how a request goes: the streams that it opens, the plain one and the encrypted one over
        it."""
        stream = info.get("return_value")
        if not hasattr(stream, "get_extra_info"):
            return
        with self._lock:
            self._line.stream = stream
            if self._broken:
                _break_off(stream)

    def break_off(self) -> None:
        """Wakes the thread that waits for the server; what the request opens from here on is broken off too."""
        with self._lock:
            if not self._ended:
                self._broken = True
                _break_off(self._line.stream)

    def end(self) -> None:
        """From here on the line is another's."""
        with self._lock:
            self._ended = True


def _break_off(stream: Any) -> None:
    """Closing the connection would wake nobody: it must be shut down. As a plain socket: one that is encrypted would
    first send what is still to be sent without that."""
    connection = stream.get_extra_info("socket") if stream is not None else None
    if isinstance(connection, socket.socket):
        with contextlib.suppress(OSError):
            socket.socket.shutdown(connection, socket.SHUT_RDWR)

"""A program in a pseudo-terminal that answers as terminals do. All that it writes gets the time of its arrival.

Belongs here: keys in, bytes out. Does not belong here: what a screen looks like, or what is measured.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

_REPLIES = (
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[16t"), b"\x1b[6;20;10t"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
)
"""A terminal without graphics that knows synchronized output, as most do."""


class Session:
    """A running program. `arrived` holds (time, bytes) in order; times are those of `time.perf_counter`, in seconds."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (100, 30)
    ) -> None:
        self.arrived: list[tuple[float, bytes]] = []
        self._news = threading.Condition()
        self._hung_up = threading.Event()
        self._keyboard, theirs = pty.openpty()
        columns, rows = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, columns * 10, rows * 20))
        inherited = {key: value for key, value in os.environ.items() if key not in _NOT_INHERITED}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            list(command),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **environment},
            start_new_session=True,
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self._keyboard >= 0:
            self._reader.join(5)
            os.close(self._keyboard)

    def hang_up(self) -> None:
        """The terminal goes away, without a signal. Nothing can be written or read any more."""
        self._hung_up.set()
        self._reader.join()
        os.close(self._keyboard)
        self._keyboard = -1

    def write(self, data: bytes) -> float:
        """Presses keys; the time at which they were pressed."""
        pressed = time.perf_counter()
        os.write(self._keyboard, data)
        return pressed

    def wait_for(self, wanted: bytes, since: float = 0, within_s: float = 60) -> float:
        """The time at which bytes arrived that hold `wanted`. Raises TimeoutError."""
        return self.wait_until(lambda data: wanted in data, repr(wanted), since, within_s)

    def wait_until(self, met: Callable[[bytes], bool], what: str, since: float = 0, within_s: float = 60) -> float:
        """The arrival of the piece that, joined to what came from `since` on, first satisfies `met`."""
        deadline = time.perf_counter() + within_s
        index, seen = 0, b""
        with self._news:
            while True:
                for arrived, data in self.arrived[index:]:
                    index += 1
                    if arrived >= since:
                        seen = seen[-_OVERLAP:] + data
                        if met(seen):
                            return arrived
                left = deadline - time.perf_counter()
                if left <= 0 or (self.process.poll() is not None and not self._reader.is_alive()):
                    raise TimeoutError(f"{what} did not come. The end of what came: {seen[-600:]!r}")
                self._news.wait(min(left, 0.5))

    def answers(self, data: bytes) -> bytes:
        """What the terminal says to a piece of output. Called on the thread that reads."""
        return b"".join(answer for question, answer in _REPLIES if question.search(data))

    def output(self) -> bytes:
        return b"".join(data for _, data in self.arrived)

    def _read(self) -> None:
        while True:
            try:
                if not select.select([self._keyboard], [], [], 1.0)[0] or self._hung_up.is_set():
                    if self.process.poll() is not None or self._hung_up.is_set():
                        break
                    continue
                data = os.read(self._keyboard, 1 << 16)
            except OSError:
                break
            now = time.perf_counter()
            if not data:
                break
            if answer := self.answers(data):
                os.write(self._keyboard, answer)
            with self._news:
                self.arrived.append((now, data))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()


_OVERLAP = 4096
"""Bytes of earlier pieces that are looked at again: a word may be cut by the pipe."""
_NOT_INHERITED = {"TMUX", "TERM_PROGRAM", "COLUMNS", "LINES", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY"}

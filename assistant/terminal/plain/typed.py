"""What the user types: one line after the other, also those that come while something runs, Ctrl+C and Ctrl+D.

Belongs here: reading them. What a line means is `commands.py`'s matter.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe, safe_line
from assistant.terminal.plain.begun import read_keyboard, typing_beside
from assistant.terminal.plain.interrupt import Interrupt
from assistant.terminal.plain.line import Line
from assistant.terminal.plain.words import SAY, say

Control = Callable[[str], bool]
"""Acts on a line at once; False if it is none of those that do."""
_BREAK = re.compile(rb"\r\n|\r|\n")
_KEYS = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)")
"""Arrows and the like. While something runs, the system's own line has no use for them."""


class Typed:
    """Standard input. Lines of a pipe are all there at once: none of them is typed while something runs."""

    def __init__(self, language: Language) -> None:
        self.line = Line()
        self.interrupt = Interrupt()
        self._language: Language = language
        self.person = sys.stdin.isatty()
        """Whether somebody types; Ctrl+C leaves where nobody does."""
        self._waiting: deque[str] = deque()
        self._begun = b""
        """What the next line begins with: what was typed while something ran, up to its end."""
        self._over = False

    @property
    def waits(self) -> bool:
        """Whether a line came while something ran, or the user has left."""
        return bool(self._waiting) or self._over

    def next(self) -> str | None:
        """The next line, None at the end. Raises KeyboardInterrupt."""
        if self._waiting:
            line = self._waiting.popleft()
            say(f"> {safe_line(line)}")
            return line
        if self._over:
            return None
        begun, self._begun = self._begun, b""
        read = self.line.read(_text(begun))
        return None if read is None else read.strip()

    def put(self, text: str) -> bool:
        """The next line begins with it, as it can be shown; False where a line cannot be edited."""
        if self.line.edits:
            self._begun = safe(text).encode(sys.stdin.encoding, "replace")
        return self.line.edits

    @contextmanager
    def meanwhile(self, control: Control) -> Iterator[None]:
        """While something runs, `control` gets each line; one that does not act at once waits, and that is said. Ctrl+C
        raises KeyboardInterrupt."""
        if not self.person:
            self.interrupt.arm()
            yield
            return
        ended, end = os.pipe()
        watcher = threading.Thread(target=self._watch, args=(ended, control), name="typed", daemon=True)
        watcher.start()
        try:
            self.interrupt.arm()
            with typing_beside():
                yield
        finally:
            self.interrupt.rest()
            os.write(end, b".")
            watcher.join()
            os.close(ended)
            os.close(end)

    def _watch(self, ended: int, control: Control) -> None:
        # Nothing is read ahead: what lies in a buffer of ours is not seen by `select`, nor by who reads the next line.
        typing = sys.stdin.fileno()
        with suppress(OSError):  # the terminal went away
            while ended not in select.select([typing, ended], [], [])[0]:
                read = read_keyboard()
                if read is None:
                    continue
                if not read and self._leaves():
                    return
                *lines, self._begun = _BREAK.split(self._begun + read)
                for line in lines:
                    self._take(_text(line), control)

    def _take(self, line: str, control: Control) -> None:
        try:
            if control(line):
                return
        except AssistantError as error:
            say(error.said(self._language))
            return
        self._waiting.append(line)
        if line:
            say(SAY(self._language, "waits"))

    def _leaves(self) -> bool:
        """Ctrl+D: the answer comes to its end, unless it was pressed before. Whether nothing more is to be read."""
        again, self._over = self._over, True
        if not sys.stdin.isatty():
            return True
        if again:
            self._waiting.clear()
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        else:
            say("\n" + SAY(self._language, "leaving"))
        return again


def _text(line: bytes) -> str:
    return _KEYS.sub(b"", line).decode(sys.stdin.encoding or "utf-8", "surrogateescape").strip()

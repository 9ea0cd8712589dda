"""The lines that the user types: one after the other, also those that come while something runs.

Belongs here: reading them. What a line means is `commands.py`'s matter.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.plain.words import SAY, say

Control = Callable[[str], bool]
"""Acts on a line at once; False if it is none of those that do."""


class Typed:
    """Standard input. Lines of a pipe are all there at once: none of them is typed while something runs."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._person = sys.stdin.isatty()
        self._waiting: deque[str] = deque()
        self._over = False

    @property
    def waits(self) -> bool:
        """Whether a line came while something ran, or the user has left."""
        return bool(self._waiting) or self._over

    def lines(self, interrupted: Callable[[], object]) -> Iterator[str]:
        """Every line. Ctrl+C at the prompt calls `interrupted` and says how to leave."""
        while self._waiting or not self._over:
            if self._waiting:
                line = self._waiting.popleft()
                say(f"> {safe_line(line)}")
                yield line
                continue
            try:
                line = self._asked()
            except KeyboardInterrupt:
                interrupted()
                say("")
                say(SAY(self._language, "leave"))
                continue
            if not line:
                return
            yield line.strip()

    def _asked(self) -> str:
        if self._person:
            sys.stdout.write("> ")
            sys.stdout.flush()
        return sys.stdin.readline()

    @contextmanager
    def meanwhile(self, control: Control) -> Iterator[None]:
        """While something runs, `control` gets each line; one that does not act at once waits, and that is said."""
        if not self._person:
            yield
            return
        ended, end = os.pipe()
        watcher = threading.Thread(target=self._watch, args=(ended, control), name="typed", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            os.write(end, b".")
            watcher.join()
            os.close(ended)
            os.close(end)

    def _watch(self, ended: int, control: Control) -> None:
        # A terminal gives one line at each reading, so that none is left where `select` does not see it.
        while ended not in select.select([sys.stdin, ended], [], [])[0]:
            read = sys.stdin.readline()
            if not read:
                self._over = True
                return
            line = read.strip()
            try:
                if control(line):
                    continue
            except AssistantError as error:
                say(error.said(self._language))
                continue
            self._waiting.append(line)
            if line:
                say(SAY(self._language, "waits"))

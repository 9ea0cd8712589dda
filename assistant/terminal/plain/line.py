"""The line that is being written. In a terminal it has the keys of a shell: moving and correcting, what was asked
before (↑), looking for it (Ctrl+R); a text that is pasted in one piece stays one.

Belongs here: one line and its history, which is never written to a file: what was asked stands in the conversations.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterable
from types import ModuleType

from assistant.api.safe_text import safe
from assistant.terminal.dumb import dumb
from assistant.terminal.plain.words import say

_PROMPT = "> "
_PASTES = "set enable-bracketed-paste on"
"""The terminal is asked to say where a pasted text begins and ends."""
_SETTINGS = (
    "set enable-active-region off",
    # Characters beyond ASCII stay what they are, also where the locale knows none.
    "set input-meta on",
    "set output-meta on",
    "set convert-meta off",
)


class Line:
    """Standard input, a line at a time. Those of a pipe, and those that no terminal shows, have no keys."""

    def __init__(self) -> None:
        self._person = sys.stdin.isatty()
        self._keys = _keys() if self._person and sys.stdout.isatty() else None

    def read(self, begun: str = "") -> str | None:
        """The next line, which begins with `begun`; None at the end. Raises KeyboardInterrupt at Ctrl+C."""
        if self._keys is None:
            return self._read(begun)
        held = _held(begun)
        self._begin_with(self._keys, begun if held else "")
        try:
            written = input(_PROMPT)
            return written if held else begun + written
        except EOFError:
            say("")
            return None

    @property
    def edits(self) -> bool:
        """Whether there are keys to change a line with."""
        return self._keys is not None

    def remember(self, text: str) -> None:
        """↑ brings it back."""
        text = safe(text)
        if self._keys is None or not text.strip() or not _held(text):
            return
        last = self._keys.get_current_history_length()
        if not last or self._keys.get_history_item(last) != text:
            self._keys.add_history(text)

    def remember_only(self, texts: Iterable[str]) -> None:
        """What was asked in a conversation, oldest first, in place of everything before."""
        if self._keys is not None:
            self._keys.clear_history()
        for text in texts:
            self.remember(text)

    def _read(self, begun: str) -> str | None:
        # A prompt is for whoever types: what is written elsewhere (`| tee log`) would begin behind it.
        screen = sys.stdout if sys.stdout.isatty() else sys.stderr
        if self._person and screen.isatty():
            screen.write(_PROMPT + safe(begun))
            screen.flush()
        return begun + line if (line := sys.stdin.readline()) else None

    def _begin_with(self, keys: ModuleType, begun: str) -> None:
        def insert() -> None:
            keys.insert_text(begun)

        keys.set_startup_hook(insert if begun else None)


def _held(text: str) -> bool:
    """Whether the locale has these characters; the library gets and gives them in its bytes."""
    try:
        text.encode(locale.getencoding(), "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _keys() -> ModuleType | None:
    """The library that edits lines; some builds of Python come without."""
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    for setting in (*_SETTINGS, *(() if dumb(os.environ) else (_PASTES,))):
        readline.parse_and_bind(setting)
    return readline

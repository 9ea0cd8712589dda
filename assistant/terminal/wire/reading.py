"""The driver for every terminal but Windows': reads whatever bytes come, so that none of them can end the chat.

The library's own driver ends the app at a byte that is no UTF-8, as the name of a dropped file may hold, and at some
sequences that no terminal should send.
"""

from __future__ import annotations

import codecs
import os
import select
import selectors
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from assistant.terminal.wire.late import Late
from assistant.terminal.wire.pastes import Pasted, Pastes

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_TICK_S = 0.1
_HELD_S = 0.02
"""A sequence that was cut by the end of a read goes on sooner; else it was a key."""


def _as_pressed(ahead: bytes) -> bytes:
    """Until then the line makes a line feed of Enter, which would be Ctrl+J here. Of several lines, as they are pasted,
    only the last one's end sends them: they are one question. A paste that the terminal marks sends nothing."""
    if b"\x1b[200~" in ahead:
        return ahead
    if ahead.count(b"\n") == 1:
        return ahead.replace(b"\n", b"\r")
    return ahead.removesuffix(b"\n") + b"\r" if ahead.endswith(b"\n") else ahead


class ReadingDriver(LinuxDriver):
    """Everything else is the library's own. Bytes that are no UTF-8 come as lone surrogates, as in file names."""

    _parser: XTermParser
    _late: Late | None = None

    def _run_input_thread(self) -> None:
        """A bug in here is the app's as any other: the library would print what the program held."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the border of a thread
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Reads until the app ends or the terminal goes away."""
        self._parser = XTermParser(self._debug)
        pastes = Pastes()
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        late, ahead = self._since_the_probe()
        for part in pastes.take(decoder.decode(late.take(ahead))):
            self._pass_on(part)
        quiet_since = time.monotonic()
        with selectors.SelectSelector() as selector, suppress(OSError):
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_HELD_S if pastes.holding or late.holding else _TICK_S):
                    data = os.read(self.fileno, 1 << 16)
                    if not data:
                        break
                    quiet_since = time.monotonic()
                    parts = pastes.take(decoder.decode(late.take(data)))
                else:
                    quiet = time.monotonic() - quiet_since
                    self.rest(quiet)
                    parts = chain(pastes.take(decoder.decode(late.idle(quiet))), pastes.idle(quiet))
                for part in parts:
                    self._pass_on(part)
                self.process(self._parser.tick())

    def _since_the_probe(self) -> tuple[Late, bytes]:
        """What the probe left: replies that are still to come, and all that was typed before. Only the first time, not
        when the chat comes back from behind the shell."""
        if self._late is not None:
            return self._late, b""
        able = cast("AssistantApp", self._app).able
        self._late = Late(expected=able.late)
        return self._late, _as_pressed(able.ahead + self._queued())

    def _queued(self) -> bytes:
        """What was typed before the terminal's line was told to hand on each key as it is."""
        with suppress(OSError):
            if select.select([self.fileno], [], [], 0)[0]:
                return os.read(self.fileno, 1 << 16)
        return b""

    def _pass_on(self, part: str | Pasted) -> None:
        if isinstance(part, Pasted):
            self.process([events.Paste(part.text)])
        else:
            self.take(part)

    def keys(self, typed: str) -> list[Message]:
        """What was typed, as the library's messages."""
        try:
            return list(self._parser.feed(typed))
        except (ValueError, OverflowError):
            # A sequence without sense, such as the key of a character that does not exist.
            self._parser = XTermParser(self._debug)
            return []

    # ------------------------------------------------------------ what a driver for more than keys does in its own way

    def take(self, typed: str) -> None:
        """Characters that are no part of a paste."""
        self.process(self.keys(typed))

    def rest(self, seconds: float) -> None:
        """Nothing has come for so long."""

    def process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(cast("Any", message))

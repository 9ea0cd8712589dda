"""The driver for terminals that can do more than the library asks of them: reads keys, packets and released keys."""

from __future__ import annotations

import codecs
import os
import selectors
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from assistant.terminal.wire.incoming import Incoming, Packet, Stroke

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp
    from assistant.terminal.wire.wire import Wire

_TICK_S = 0.1
_TELL_EVENTS = "\x1b[=2;2u"
"""Kitty's keyboard protocol: the events of keys too, beside what the library has asked for."""


class WireDriver(LinuxDriver):
    """Everything else is the library's own."""

    @property
    def _wire(self) -> Wire:
        wire = cast("AssistantApp", self._app).wire
        assert wire is not None
        return wire

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._wire.able.releases:
            self.write(_TELL_EVENTS)
        self._wire.open(self.write)
        self.flush()

    def stop_application_mode(self) -> None:
        self._wire.close()
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Reads until the app ends."""
        parser = XTermParser(self._debug)
        incoming = Incoming(self._wire.numbers, strokes=self._wire.able.releases)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        quiet_since = time.monotonic()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK_S):
                    data = os.read(self.fileno, 1 << 16)
                    if not data:
                        break
                    quiet_since = time.monotonic()
                    for part in incoming.take(decoder.decode(data)):
                        self._pass_on(parser, part)
                elif keys := incoming.idle(time.monotonic() - quiet_since):
                    self._pass_on(parser, keys)
                self._process(parser.tick())

    def _pass_on(self, parser: XTermParser, part: str | Packet | Stroke) -> None:
        if isinstance(part, Packet):
            self._loop.call_soon_threadsafe(self._wire.take, part)
        elif isinstance(part, str):
            self._process(parser.feed(part))
        else:
            self._stroke(parser.feed(part.sequence), part.event)

    def _stroke(self, messages: Iterable[Message], event: str) -> None:
        """A key that is held goes on as one that is pressed again and again; one that is let go is no key press."""
        for message in messages:
            key = message.key if isinstance(message, events.Key) else ""
            if event == "release":
                self._loop.call_soon_threadsafe(self._wire.let_go, key)
            elif key not in self._wire.held_keys:
                self.process_message(cast("Any", message))

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if isinstance(message, events.Key) and message.key in self._wire.held_keys:
                self._loop.call_soon_threadsafe(self._wire.press, message.key)
            elif isinstance(message, events.AppBlur):
                # What is let go now, another window is told.
                self._loop.call_soon_threadsafe(self._wire.let_go, self._wire.down)
            self.process_message(cast("Any", message))

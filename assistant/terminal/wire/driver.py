"""The driver for terminals that can do more than the library asks of them: reads keys, packets and released keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.message import Message

from assistant.terminal.wire.incoming import Incoming, Packet, Stroke
from assistant.terminal.wire.reading import ReadingDriver

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp
    from assistant.terminal.wire.wire import Wire

_TELL_EVENTS = "\x1b[=2;2u"
"""Kitty's keyboard protocol: the events of keys too, beside what the library has asked for."""


class WireDriver(ReadingDriver):
    """Everything else is as for every terminal."""

    _incoming: Incoming

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
        self._incoming = Incoming(self._wire.numbers, strokes=self._wire.able.releases)
        super().run_input_thread()

    def take(self, typed: str) -> None:
        for part in self._incoming.take(typed):
            if isinstance(part, Packet):
                self._loop.call_soon_threadsafe(self._wire.take, part)
            elif isinstance(part, str):
                super().take(part)
            else:
                self._stroke(part)

    def rest(self, seconds: float) -> None:
        if keys := self._incoming.idle(seconds):
            super().take(keys)

    def _stroke(self, stroke: Stroke) -> None:
        """A key that is held goes on as one that is pressed again and again; one that is let go is no key press."""
        for message in self.keys(stroke.sequence):
            key = message.key if isinstance(message, events.Key) else ""
            if stroke.event == "release":
                self._loop.call_soon_threadsafe(self._wire.let_go, key)
            elif key not in self._wire.held_keys:
                self.process_message(cast("Any", message))

    def process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if isinstance(message, events.Key) and message.key in self._wire.held_keys:
                self._loop.call_soon_threadsafe(self._wire.press, message.key)
            elif isinstance(message, events.AppBlur):
                # What is let go now, another window is told.
                self._loop.call_soon_threadsafe(self._wire.let_go, self._wire.down)
            self.process_message(cast("Any", message))

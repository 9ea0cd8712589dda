"""The text that is being written. Pasted and typed drops become attachments; Enter sends; ↑ recalls."""

from __future__ import annotations

import time
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.terminal.drop import Dropped, parse

_BURST_S = 0.03
"""Keys closer together than this were not typed by hand: some terminals type a dropped path."""
_SETTLED_S = 0.12
_AFTER_PASTE_S = 0.05
_LONGEST_PASTE = 200_000
_FEWEST_BURST = 5


class Composer(TextArea):
    """A few lines of text."""

    @dataclass
    class Sent(Message):
        text: str

    @dataclass
    class Found(Message):
        """Files or folders were dropped."""

        dropped: Dropped

    @dataclass
    class Typed(Message):
        """The text has settled after a change; for the command menu."""

        text: str

    class RemoveLast(Message):
        """Backspace at the start of an empty text."""

    class LookAtClipboard(Message):
        """An empty paste: many terminals send it when the clipboard holds a picture."""

    def __init__(self, language: Language, placeholder: str) -> None:
        super().__init__(show_line_numbers=False, compact=True, placeholder=placeholder, id="composer")
        self._interface = language
        self._history: list[str] = []
        self._place = 0
        self._draft = ""
        self._last_key = self._pasted = 0.0
        self._burst = 0
        self._settling: Timer | None = None
        self._sending: Timer | None = None

    def put(self, text: str) -> None:
        """Replaces the text and sets the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    # ------------------------------------------------------------ paste and drop

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._pasted = time.monotonic()
        if not event.text:
            self.post_message(self.LookAtClipboard())
            return
        dropped = parse(event.text[:_LONGEST_PASTE], language=self._interface)
        if dropped.text:
            self.insert(safe(dropped.text.replace("\r\n", "\n").replace("\r", "\n")))
        self._tell(dropped)

    def _tell(self, dropped: Dropped) -> None:
        if dropped.paths or dropped.folders or dropped.problem:
            self.post_message(self.Found(dropped))

    def _settle(self) -> None:
        """After a burst of keys: a dropped path that was typed becomes attachments."""
        burst, self._burst = self._burst, 0
        if burst >= _FEWEST_BURST:
            dropped = parse(self.text, language=self._interface)
            if dropped.paths or dropped.folders:
                self.put(dropped.text)
                self._tell(dropped)
        self.post_message(self.Typed(self.text))

    # ------------------------------------------------------------ keys

    async def _on_key(self, event: events.Key) -> None:
        now = time.monotonic()
        gap, self._last_key = now - self._last_key, now
        if event.is_printable:
            self._burst = self._burst + 1 if gap < _BURST_S else 1
        match event.key:
            case "enter":
                self._stop(event)
                self._enter(now)
                return
            case "ctrl+j" | "shift+enter":
                self._stop(event)
                self.insert("\n")
            case "backspace" if not self.text:
                self._stop(event)
                self.post_message(self.RemoveLast())
            case "up" if self.cursor_location[0] == 0 and self._recall(-1):
                self._stop(event)
            case "down" if self.cursor_location[0] == self.document.line_count - 1 and self._recall(1):
                self._stop(event)
            case "tab":
                # Tab belongs to the command menu, never to the text.
                event.prevent_default()
            case _:
                await super()._on_key(event)
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLED_S, self._settle)

    @staticmethod
    def _stop(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _enter(self, now: float) -> None:
        """Sends; directly after a paste only once it is clear that the Enter was not part of it."""
        if self._sending is not None:
            return
        if now - self._pasted < _AFTER_PASTE_S:
            self._sending = self.set_timer(_AFTER_PASTE_S, self._send)
        else:
            self._send()

    def _send(self) -> None:
        self._sending = None
        if self._settling is not None:
            self._settling.stop()
        dropped = parse(self.text, language=self._interface)
        text = self.text.strip()
        if dropped.paths:
            text = dropped.text.strip()
            self.post_message(self.Found(dropped))
        if text and (not self._history or self._history[-1] != text):
            self._history.append(text)
        self._place, self._burst = len(self._history), 0
        self.put("")
        self.post_message(self.Typed(""))
        self.post_message(self.Sent(text))

    def _recall(self, step: int) -> bool:
        """Walks through what was sent before; False where there is nothing in that direction."""
        place = self._place + step
        if not 0 <= place <= len(self._history) or (self.text and self._place == len(self._history) and step < 0
                                                    and "\n" in self.text):  # fmt: skip
            return False
        if self._place == len(self._history):
            self._draft = self.text
        self._place = place
        self.put(self._draft if place == len(self._history) else self._history[place])
        return True

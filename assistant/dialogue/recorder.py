"""Writes what a running turn says into the store as it streams, and keeps the turn's times."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Literal

from assistant.api import Event, Failed, ModelUsed, Notice, Progress, Routed, StoreProblem, TextDelta, TurnEnded
from assistant.dialogue.store import ConversationStore

FLUSH_S = 0.25
FLUSH_CHARACTERS = 1024
_PATIENT = TextDelta | Routed | ModelUsed | Notice
"""Events that nothing in the rest of the turn looks up."""
_FEWEST_PIECES = 8
"""Pieces of text from which a rate means something."""


class Recorder:
    """One turn's record. Nothing said is held back from the store for longer than `FLUSH_S` while ticks come in."""

    def __init__(self, store: ConversationStore, conversation: str, turn: int) -> None:
        self._store = store
        self.conversation = conversation
        self.turn = turn
        self._started = time.monotonic()
        self._first_text = -1.0
        self._last_text = -1.0
        self._pieces = 0
        self._held: list[str | Event] = []
        self._held_since = 0.0
        self._ended: TurnEnded | None = None

    def take(self, event: Event) -> None:
        """Records an event that is shown to the user. Progress is not kept; what later steps may refer to is saved at
        once, the rest together with what follows within a moment."""
        if isinstance(event, Progress):
            return
        if not self._held:
            self._held_since = time.monotonic()
        self._held.append(self._timed(event) if isinstance(event, TextDelta) else event)
        characters = sum(len(piece) for piece in self._held if isinstance(piece, str))
        if characters >= FLUSH_CHARACTERS or not isinstance(event, _PATIENT):
            self.flush()
        self.tick()

    def _timed(self, delta: TextDelta) -> str:
        now = time.monotonic()
        if delta.text and self._first_text < 0:
            self._first_text = now
        self._last_text = now
        self._pieces += 1
        return delta.text

    def tick(self) -> None:
        """Saves what is held once it is old enough."""
        if self._held and time.monotonic() - self._held_since >= FLUSH_S:
            self.flush()

    def flush(self) -> None:
        """Saves what is held; it stays held where that fails. Raises StoreProblem."""
        if self._held:
            self._store.turns.extend(self.conversation, self.turn, self._held)
            self._held.clear()

    def fail(self, failed: Failed) -> Failed:
        """Records why the turn failed. If that cannot be written, the user is told the store's own problem."""
        try:
            self.take(failed)
        except StoreProblem as error:
            return Failed(error.message, error.hint)
        return failed

    def end(self, status: Literal["done", "failed", "cancelled"]) -> TurnEnded:
        """Commits the turn as ended and says how; the first end counts. A store that cannot be written any more does
        not hide it: the rest is written as soon as it can be."""
        if self._ended is None:
            total_ms = (time.monotonic() - self._started) * 1000
            first_ms = (self._first_text - self._started) * 1000 if self._first_text >= 0 else -1.0
            self._ended = TurnEnded(self.conversation, self.turn, status, first_ms, total_ms, self._rate())
            with suppress(StoreProblem):
                self.flush()
            with suppress(StoreProblem):
                self._store.turns.finish(self.conversation, self.turn, status, first_ms, total_ms, self._held)
        return self._ended

    def _rate(self) -> float:
        """Pieces of text a second; a language model streams a token or a few in each."""
        took = self._last_text - self._first_text
        return (self._pieces - 1) / took if self._pieces >= _FEWEST_PIECES and took > 0 else 0.0

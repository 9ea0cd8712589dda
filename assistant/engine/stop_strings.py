"""Ends a text at a stop string. For models of this machine and of servers alike, so no torch here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


class StopStrings:
    """Passes text on until a stop string appears, which may be spread over several pieces."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._held = ""
        self.stopped = False

    @property
    def held(self) -> str:
        """What is held back now."""
        return self._held

    def add(self, piece: str) -> str:
        """What can be said now. Text that may be the beginning of a stop string is held back."""
        text = self._held + piece
        found = [place for stop in self._stops if (place := text.find(stop)) >= 0]
        if found:
            self.stopped, self._held = True, ""
            return text[: min(found)]
        held = max((self._overlap(text, stop) for stop in self._stops), default=0)
        self._held = text[len(text) - held :]
        return text[: len(text) - held]

    def until(self, pieces: Iterable[str]) -> Iterator[str]:
        """The text of the pieces up to a stop string; no further piece is asked for. Whoever closes them stops the
        model."""
        for piece in pieces:
            yield self.add(piece)
            if self.stopped:
                return
        yield self.rest()

    def rest(self) -> str:
        """What was held back for nothing."""
        held, self._held = self._held, ""
        return held

    @staticmethod
    def _overlap(text: str, stop: str) -> int:
        """Length of the longest end of `text` that begins `stop`."""
        longest = min(len(text), len(stop) - 1)
        return next((n for n in range(longest, 0, -1) if text.endswith(stop[:n])), 0)

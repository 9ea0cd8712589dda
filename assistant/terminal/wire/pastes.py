"""Takes bracketed pastes out of what a terminal sends (`ESC [ 200 ~ … ESC [ 201 ~`). Knows no terminal and no clock.

The library reads a paste as keys and sequences until its end comes: behind an escape character that was pasted, text is
lost, or typed, Enter and Ctrl+Q too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_ABANDONED_S = 5.0
"""A paste of which nothing more comes for so long has lost its end."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text of one paste, as it was sent."""

    text: str


class Pastes:
    """Give it what was read. What may be the beginning of a paste is kept for the next time, or until `idle`."""

    def __init__(self) -> None:
        self._held = ""
        """What may begin or end a paste."""
        self._pieces: list[str] = []
        self._inside = False

    @property
    def holding(self) -> bool:
        """Whether keys are kept that are not known to be any."""
        return bool(self._held) and not self._inside

    def take(self, text: str) -> Iterator[str | Pasted]:
        """What the text holds, in its order."""
        text, self._held = self._held + text, ""
        while text:
            mark = _END if self._inside else _BEGIN
            before, found, text = text.partition(mark)
            if not found:
                self._held = _begun(before, mark)
                before = before.removesuffix(self._held)
            if self._inside:
                self._pieces.append(before)
            elif before:
                yield before
            if found and self._inside:
                yield self._whole()
            elif found:
                self._inside = True

    def idle(self, seconds: float) -> Iterator[str | Pasted]:
        """Nothing came for so long: what is kept are keys, or a paste without an end."""
        if self.holding:
            held, self._held = self._held, ""
            yield held
        elif self._inside and seconds >= _ABANDONED_S:
            self._pieces.append(self._held)
            self._held = ""
            yield self._whole()

    def _whole(self) -> Pasted:
        pasted = Pasted("".join(self._pieces))
        self._pieces, self._inside = [], False
        return pasted


def _begun(text: str, mark: str) -> str:
    """The end of the text with which that mark may begin."""
    return next((mark[:length] for length in range(len(mark) - 1, 0, -1) if text.endswith(mark[:length])), "")

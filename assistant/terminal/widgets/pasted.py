"""Pieces of a drop on their way into the composer: some terminals send a drop in several pastes, or type it."""

from __future__ import annotations

from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.terminal.drop import Dropped, grammar, parse

TOGETHER_S = 0.15
"""Pastes that follow each other faster are one drop: Alacritty sends one paste for each file."""
BURST_S = 0.03
"""Keys closer together were not typed by hand: some terminals type a dropped path."""
FEWEST_BURST = 5
LONGEST = 200_000
"""Characters of one paste that are taken. In a line of so many the library's text area takes a second for each key, in
one five times as long six."""


class Pieces:
    """Collects what was pasted until it is clear that the drop is whole. Knows no clock and no widget."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._pieces: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def wait_for_more(self, text: str) -> bool:
        """Keeps a paste that may be a part of a drop; False if it is plainly words, to be inserted at once."""
        if not grammar.starts_like_path(text) and not self._pieces:
            return False
        self._pieces.append(text)
        return True

    def whole(self) -> Dropped:
        """What all pieces together are, after which there are none any more."""
        pieces, self._pieces = self._pieces, []
        if len(pieces) == 1:
            return parse(pieces[0], language=self._language)
        together = parse("\n".join(piece.strip("\r\n") for piece in pieces), language=self._language)
        if together.paths or together.folders:
            return together
        # One piece that names no file keeps them all as text; it is the one to speak of.
        problems = (parse(piece, language=self._language).problem for piece in pieces)
        problem = next((problem for problem in problems if problem), together.problem)
        return Dropped(text=" ".join(piece.strip() for piece in pieces), problem=problem)


def as_typed(text: str) -> str:
    """Pasted words as they may stand in the composer: line ends of one kind, nothing that acts."""
    return safe(text.replace("\r\n", "\n").replace("\r", "\n"))

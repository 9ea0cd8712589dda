"""What was asked or answered in another way: the turns beside those on the screen, to go over to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import Listing


class Branches(Listing):
    """Returns the number of the chosen turn."""

    TITLE_NAME = "branches"
    KEYS_NAME = "keys_branches"

    def __init__(self, language: Language, others: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> None:
        """`others`: pairs of a turn on the screen and one that stands beside it, as the host explains it."""
        super().__init__(language)
        self._others = others

    def on_mount(self) -> None:
        self.listed.focus()
        self.show([(str(other["turn"]), self._line(turn, other)) for turn, other in self._others])

    def _line(self, turn: dict[str, Any], other: dict[str, Any]) -> Content:
        """The words, the action that answered, and what is on the screen in its place."""
        picture = SAY(self.language, "picture")
        words = safe_line(other["text"]) or picture
        actions = ", ".join(safe_line(route["action"]) for route in other["routes"])
        instead = SAY(self.language, "branch_instead", words=safe_line(turn["text"]) or picture)
        return Content.assemble(
            (words, "bold"), (f"  {actions}", "$text-accent"), "\n", (f"  {instead}", "$text-muted")
        )

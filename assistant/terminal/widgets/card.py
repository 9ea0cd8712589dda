"""The frame of every screen that opens over the chat."""

from __future__ import annotations

from textual.containers import Vertical

from assistant.terminal.widgets import notices

_MARGIN = 1
"""Rows below the notices."""
_FEW_ROWS = 14
"""Of a screen on which a card has no room for several notices, nor, beside one, for more than its list."""


class Card(Vertical):
    """Makes room for notices that would cover it: its last line names its keys."""

    def __init__(self, form: str = "") -> None:
        """`form` is `-small` for a question, `-wide` for what wants all the room."""
        super().__init__(classes=f"card {form}")
        self._free = 0
        """Rows below it while there are no notices."""

    def on_mount(self) -> None:
        notices.follow(self, self._make_room)

    def _make_room(self, rows: int) -> None:
        few = self.app.size.height < _FEW_ROWS
        for rack in notices.racks(self):
            rack.set_class(few, "-newest")
        self.set_class(few and rows > 0, "-tight")
        below = self.styles.margin.bottom
        if not below:
            self._free = self.app.size.height - self.region.bottom
        taken = rows + _MARGIN if rows else 0
        wanted = taken if taken > self._free else 0
        if wanted != below:
            self.styles.margin = (0, 0, wanted, 0)

"""The lower end of the chat: what is written, what belongs to it, and the notices that stand on it."""

from __future__ import annotations

from textual.containers import Vertical

_FOOTER = 1


class Bottom(Vertical):
    """Keeps the notices just above itself, however tall it is."""

    def on_resize(self) -> None:
        for rack in self.screen.query_children("ToastRack"):
            rack.styles.margin = (0, 0, self.outer_size.height + _FOOTER, 0)

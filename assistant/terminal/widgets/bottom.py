"""The lower end of the chat: what is written, what belongs to it, and the notices that stand on it."""

from __future__ import annotations

from textual.containers import Vertical
from textual.widgets import Footer

from assistant.terminal.widgets import notices
from assistant.terminal.widgets.transcript import Transcript


class Bottom(Vertical):
    """Keeps the notices just above itself, however tall it is, and the conversation above the notices."""

    def on_mount(self) -> None:
        notices.follow(self, self._make_room)

    def on_resize(self) -> None:
        footer = sum(each.display for each in self.screen.query(Footer))
        for rack in notices.racks(self):
            rack.styles.margin = (0, 0, self.outer_size.height + footer, 0)

    def _make_room(self, rows: int) -> None:
        """What one reads is not covered. At the end of the conversation its last lines stay in sight, anywhere else
        nothing moves."""
        transcript = self.screen.query_one(Transcript)
        if transcript.styles.margin.bottom != rows:
            transcript.styles.margin = (0, 0, rows, 0)

"""The lower end of the chat: what is written, what belongs to it, and the notices that stand on it."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Size
from textual.widget import Widget

from assistant.terminal.widgets.transcript import Transcript

_FOOTER = 1


class Bottom(Vertical):
    """Keeps the notices just above itself, however tall it is, and the conversation above the notices."""

    def on_mount(self) -> None:
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """The rack of the notices is the library's, and comes with the screen."""
        for rack in self.screen.query_children("ToastRack"):
            self.watch(rack, "virtual_size", self._make_room)

    def on_resize(self) -> None:
        for rack in self.screen.query_children("ToastRack"):
            rack.styles.margin = (0, 0, self.outer_size.height + _FOOTER, 0)

    def _make_room(self, notices: Size) -> None:
        """What one reads is not covered. At the end of the conversation its last lines stay in sight, anywhere else
        nothing moves; a heap of notices gets half of the screen at most."""
        transcript = self.screen.query_one(Transcript)
        _leave_free(transcript, min(notices.height, self.screen.size.height // 2))


def _leave_free(widget: Widget, rows: int) -> None:
    if widget.styles.margin.bottom != rows:
        widget.styles.margin = (0, 0, rows, 0)

"""How much room the notices of a screen take, for what must not be covered by them. Shows none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from textual.widget import Widget


def racks(widget: Widget) -> Iterator[Widget]:
    """The rack of the notices is the library's, and comes with the screen."""
    yield from widget.screen.query_children("ToastRack").results(Widget)


def follow(widget: Widget, make_room: Callable[[int], None]) -> None:
    """Calls `make_room` with the rows that the notices take, half of the screen at most, after every layout."""

    def laid_out(_: Any) -> None:
        rows = sum(
            notice.outer_size.height
            for rack in racks(widget)
            if rack.display
            for holder in rack.query("ToastHolder").results(Widget)
            if holder.display
            for notice in holder.query("Toast").results(Widget)
        )
        make_room(min(rows, widget.app.size.height // 2))

    # Not by the size of the rack, which is invisible and often has none.
    widget.screen.screen_layout_refresh_signal.subscribe(widget, laid_out)

"""The line of keys at the bottom: those that fit, each whole."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

_AROUND = 3
"""Cells around and between the key and its word."""


class ShortFooter(Footer):
    """The library's, without the keys for which a narrow terminal has no room: the help has all of them."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        left = self.app.size.width - self.styles.padding.width
        for key in super().compose():
            taken = _cells(key) if isinstance(key, FooterKey) else 0
            if taken <= left:
                left -= taken
                yield key

    async def on_resize(self, _: events.Resize) -> None:
        await self.recompose()


def _cells(key: FooterKey) -> int:
    return cell_len(key.key_display) + cell_len(key.description) + _AROUND

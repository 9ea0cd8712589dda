"""The smallest Textual app with one text field: the peer that the chat is compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class EmptyApp(App[None]):
    """Nothing but a place to type."""

    def compose(self) -> ComposeResult:
        yield TextArea(placeholder="Ask")


if __name__ == "__main__":
    EmptyApp().run()

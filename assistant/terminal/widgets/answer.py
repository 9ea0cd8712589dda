"""An answer in Markdown whose links are asked about before they are opened."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Markdown


class Answer(Markdown):
    """Give it text that is safe to draw."""

    class LinkWanted(Message):
        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, text: str = "") -> None:
        super().__init__(text, classes="answer", open_links=False)

    def on_markdown_link_clicked(self, message: Markdown.LinkClicked) -> None:
        message.stop()
        self.post_message(self.LinkWanted(message.href))

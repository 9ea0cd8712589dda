"""The slash commands, offered above the composer while a command is being typed."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.api.safe_text import safe_line

_MOST = 8


class Menu(OptionList):
    """Commands that begin as the text does. Tab or a click takes one."""

    can_focus = False

    class Taken(Message):
        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__(id="menu", compact=True)
        self._commands: list[tuple[str, str]] = []

    def offer(self, commands: list[tuple[str, str]]) -> None:
        """All commands as (name, summary)."""
        self._commands = commands

    def follow(self, text: str) -> None:
        """Shows what fits the text, or hides."""
        fitting = [pair for pair in self._commands if text.startswith("/") and ("/" + pair[0]).startswith(text)]
        self.clear_options()
        self.set_class(bool(fitting), "-open")
        for name, summary in fitting[:_MOST]:
            self.add_option(Option(Content.assemble((f"/{name}", "bold"), "  ", (safe_line(summary), "dim")), id=name))
        if fitting:
            self.highlighted = 0

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def take(self) -> None:
        """Takes the highlighted command."""
        if self.is_open and self.highlighted is not None:
            self.post_message(self.Taken(self.get_option_at_index(self.highlighted).id or ""))

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.post_message(self.Taken(message.option_id or ""))

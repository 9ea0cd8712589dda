"""What could be meant, offered above the composer while it is being typed: slash commands and paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.api.safe_text import safe_line


@dataclass(frozen=True, slots=True)
class Choice:
    """`text` replaces the composer's text from `start` on when it is taken."""

    shown: str
    text: str
    summary: str = ""
    start: int = 0


class Menu(OptionList):
    """Up and down walk, Tab or a click takes, Escape closes. The keys come from the composer, which keeps the focus."""

    can_focus = False

    class Taken(Message):
        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self) -> None:
        super().__init__(id="menu", compact=True)
        self._commands: list[tuple[str, str]] = []
        self._choices: Sequence[Choice] = ()

    def know(self, commands: list[tuple[str, str]]) -> None:
        """All commands as (name, summary)."""
        self._commands = commands

    def follow(self, text: str) -> None:
        """Shows the commands that begin as the text does, or hides."""
        fitting = [pair for pair in self._commands if text.startswith("/") and ("/" + pair[0]).startswith(text)]
        self.offer([Choice(f"/{name}", f"/{name} ", summary) for name, summary in fitting])

    def offer(self, choices: Sequence[Choice]) -> None:
        """Shows these, the first one marked; hides if there are none."""
        self._choices = choices
        self.clear_options()
        width = max((len(choice.shown) for choice in choices), default=0)
        for choice in choices:
            line = (f"{safe_line(choice.shown):<{width}}", "bold"), "  ", (safe_line(choice.summary), "$text-muted")
            self.add_option(Option(Content.assemble(*line)))
        self.set_class(bool(choices), "-open")
        if choices:
            self.highlighted = 0

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    @property
    def marked(self) -> Choice | None:
        """The choice that Tab would take."""
        place = self.highlighted
        return self._choices[place] if self.is_open and place is not None and place < len(self._choices) else None

    def walk(self, step: int) -> None:
        """Marks the next choice, round the ends."""
        if self._choices:
            self.highlighted = ((self.highlighted or 0) + step) % len(self._choices)

    def take(self) -> None:
        """Takes the marked choice."""
        if self.marked is not None:
            self.post_message(self.Taken(self.marked))

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.post_message(self.Taken(self._choices[message.option_index]))

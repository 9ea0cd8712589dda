"""A question with yes and no, and a question for one line of text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.terminal.language import SAY
from assistant.terminal.widgets.card import Card
from assistant.terminal.widgets.dotted import Keys


class Confirm(ModalScreen[bool]):
    """Shows the whole text, whatever it is, and returns True only for a yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", show=False),
        Binding("y", "answer(True)", show=False),
        Binding("left,right", "other", show=False),
    ]

    def __init__(self, question: str, language: Language) -> None:
        super().__init__()
        self._question = question
        self._language = language

    def compose(self) -> ComposeResult:
        with Card("-small"):
            with VerticalScroll(classes="whole"):
                yield Static(Content(safe(self._question)))
            with Horizontal(classes="buttons"):
                yield Button(SAY(self._language, "no"), id="no", compact=True)
                yield Button(SAY(self._language, "yes"), id="yes", variant="warning", compact=True)
            yield Keys(SAY(self._language, "keys_confirm"))

    def on_mount(self) -> None:
        self.query_one("#no").focus()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        self.dismiss(message.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)

    def action_other(self) -> None:
        """The other button, as arrows do between two that stand side by side."""
        self.query_one("#yes" if self.query_one("#no").has_focus else "#no").focus()


class AskLine(ModalScreen[str]):
    """Returns one line of text, or an empty one if the user left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, value: str, language: Language) -> None:
        super().__init__()
        self._language = language
        self._title = title
        self._value = value

    def compose(self) -> ComposeResult:
        with Card("-small"):
            yield Static(Content(self._title), classes="title")
            yield Input(self._value)
            yield Keys(SAY(self._language, "keys_line"))

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value.strip())

    def action_leave(self) -> None:
        self.dismiss("")

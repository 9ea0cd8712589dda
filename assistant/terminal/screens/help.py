"""Keys, commands and what the plugins can do: built from the tables themselves, so that it cannot be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.api.language import Language
from assistant.terminal.keys import EDITING, Command
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import pair

_KEY = 18
_SLASH = 18


class Help(ModalScreen[None]):
    """Lines to read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,f1", "leave", show=False, priority=True)]

    def __init__(self, language: Language, table: Sequence[Command], actions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._language: Language = language
        self._table = table
        self._actions = actions

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield Static(Content(SAY(self._language, "help")), classes="title")
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def _lines(self) -> list[Content]:
        chinese = self._language == "zh"
        lines = [self._heading("help_abilities")]
        lines += [pair(f"/{name}", summary, _SLASH) for name, summary in self._actions]
        lines += [Content(""), self._heading("help_keys")]
        for command in self._table:
            shown = pair(command.shown, command.summary(self._language), _KEY)
            lines.append(Content.assemble(shown, (f"  /{command.name}", "$text-muted")))
        lines += [Content(""), self._heading("help_writing")]
        lines += [pair(shown, zh if chinese else en, _KEY) for shown, en, zh in EDITING]
        return lines

    def _heading(self, name: str) -> Content:
        return Content.styled(SAY(self._language, name), "bold")

    def action_leave(self) -> None:
        self.dismiss(None)

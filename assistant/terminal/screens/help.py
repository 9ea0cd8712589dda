"""Keys, commands and what the plugins can do: built from the tables themselves, so that it cannot be wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.api.language import Language
from assistant.terminal.keys import EDITING, Command
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import pair
from assistant.terminal.widgets.card import Card
from assistant.terminal.widgets.dotted import Keys

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
        with Card():
            yield Static(Content(SAY(self._language, "help")), classes="title")
            with VerticalScroll():
                yield _Lines(self._lines)
            yield Keys(SAY(self._language, "keys_help"))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def _lines(self, width: int) -> list[Content]:
        chinese = self._language == "zh"
        lines = [self._heading("help_abilities")]
        for name, summary in self._actions:
            lines += _hanging(pair(f"/{name}", summary, _SLASH), _SLASH, width)
        lines += [Content(""), self._heading("help_keys")]
        for command in self._table:
            shown = pair(command.shown, command.summary(self._language), _KEY)
            lines += _hanging(Content.assemble(shown, (f"  /{command.name}", "$text-muted")), _KEY, width)
        lines += [Content(""), self._heading("help_writing")]
        for keys, en, zh in EDITING:
            lines += _hanging(pair(keys, zh if chinese else en, _KEY), _KEY, width)
        return lines

    def _heading(self, name: str) -> Content:
        return Content.styled(SAY(self._language, name), "bold")

    def action_leave(self) -> None:
        self.dismiss(None)


class _Lines(Static):
    """Lines that are laid out anew for each width."""

    def __init__(self, lines: Callable[[int], list[Content]]) -> None:
        super().__init__()
        self._made = lines

    def on_resize(self) -> None:
        self.update(Content("\n").join(self._made(self.size.width)))


def _hanging(line: Content, indent: int, width: int) -> list[Content]:
    """A pair whose second column is wrapped below itself."""
    column = _start(line, indent)
    head, rest = line[:column], line[column:]
    wrapped = rest.wrap(max(10, width - head.cell_length))
    return [head + part if place == 0 else Content(" " * head.cell_length) + part for place, part in enumerate(wrapped)]


def _start(line: Content, indent: int) -> int:
    """The character with which the second column begins, `indent` cells from the left."""
    return next((at for at in range(len(line.plain) + 1) if line[:at].cell_length >= indent), len(line.plain))

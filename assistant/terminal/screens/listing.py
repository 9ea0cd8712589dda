"""What the screens have in common: a card with a title, facts, one list that may be searched, and its keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.card import Card
from assistant.terminal.widgets.dotted import Keys


class Listing(ModalScreen[str]):
    """Returns what was chosen, or an empty text. Subclasses fill the list with `show` and name its keys."""

    TITLE_NAME: ClassVar[str] = ""
    KEYS_NAME: ClassVar[str] = "keys_choose"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language: Language = language

    def compose(self) -> ComposeResult:
        with Card():
            yield Static(Content(SAY(self.language, self.TITLE_NAME)), classes="title")
            yield from self.above()
            yield OptionList(id="listed")
            yield Keys(SAY(self.language, self.KEYS_NAME))

    def above(self) -> Iterator[Widget]:
        """What stands between title and list."""
        yield from ()

    @property
    def listed(self) -> OptionList:
        return self.query_one("#listed", OptionList)

    @property
    def chosen(self) -> str:
        """The id of the marked line; empty if there is none."""
        place = self.listed.highlighted
        return (self.listed.get_option_at_index(place).id or "") if place is not None else ""

    def show(self, lines: Sequence[tuple[str, Content]], empty: str = "none") -> None:
        """The list's lines as (id, words). A line without id cannot be chosen. The mark stays where it was."""
        before = self.chosen
        self.listed.clear_options()
        for name, words in lines or [("", Content.styled(SAY(self.language, empty), "$text-muted"))]:
            self.listed.add_option(Option(words, id=name or None, disabled=not name))
        names = [name for name, _ in lines]
        first = next((place for place, name in enumerate(names) if name), None)
        self.listed.highlighted = names.index(before) if before and before in names else first

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.pick(message.option_id or "")

    def pick(self, name: str) -> None:
        """What Enter does with a line."""
        self.dismiss(name)

    def action_leave(self) -> None:
        self.dismiss("")


class Read(Listing):
    """A list below a few facts, both read from the host when it opens."""

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__(language)
        self.connection = connection

    def above(self) -> Iterator[Widget]:
        yield Static(classes="words")

    def on_mount(self) -> None:
        self.listed.focus()
        workers.start(self, self.read(), "read", exclusive=True)

    async def read(self) -> None:
        """Asks the host, then calls `tell` and `show`."""
        raise NotImplementedError

    def tell(self, facts: Sequence[Content]) -> None:
        """The facts, a line each."""
        self.query_one(".words", Static).update(Content("\n").join(facts))


class Searched(Listing):
    """A list that is narrowed while one types: the line above it keeps the focus, the keys of the list walk it.

    `search` shows what fits; the first line is marked, so that Enter takes what is seen.
    """

    SEARCH_NAME: ClassVar[str] = ""
    words = ""
    """What stands in the line at first."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk('cursor_up')", show=False),
        Binding("down", "walk('cursor_down')", show=False),
        Binding("pageup", "walk('page_up')", show=False),
        Binding("pagedown", "walk('page_down')", show=False),
    ]

    def above(self) -> Iterator[Widget]:
        yield Input(self.words, placeholder=SAY(self.language, self.SEARCH_NAME), select_on_focus=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.search(self.words)

    def search(self, words: str) -> None:
        """Fills the list with what fits these words."""
        raise NotImplementedError

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self.search(message.value)

    def on_input_submitted(self) -> None:
        if self.chosen:
            self.pick(self.chosen)

    def action_walk(self, way: str) -> None:
        getattr(self.listed, f"action_{way}")()


def pair(name: str, value: str, width: int = 16) -> Content:
    """A name and its value in two columns; wide characters count double."""
    gap = " " * max(1, width - Content(name).cell_length)
    return Content.assemble((name + gap, "bold $accent"), safe_line(value) or "–")

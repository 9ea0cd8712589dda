"""The themes; the marked one is tried on at once."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList

from assistant.api.language import Language
from assistant.terminal.screens.listing import Listing


class Themes(Listing):
    """Returns the chosen theme. Escape puts back the one that was worn before."""

    TITLE_NAME = "theme"
    KEYS_NAME = "keys_theme"

    def __init__(self, language: Language, names: Sequence[str], now: str) -> None:
        super().__init__(language)
        self._names = list(names)
        self._now = now

    def on_mount(self) -> None:
        self.listed.focus()
        self.show([(name, Content(name)) for name in self._names])
        self.listed.highlighted = self._names.index(self._now) if self._now in self._names else 0

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        if message.option_id:
            self.app.theme = message.option_id

    def action_leave(self) -> None:
        self.app.theme = self._now
        super().action_leave()

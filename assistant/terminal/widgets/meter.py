"""What the microphone hears while a recording runs."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from assistant.api.language import Language
from assistant.terminal.language import SAY

_WIDTH = 30


class Meter(Static):
    """Level and time; hidden while nothing is recorded."""

    def __init__(self, language: Language) -> None:
        super().__init__(id="meter")
        self._language = language

    def show_level(self, level: float, seconds: float) -> None:
        """`level` in [0, 1]."""
        filled = round(min(1.0, max(0.0, level)) * _WIDTH)
        bar = ("▮" * filled, "$success"), ("▯" * (_WIDTH - filled), "$text-muted")
        self.update(Content.assemble(("● ", "$error"), SAY(self._language, "listening", seconds=seconds), "  ", *bar))
        self.add_class("-open")

    def hide(self) -> None:
        self.remove_class("-open")

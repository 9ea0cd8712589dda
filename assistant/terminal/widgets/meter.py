"""What the microphone hears while a recording runs: its level, and the words as they are recognised."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY

_WIDTH = 30


class Meter(Static):
    """Level, time and words; hidden while nothing is recorded."""

    def __init__(self, language: Language) -> None:
        super().__init__(id="meter")
        self._language = language
        self._words = Content("")
        self._higher = True

    def show_level(self, level: float, seconds: float) -> None:
        """`level` in [0, 1]."""
        listening = SAY(self._language, "listening", seconds=seconds)
        line = Content.assemble(("● ", "$error"), listening, "  ", bar(level))
        self.update(Content("\n").join([line, self._words]) if self._words else line, layout=self._higher)
        self._higher = False
        self.add_class("-open")

    def show_words(self, fixed: str, changing: str) -> None:
        """Words that stay as they are, and behind them those that may still change."""
        self._words = Content.assemble(safe_line(fixed), (safe_line(changing), "$text-muted italic"))
        self._higher = True

    def hide(self) -> None:
        self._words, self._higher = Content(""), True
        self.remove_class("-open")


def bar(level: float) -> Content:
    """A level in [0, 1] as a bar."""
    filled = round(min(1.0, max(0.0, level)) * _WIDTH)
    return Content.assemble(("▮" * filled, "$success"), ("▯" * (_WIDTH - filled), "$text-muted"))

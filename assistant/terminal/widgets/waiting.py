"""The questions of the conversation that wait for the running answer: they stand below it, and ↑ takes one back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY
from assistant.terminal.queue import Wanted

_MOST = 3
"""Questions that are shown, the last ones: those are taken back first."""


class Waiting(Static):
    """One line each, above the line that is written."""

    def __init__(self, language: Language) -> None:
        super().__init__(id="waiting")
        self._language: Language = language

    def tell(self, waiting: Sequence[Wanted]) -> None:
        """Shows these, the last one nearest to the line."""
        self.set_class(bool(waiting), "-open")
        hidden = len(waiting) - _MOST
        lines = (
            [Content.styled(f"… {SAY(self._language, 'waiting', count=hidden)}", "$text-muted")] if hidden > 0 else []
        )
        lines += [Content.assemble(("› ", "$accent"), (self._words(each), "$text-muted")) for each in waiting[-_MOST:]]
        if waiting:
            lines[-1] = Content.assemble(lines[-1], (f"  ({SAY(self._language, 'take_back')})", "$text-muted"))
        self.update(Content("\n").join(lines))

    def _words(self, wanted: Wanted) -> str:
        names = " ".join(Path(file.path).name or file.name for file in wanted.files)
        said = wanted.text or (SAY(self._language, "heard_voice") if wanted.spoken else wanted.action)
        return safe_line(" ".join(part for part in (said, "" if wanted.spoken else names) if part))

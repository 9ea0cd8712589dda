"""All commands in one list, the chat's own and what the plugins offer: type a few letters, Enter runs the marked one.

Not Textual's palette: it searches in the background, so that Enter may run what an earlier search had found, and it
speaks English only.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.keys import Command
from assistant.terminal.screens.listing import Searched

_GAP = 2


class Commands(Searched):
    """Returns the name of the chosen command or action."""

    TITLE_NAME = "commands"
    KEYS_NAME = "keys_commands"
    SEARCH_NAME = "search_commands"

    def __init__(self, language: Language, table: Sequence[Command], actions: Sequence[tuple[str, str]]) -> None:
        super().__init__(language)
        own = [(command.name, command.summary(language), command.shown) for command in table]
        names = {name for name, _, _ in own}
        self._all = own + [(name, safe_line(summary), "") for name, summary in actions if name not in names]
        self._english = {command.name: command.english for command in table}

    def search(self, words: str) -> None:
        """Every word must occur; a command that begins so stands first."""
        wanted = words.lower().split()
        fitting = [each for each in self._all if all(word in self._text(each) for word in wanted)]
        fitting.sort(key=lambda each: not self._begins(each, words.strip().lower()))
        self.listed.highlighted = None
        self.show([(each[0], self._line(each)) for each in fitting], "none_found")

    def _text(self, each: tuple[str, str, str]) -> str:
        """Both languages are searched: who cannot type Chinese at the moment finds a command all the same."""
        return f"/{' '.join(each)} {self._english.get(each[0], '')}".lower()

    def _begins(self, each: tuple[str, str, str], words: str) -> bool:
        return each[0].startswith(words.removeprefix("/")) or each[1].lower().startswith(words)

    def _line(self, each: tuple[str, str, str]) -> Content:
        width = max(len(name) for name, _, _ in self._all) + 1 + _GAP
        keys = (f"  {each[2]}", "$text-muted") if each[2] else ""
        return Content.assemble((f"/{each[0]}".ljust(width), "bold"), each[1], keys)

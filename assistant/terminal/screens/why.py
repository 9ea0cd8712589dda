"""Why the last turn was answered as it was, and the other actions that could answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe, safe_line
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import Listing


class Why(Listing):
    """Returns the name of the action that shall answer instead."""

    TITLE_NAME = "why"

    def __init__(self, language: Language, explained: dict[str, Any], actions: Sequence[tuple[str, str]]) -> None:
        super().__init__(language)
        self._explained = explained
        taken = {route["action"] for route in explained["routes"]}
        self._actions = [(name, summary) for name, summary in actions if name not in taken]

    def above(self) -> Iterator[Widget]:
        question = Content.assemble(("› ", "bold $accent"), (safe(self._explained["text"]), "bold"))
        yield Static(Content.assemble(question, "\n\n", safe(self._explained["words"])), classes="words")
        yield Static(Content.styled(SAY(self.language, "answer_as"), "$text-muted"))

    def on_mount(self) -> None:
        self.listed.focus()
        width = max((len(name) for name, _ in self._actions), default=0)
        self.show([(name, _line(name, summary, width)) for name, summary in self._actions])


class Questions(Listing):
    """The questions of a conversation, the newest first. Returns the number of the chosen turn."""

    TITLE_NAME = "which_question"

    def __init__(self, language: Language, turns: Sequence[dict[str, Any]]) -> None:
        super().__init__(language)
        self._turns = turns

    def on_mount(self) -> None:
        self.listed.focus()
        picture = SAY(self.language, "picture")
        lines = [(str(turn["turn"]), Content(safe_line(turn["text"]) or picture)) for turn in reversed(self._turns)]
        self.show(lines)


class Forgettable(Questions):
    """The same, for the one that is to be deleted."""

    TITLE_NAME = "which_forgotten"


def _line(name: str, summary: str, width: int) -> Content:
    return Content.assemble((f"/{name:<{width}}", "bold"), "  ", (safe_line(summary), "$text-muted"))

"""Why the last turn was answered as it was, and the other actions that could answer it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe, safe_line
from assistant.terminal import workers
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import Listing

Turns = Sequence[dict[str, Any]]
_LOOK_S = 0.5
_BESIDE = 4
"""Times as long as a look took, at least, nothing is asked: a long conversation takes a while."""


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
    """The questions of a conversation, the newest first, also those that come while one chooses. Returns the number of
    the chosen turn."""

    TITLE_NAME = "which_question"

    def __init__(self, language: Language, turns: Turns, read: Callable[[], Awaitable[Turns]]) -> None:
        """`turns`, the oldest first; `read` gives them as they are now."""
        super().__init__(language)
        self.turns = turns
        self._read = read

    def on_mount(self) -> None:
        self.listed.focus()
        self._list()
        workers.start(self, self._follow(), "read", exclusive=True)

    def _list(self) -> None:
        picture = SAY(self.language, "picture")
        self.show([(str(turn["turn"]), Content(safe_line(turn["text"]) or picture)) for turn in reversed(self.turns)])

    async def _follow(self) -> None:
        took = 0.0
        while True:
            await asyncio.sleep(max(_LOOK_S, _BESIDE * took))
            began = time.monotonic()
            with suppress(AssistantError):  # what is deleted meanwhile is told where it is chosen
                turns = await self._read()
                if turns != self.turns:
                    self.turns = turns
                    self._list()
            took = time.monotonic() - began


class Forgettable(Questions):
    """The same, for the one that is to be deleted."""

    TITLE_NAME = "which_forgotten"


def _line(name: str, summary: str, width: int) -> Content:
    return Content.assemble((f"/{name:<{width}}", "bold"), "  ", (safe_line(summary), "$text-muted"))

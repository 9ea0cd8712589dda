"""What comes into the line without being typed: a question that goes back, one that is asked in another way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from assistant.host.protocol import File
from assistant.terminal.language import SAY
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


class Writing:
    """The line with its attachments. What is written there already is never replaced, but by what is to be edited."""

    def __init__(self, app: AssistantApp, chips: Chips) -> None:
        self._app = app
        self._chips = chips
        self.editing: int | None = None
        """The turn that the next question stands beside."""

    @property
    def _line(self) -> Composer:
        return self._app.query_one(Composer)

    def give_back(self, text: str) -> None:
        """A question that was refused, to be asked in another way."""
        if not self._line.text:
            self._line.put(text)

    def take_back(self) -> bool:
        """A question that waits to be asked stands in the line again, with its files; False where something is written
        there, or nothing waits."""
        if self._line.text or (wanted := self._app.dialogue.take_back()) is None:
            return False
        self._chips.add(wanted.files)
        if wanted.text and not wanted.spoken:
            self._put(wanted.text, wanted.instead)
        return True

    def put(self, text: str, files: Sequence[File], instead: int | None) -> bool:
        """What stood there once; whether there was room for it."""
        if self._line.text or self._chips.files:
            return False
        self._chips.add(files)
        self._put(text, instead)
        return True

    def _put(self, text: str, instead: int | None) -> None:
        if instead is not None:
            self.edit(instead, text)
        else:
            self._line.put(text)

    def edit(self, turn: int, text: str) -> None:
        """The next question stands beside this turn, with its pictures."""
        self.editing = turn
        hint = SAY(self._app.language, "editing", key=self._app.written("stop"))
        shown = self._app.query_one("#editing", Static)
        shown.update(Content.styled(hint, "$text-accent"))
        shown.add_class("-open")
        self._line.put(text)
        self._line.focus()

    def leave_editing(self) -> int | None:
        """The next question stands at the end. Gives the turn that it would have stood beside."""
        editing, self.editing = self.editing, None
        self._app.query_one("#editing").remove_class("-open")
        return editing

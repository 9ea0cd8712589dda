"""The conversation on the screen. Only the newest turns are widgets; earlier ones are brought back on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.api.events import from_json
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.picture import PictureView
from assistant.terminal.widgets.turn import TurnView

MOST = 40
"""Turns on the screen. A thousand Markdown widgets would make every key slow (measured: 1.5 s a turn at 200)."""
_PAGE = 20


class Transcript(VerticalScroll, can_focus=True):
    """All turns of the conversation, the newest at the bottom."""

    class EarlierWanted(Message):
        """The user wants to see turns that are not on the screen."""

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__(id="transcript")
        self._connection = connection
        self._language = language
        self._earlier: list[dict[str, Any]] = []
        self._pictures: dict[int, Picture] = {}

    async def begin(self, text: str) -> TurnView:
        """A new turn at the bottom."""
        view = TurnView(text, self._connection, self._language)
        await self.query(".welcome").remove()
        await self.mount(view)
        turns = list(self.query(TurnView))
        if len(turns) > MOST:
            await turns[0].remove()
        self.anchor()
        return view

    async def show(self, saved: dict[str, Any]) -> None:
        """A saved conversation, as the host sends it."""
        await self.clear()
        self._pictures = {each["number"]: Picture(**each) for each in saved["pictures"]}
        self._earlier = list(saved["turns"])
        await self._bring_back()
        self.anchor()

    async def clear(self) -> None:
        """Empties the screen."""
        self._earlier = []
        await self.remove_children()

    async def earlier(self) -> None:
        """Brings back one page of turns that are not on the screen."""
        await self._bring_back()

    async def _bring_back(self) -> None:
        await self.query(".earlier").remove()
        page, self._earlier = self._earlier[-_PAGE:], self._earlier[:-_PAGE]
        first = next(iter(self.query(TurnView)), None)
        for turn in page:
            view = TurnView(turn["text"], self._connection, self._language)
            await self.mount(view, before=first)
            await self._fill(view, turn)
        if self._earlier:
            await self.mount(_Earlier(self._language), before=0)

    async def _fill(self, view: TurnView, turn: dict[str, Any]) -> None:
        attached = [self._pictures[number] for number in turn["attached"] if number in self._pictures]
        if attached:
            await view.show_attached(attached)
        for data in turn["events"]:
            event = from_json(data)
            if event is not None and event.kind not in ("started", "ended", "progress"):
                await view.take(event)
        await view.settle(turn["status"])

    def galleries(self) -> Sequence[PictureView]:
        """Every picture on the screen, the oldest first."""
        return list(self.query(PictureView))


class _Earlier(Static):
    """Stands at the top while there are turns above."""

    def __init__(self, language: Language) -> None:
        super().__init__(Content(f"↑ {SAY(language, 'earlier')}"), classes="earlier")

    def on_click(self) -> None:
        self.post_message(Transcript.EarlierWanted())

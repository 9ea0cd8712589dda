"""One turn on the screen: what was asked, with its pictures, and the answer as it comes or as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.events import (
    Event,
    Failed,
    Hits,
    Labels,
    Notice,
    PicturesShown,
    Progress,
    Routed,
    TextDelta,
    Transcript,
    TurnEnded,
    TurnStarted,
)
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe_line
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.record import Record
from assistant.terminal.widgets import pieces
from assistant.terminal.widgets.picture import gallery
from assistant.terminal.widgets.progress import ProgressView
from assistant.terminal.widgets.question import drawn

if TYPE_CHECKING:
    from assistant.terminal.widgets.stream import Stream

_SHORT_ROWS = 2
"""Rows of a question that may stand above an answer which has not enough."""

# What draws Markdown is imported with the first answer: it costs a fifth of an empty app's start.


class TurnView(Vertical):
    """Draws what its record holds; a running turn is continued with `take` for each event, then `settle`."""

    class Pictured(Message):
        """Pictures came as an answer."""

        def __init__(self, view: TurnView) -> None:
            super().__init__()
            self.view = view

    class WentOn(Message):
        """More was said behind such pictures."""

    def __init__(self, record: Record, connection: Connection, language: Language) -> None:
        super().__init__(classes="turn")
        self.record = record
        self._connection = connection
        self._language = language
        self._stream: Stream | None = None
        self._progress: dict[str, ProgressView] = {}

    @property
    def said(self) -> str:
        """The answer's text so far."""
        return "".join(event.text for event in self.record.events if isinstance(event, TextDelta))

    @property
    def beginning(self) -> Widget:
        """Where what stays in sight of a long answer begins: its question, unless that takes many rows."""
        question = self.query_one(".question")
        if not self.record.attached and question.outer_size.height <= _SHORT_ROWS:
            return self
        answer = list(self.query_children(".answer, .gallery, .notice"))
        return answer[1 if self.record.attached and len(answer) > 1 else 0] if answer else self

    @property
    def _drawn(self) -> bool:
        return self.is_attached and not self._pruning

    def compose(self) -> ComposeResult:
        yield self._question()
        if self.record.attached:
            yield self._gallery([(picture, "") for picture in self.record.attached])
        for event in self.record.events:
            yield from self._pieces(event)
        yield from self._ending(self.record.status)

    async def take(self, event: Event) -> None:
        """Shows one event of the running turn, unless it is off the screen."""
        self.record.take(event)
        if isinstance(event, TurnEnded):
            self.record.status = event.status
        if not self._drawn:
            return
        match event:
            case TextDelta():
                await self._say(event.text)
            case Progress():
                await self._show_progress(event)
            case Transcript():
                await self._ask_anew()
            case TurnStarted() if event.pictures:
                await self._ask_anew()
                await self._add(self._gallery([(picture, "") for picture in event.pictures]))
            case TurnEnded():
                await self.settle(event.status)
            case PicturesShown():
                for line in self._progress.values():
                    await line.finish()
                await self._picture(event)
            case Hits():
                await self._picture(event)
            case _:
                await self._add(*self._pieces(event))

    async def settle(self, status: str) -> None:
        """The turn is over: nothing moves any more, and an answer that is not whole says so."""
        self.record.status = status
        await self._end_stream()
        if not self._drawn:
            return
        for line in self._progress.values():
            await line.remove()
        self._progress.clear()
        await self._add(*self._ending(status))

    # ------------------------------------------------------------ what is drawn

    def _question(self) -> Static:
        """The words; pictures without any speak for themselves."""
        asked: Content | tuple[str, str] = drawn(self.record.text, self._language)
        if not asked and (self.record.turn or self.record.spoken):
            asked = (SAY(self._language, "heard_voice" if self.record.spoken else "picture"), "$text-muted")
        question = Static(Content.assemble(("› ", "bold $accent"), asked), classes="question")
        question.display = bool(self.record.text or self.record.spoken or not self.record.attached)
        return question

    async def _ask_anew(self) -> None:
        """What was asked is known better."""
        old = self.query_one(".question")
        await self.mount(self._question(), before=old)
        await old.remove()

    def _pieces(self, event: Event) -> Iterator[Widget]:
        """The widgets of an event that stands by itself."""
        match event:
            case TextDelta() if event.text.strip():
                from assistant.terminal.widgets.stream import standing

                yield standing(event.text)
            case Routed():
                yield Static(self._route(event), classes="route")
            case PicturesShown() if event.pictures:
                yield self._gallery([(picture, "") for picture in event.pictures])
            case Hits() if event.hits:
                yield self._gallery(
                    [(hit.picture, f"{hit.score:.2f}" + self._copies(hit.duplicates)) for hit in event.hits]
                )
            case Labels() if event.labels:
                yield pieces.labels(event)
            case Notice():
                yield pieces.notice(event)
            case Failed():
                yield pieces.failure(event.message, event.hint)

    def _ending(self, status: str) -> Iterator[Widget]:
        if status in ("cancelled", "interrupted", "elsewhere"):
            yield Static(Content.styled(f"({SAY(self._language, status)})", "$text-muted"), classes="notice")

    def _gallery(self, shown: list[tuple[Picture, str]]) -> Widget:
        return gallery(shown, self._connection)

    def _route(self, event: Routed) -> Content:
        step = f"{event.step}/{event.steps} " if event.steps > 1 else ""
        return Content.assemble(
            (f"{step}{safe_line(event.action)}", "$text-accent"),
            (f"  {event.score:.0%}  {safe_line(event.reason)}", "$text-muted"),
        )

    @staticmethod
    def _copies(duplicates: int) -> str:
        return f" +{duplicates}" if duplicates else ""

    # ------------------------------------------------------------ as it comes

    async def _say(self, text: str) -> None:
        if self._stream is None:
            from assistant.terminal.widgets.stream import Stream

            self._stream = Stream(self)
            self.post_message(self.WentOn())
        self._stream.write(text)

    async def _end_stream(self) -> None:
        if self._stream is not None:
            stream, self._stream = self._stream, None
            await stream.end()

    async def _add(self, *widgets: Widget) -> None:
        if widgets:
            await self._end_stream()
            await self.mount(*widgets)

    async def _picture(self, event: Event) -> None:
        await self._add(*self._pieces(event))
        self.post_message(self.Pictured(self))

    async def _show_progress(self, event: Progress) -> None:
        shown = self._progress.get(event.task)
        if shown is None:
            self._progress[event.task] = shown = ProgressView(event)
            await self.mount(shown)
        else:
            shown.show(event)

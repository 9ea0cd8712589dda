"""One turn on the screen: what was asked, with its pictures, and the answer as it comes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownStream

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
from assistant.api.safe_text import safe, safe_line
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets import pieces
from assistant.terminal.widgets.picture import gallery


class Answer(Markdown):
    """Markdown whose links are asked about before they are opened."""

    class LinkWanted(Message):
        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self) -> None:
        super().__init__(classes="answer", open_links=False)

    def on_markdown_link_clicked(self, message: Markdown.LinkClicked) -> None:
        message.stop()
        self.post_message(self.LinkWanted(message.href))


class TurnView(Vertical):
    """Give it the turn's events in order with `take`, then `settle`."""

    def __init__(self, text: str, connection: Connection, language: Language) -> None:
        super().__init__(classes="turn")
        self._text = text
        self._connection = connection
        self._language = language
        self._stream: MarkdownStream | None = None
        self._progress: dict[str, Static] = {}
        self._said = ""

    @property
    def said(self) -> str:
        """The answer's text so far."""
        return self._said

    def compose(self) -> ComposeResult:
        yield Static(self._question(), classes="question")

    def _question(self) -> Content:
        return Content.assemble(("› ", "bold $accent"), safe(self._text) or (SAY(self._language, "picture"), "dim"))

    async def take(self, event: Event) -> None:
        """Shows one event."""
        match event:
            case TextDelta():
                await self._say(event.text)
                return
            case Progress():
                await self._show_progress(event)
                return
            case Transcript():
                self._text = event.text or SAY(self._language, "heard_voice")
                self.query_one(".question", Static).update(self._question())
            case TurnStarted() if event.pictures:
                await self.show_attached(list(event.pictures))
            case Routed():
                await self._add(Static(self._route(event), classes="route"))
            case PicturesShown():
                await self.show_attached(list(event.pictures))
            case Hits() if event.hits:
                found = [(hit.picture, f"{hit.score:.2f}" + self._copies(hit.duplicates)) for hit in event.hits]
                await self._show_pictures(found)
            case Labels() if event.labels:
                await self._add(pieces.labels(event))
            case Notice():
                await self._add(pieces.notice(event))
            case Failed():
                await self._add(pieces.failure(event.message, event.hint))
            case TurnEnded():
                await self.settle(event.status)

    async def show_attached(self, pictures: list[Picture]) -> None:
        """The pictures that the user gave with the turn."""
        await self._show_pictures([(picture, "") for picture in pictures])

    async def settle(self, status: str) -> None:
        """The turn is over: nothing moves any more, and an answer that is not whole says so."""
        await self._end_stream()
        for line in self._progress.values():
            await line.remove()
        self._progress.clear()
        if status in ("cancelled", "interrupted"):
            await self._add(Static(Content.styled(f"({SAY(self._language, status)})", "dim"), classes="notice"))

    async def _say(self, text: str) -> None:
        self._said += text
        if self._stream is None:
            answer = Answer()
            await self._add(answer)
            self._stream = Markdown.get_stream(answer)
        await self._stream.write(safe(text))

    async def _end_stream(self) -> None:
        if self._stream is not None:
            stream, self._stream = self._stream, None
            await stream.stop()

    async def _add(self, widget: Widget) -> None:
        await self._end_stream()
        await self.mount(widget)

    async def _show_pictures(self, shown: list[tuple[Picture, str]]) -> None:
        await self._add(gallery(shown, self._connection))

    async def _show_progress(self, event: Progress) -> None:
        line = self._progress.get(event.task)
        if line is None:
            line = self._progress[event.task] = Static(classes="progress")
            await self.mount(line)
        line.update(pieces.progress(event))

    def _route(self, event: Routed) -> Content:
        step = f"{event.step}/{event.steps} " if event.steps > 1 else ""
        return Content.assemble(
            (f"{step}{safe_line(event.action)}", "$accent 70%"),
            (f"  {event.score:.0%}  {safe_line(event.reason)}", "dim"),
        )

    @staticmethod
    def _copies(duplicates: int) -> str:
        return f" +{duplicates}" if duplicates else ""

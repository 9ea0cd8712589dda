"""An answer in Markdown: one widget, whatever its length, that draws lines and asks before a link is opened."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from assistant.terminal.markdown import Block, Drawing, Growing
from assistant.terminal.markdown.growing import MOST
from assistant.terminal.markdown.inline import ADDRESS


class Answer(Widget):
    """Give it text that is safe to draw, whole or in pieces. Final blocks are drawn once for each width."""

    class LinkWanted(Message):
        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, text: str = "") -> None:
        super().__init__(classes="answer")
        self._growing = Growing(whole=bool(text))
        self._pieces = [text]
        self._final: list[Block] = self._growing.take(text)
        self._width = 0
        self._lines: list[Content] = []
        """Those of the final blocks, then those of the end."""
        self._settled = 0
        """How many of the lines are final."""
        self.drawn = 0
        """Blocks that were drawn so far."""

    def append(self, text: str) -> None:
        """Adds to the text. Draws what is new and what may still change, nothing else."""
        self._pieces.append(text)
        fresh = self._growing.take(text)
        self._final += fresh
        if not self._width:
            self.refresh(layout=True)
            return
        before, settled = len(self._lines), self._settled
        del self._lines[settled:]
        self._draw(fresh)
        if len(self._lines) != before:
            self.refresh(layout=True)
        else:
            self.refresh(Region(0, settled, self.size.width, before - settled))

    def finish(self) -> None:
        """All of the text is there: what was too long to be read while it grew is read now, unless all is too long."""
        if self._growing.hasty and sum(map(len, self._pieces)) <= MOST:
            self._growing = Growing(whole=True)
            self._final = self._growing.take("".join(self._pieces))
            self._width = 0
            self.refresh(layout=True)

    def _draw(self, fresh: list[Block]) -> None:
        """Adds the lines of new final blocks and of the end."""
        drawing = Drawing(self._width)
        for block in fresh:
            self._lines += drawing.lines(block)
        self._settled = len(self._lines)
        for block in self._growing.end:
            self._lines += drawing.lines(block)
        self.drawn += len(fresh) + len(self._growing.end)

    def _fit(self, width: int) -> None:
        if width != self._width and width:
            self._width, self._lines = width, []
            self._draw(self._final)

    # ------------------------------------------------------------ what Textual asks for

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        self._fit(width)
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        self._fit(self.size.width)
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line = self._lines[y]
        span = self.text_selection.get_span(y) if self.text_selection is not None else None
        if span is not None:
            end = len(line) if span[1] == -1 else span[1]
            marked = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(marked, span[0], end)
        (strip,) = Visual.to_strips(
            self, line, self.size.width, 1, self.visual_style, apply_selection=False, pad=True
        ) or [Strip.blank(self.size.width, self.rich_style)]
        return strip.apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(line.plain.rstrip() for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        address = event.style.meta.get(ADDRESS)
        if address:
            event.stop()
            self.post_message(self.LinkWanted(str(address)))

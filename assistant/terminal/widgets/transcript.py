"""The conversation on the screen: only turns near it are widgets, the others are records that come back on the way.

Textual's keys and layout slow down with every widget (measured: one Markdown widget a turn costs 1.5 s a turn at 200
turns), so the number of turns that are widgets is bounded whatever the length of the conversation.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from textual.actions import SkipAction
from textual.containers import VerticalScroll
from textual.content import Content
from textual.layout import WidgetPlacement
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.record import Record, saved_record
from assistant.terminal.widgets.picture import DRAWN_FROM, PictureView
from assistant.terminal.widgets.turn import TurnView

MOST = 24
"""Turns that are widgets while the newest is in sight; a reader far above has up to a page more."""
_PAGE = 8
"""Turns that come back together."""


class Transcript(VerticalScroll, can_focus=True):
    """All turns of the conversation, the newest at the bottom. Follows the bottom until the reader scrolls away."""

    class EarlierWanted(Message):
        """The user wants to see turns that are not on the screen."""

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__(id="transcript")
        self._connection = connection
        self._language = language
        self._conversation = ""
        """The saved conversation that is shown; empty for one that began on the screen."""
        self._records: list[Record] = []
        self._views: list[TurnView] = []
        self._first = 0
        """Index of the first record that is a widget."""
        self._places: dict[Widget, int] = {}
        """The row of every turn at the last layout."""
        self._held = -1
        """The row at which the beginning of an answer is held; negative if none is."""
        self._top = _Earlier(language)
        self._changing = asyncio.Lock()

    async def begin(self, text: str, *, spoken: bool = False) -> TurnView:
        """A new turn at the bottom, which is brought into sight."""
        async with self._changing:
            await self.query(".welcome").remove()
            if self._last < len(self._records):
                await self._draw_end()
            self._records.append(Record(text, spoken=spoken))
            view = self._view(self._records[-1])
            self._views.append(view)
            await self.mount(view)
            self.anchor()
            await self._shed_top()
            return view

    async def take_off(self, view: TurnView) -> bool:
        """A turn of which nothing came leaves the screen; whether others are left."""
        async with self._changing:
            if view in self._views:
                self._views.remove(view)
                self._records.remove(view.record)
                await view.remove()
            return bool(self._records)

    def aside(self, text: str) -> TurnView:
        """A turn of a conversation that is not on the screen: what comes is kept in its record and not drawn."""
        return self._view(Record(text))

    async def show(self, saved: dict[str, Any], turn: int = 0) -> None:
        """A saved conversation, as the host sends it: from the turn of that number on if it has it, else its end."""
        async with self._changing:
            self._conversation, self._records = saved["id"], _records(saved)
            place = next((at for at, record in enumerate(self._records) if turn and record.turn == turn), None)
            if place is None:
                await self._draw_end()
            else:
                await self._draw(place - _PAGE // 2, place + _PAGE)
            self.anchor()
            if place is not None:
                self.release_anchor()
                self.call_after_refresh(
                    self.scroll_to_widget, self._views[place - self._first], top=True, animate=False
                )

    async def renew(self, saved: dict[str, Any]) -> bool:
        """Draws the turns anew whose events do not come here, if this conversation is shown; whether one still runs."""
        async with self._changing:
            if saved["id"] != self._conversation:
                return False
            newer = {record.turn: record for record in _records(saved)}
            for place, record in enumerate(self._records):
                fresh = newer.get(record.turn, record)
                if record.status == "elsewhere" and fresh != record:
                    await self._replace(place, fresh)
            return any(record.status == "elsewhere" for record in self._records)

    async def _replace(self, place: int, record: Record) -> None:
        self._records[place] = record
        if self._first <= place < self._last:
            old, view = self._views[place - self._first], self._view(record)
            self._views[place - self._first] = view
            with self.app.batch_update():
                await self.mount(view, before=old)
                await old.remove()

    async def clear(self) -> None:
        """Empties the screen."""
        async with self._changing:
            self._conversation = ""
            self._records, self._views, self._first = [], [], 0
            await self.remove_children()

    async def earlier(self) -> None:
        """Brings back one page of turns above those that are widgets; what is being read stays where it is."""
        await self._at_rest()
        async with self._changing:
            if not self._first:
                return
            begin = max(0, self._first - _PAGE)
            views = [self._view(record) for record in self._records[begin : self._first]]
            self._first, self._views = begin, views + self._views
            with self.app.batch_update():
                await self.mount(*views, before=self._views[len(views)])
                if not self.is_vertical_scroll_end:
                    await self._take_out(self._views[MOST + _PAGE :])
                await self._mark_top()
        self.call_after_refresh(self._fill)

    async def later(self) -> None:
        """Brings back one page of turns below."""
        await self._at_rest()
        async with self._changing:
            end = self._last
            views = [self._view(record) for record in self._records[end : end + _PAGE]]
            self._views += views
            with self.app.batch_update():
                await self.mount(*views)
                await self._shed_top()
        self.call_after_refresh(self._fill)

    def galleries(self) -> Sequence[PictureView]:
        """Every picture that is a widget, the oldest first."""
        return list(self.query(PictureView))

    # ------------------------------------------------------------ which turns are widgets

    @property
    def _last(self) -> int:
        """Index behind the last record that is a widget."""
        return self._first + len(self._views)

    def _view(self, record: Record) -> TurnView:
        return TurnView(record, self._connection, self._language)

    async def _draw_end(self) -> None:
        """Only the newest turns are widgets."""
        await self._draw(len(self._records) - _PAGE, len(self._records))

    async def _draw(self, begin: int, end: int) -> None:
        """Only the turns of these places are widgets, as far as there are such."""
        with self.app.batch_update():
            await self.remove_children()
            self._first = max(0, begin)
            self._views = [self._view(record) for record in self._records[self._first : end]]
            await self.mount(*self._views)
            await self._mark_top()
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """At an end of the widgets nothing can be scrolled to bring back what lies behind it; they may also be too few
        for the screen."""
        if self._last < len(self._records) and self.scroll_y >= self.max_scroll_y:
            workers.start(self, self.later(), "later")
        elif self._first and self.max_scroll_y <= 0:
            self.post_message(self.EarlierWanted())

    async def _at_rest(self) -> None:
        """A scroll that is being animated knows its target row: rows must not be added above it meanwhile."""
        while self.app.animator.is_being_animated(self, "scroll_y"):  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.02)

    async def _shed_top(self) -> None:
        """Lets the oldest widgets go once there are too many."""
        extra = len(self._views) - MOST
        if extra > 0:
            self._first += await self._take_out(self._views[:extra])
        await self._mark_top()

    async def _take_out(self, views: list[TurnView]) -> int:
        """Turns at one end stop being widgets, unless one of them is still being answered; how many did."""
        if any(view.record.status == "running" for view in views):
            return 0
        self._views = [view for view in self._views if view not in views]
        await self.remove_children(views)
        return len(views)

    async def _mark_top(self) -> None:
        """The line that says that there is more above."""
        if self._first and not self._top.is_attached:
            self._top = _Earlier(self._language)
            await self.mount(self._top, before=0)
        elif not self._first and self._top.is_attached:
            await self._top.remove()

    # ------------------------------------------------------------ scrolling

    def on_transcript_earlier_wanted(self, message: EarlierWanted) -> None:
        message.stop()
        if not self._changing.locked():
            workers.start(self, self.earlier(), "earlier")

    def action_page_up(self) -> None:
        """At the top there may be more above."""
        if self._first and self.scroll_y <= 0:
            self.post_message(self.EarlierWanted())
        # Not animated: an animation knows only the row that it was given, and rows may come above it meanwhile.
        self.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """At the bottom there may be more below."""
        self.scroll_page_down(animate=False)
        self._fill()

    def action_scroll_end(self) -> None:
        """The newest turn, however far below the widgets it is."""
        if self._last < len(self._records):
            workers.start(self, self._go_to_end(), "end")
        else:
            super().action_scroll_end()

    async def _go_to_end(self) -> None:
        async with self._changing:
            await self._draw_end()
            self.anchor()

    def scroll_by_key(self, key: str) -> None:
        """What the key does while the transcript has the focus; nothing where all of it is on the screen."""
        ways = {
            "pageup": self.action_page_up,
            "pagedown": self.action_page_down,
            "home": self.action_scroll_home,
            "end": self.action_scroll_end,
        }
        with suppress(SkipAction):
            ways[key]()

    def on_resize(self) -> None:
        self.set_class(self.app.size.height < DRAWN_FROM, "-names")

    def on_turn_view_pictured(self, message: TurnView.Pictured) -> None:
        message.stop()
        self.call_after_refresh(self._hold, message.view)

    def _hold(self, view: TurnView) -> None:
        """Of pictures the first are the best: where they need more than the screen, the beginning of the answer stays
        in sight, not its end, unless the reader is elsewhere."""
        if not (view.is_attached and view in self._views[-1:] and self.is_vertical_scroll_end):
            return
        beginning = view.beginning
        row = view.virtual_region.y + (0 if beginning is view else beginning.virtual_region.y)
        if row < self.scroll_y:
            self.scroll_to(y=row, animate=False, immediate=True)
            self._held = row

    def on_turn_view_went_on(self, message: TurnView.WentOn) -> None:
        """What is said after the pictures is followed again, unless the reader has gone elsewhere meanwhile."""
        message.stop()
        if self.scroll_y == self._held:
            self.anchor()
        self._held = -1

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        near = self.container_size.height
        if new_value < old_value and new_value < near and self._first:
            self.post_message(self.EarlierWanted())
        elif new_value > old_value and new_value > self.max_scroll_y - near and self._last < len(self._records):
            workers.start(self, self.later(), "later")

    def process_layout(self, placements: list[WidgetPlacement]) -> list[WidgetPlacement]:
        """Keeps what is being read at its row, whatever comes, grows or goes above it."""
        places: dict[Widget, int] = {
            place.widget: place.region.y for place in placements if isinstance(place.widget, TurnView)
        }
        moved = 0 if self.is_vertical_scroll_end else self._moved(places)
        if moved:
            self.app.animator.force_stop_animation(self, "scroll_y")
            target = max(0, self.scroll_y + moved)
            self.set_reactive(Widget.scroll_y, target)
            self.set_reactive(Widget.scroll_target_y, target)
            self.vertical_scrollbar.position = target
        self._places = places
        return placements

    def _moved(self, places: dict[Widget, int]) -> int:
        """The rows by which the turn at the top of the screen has moved since the last layout."""
        for widget, row in self._places.items():
            if widget in places and row + widget.outer_size.height > self.scroll_y:
                return places[widget] - row
        return 0


def _records(saved: dict[str, Any]) -> list[Record]:
    pictures = {each["number"]: Picture(**each) for each in saved["pictures"]}
    return [saved_record(turn, pictures) for turn in saved["turns"]]


class _Earlier(Static):
    """Stands at the top while there are turns above."""

    def __init__(self, language: Language) -> None:
        super().__init__(Content(f"↑ {SAY(language, 'earlier')}"), classes="earlier")

    def on_click(self) -> None:
        self.post_message(Transcript.EarlierWanted())

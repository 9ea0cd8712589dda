"""A person in front of the chat: types, pastes, looks. Every wait polls what is seen, with a long patience."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from assistant.host.start import HostOptions
from assistant.terminal import images
from assistant.terminal.app import AssistantApp, make_app
from assistant.terminal.connection import Connection
from assistant.terminal.preferences import Preferences

PATIENCE_S = 150.0
_PICTURES = os.environ.get("SCREENSHOTS", "")
"""A folder: every `look` of a test leaves an SVG there, for people."""


class Person:
    """Keys in, words on the screen out."""

    def __init__(self, app: AssistantApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    def screen(self) -> str:
        """The words on the screen, line by line, without the spaces at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def inside(self, selector: str) -> str:
        """The words within one widget of the open screen: beside a card stands whatever the chat behind it shows."""
        place = self.app.screen.query(selector).first().region
        strips = self.app.screen._compositor.render_strips()[place.y : place.bottom]
        return "\n".join(strip.crop(place.x, place.right).text.rstrip() for strip in strips)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str, *, send: bool = False) -> None:
        """Types text as quickly as hands never could, and Enter once it stands there if it is to be sent.

        The library's `press` waits after each key until the process rests, which takes 40 ms at the least, and two
        seconds where something on the screen moves."""
        for char in text:
            self.app.post_message(events.Key("enter" if char == "\n" else _character_to_key(char), char))
        await self.pilot.pause()
        if send:
            await self.press("enter")

    async def ask(self, text: str) -> None:
        await self.type(text, send=True)

    async def paste(self, text: str) -> None:
        """What a terminal sends when something is pasted or dropped."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def sees(self, *words: str, within_s: float = PATIENCE_S) -> str:
        """The screen once it shows all of these, ignoring case."""
        return await self.until(lambda s: all(w.lower() in s.lower() for w in words), repr(words), within_s)

    async def misses(self, *words: str, within_s: float = PATIENCE_S) -> str:
        """The screen once it shows none of these any more."""
        return await self.until(lambda s: not any(w.lower() in s.lower() for w in words), f"no {words}", within_s)

    async def until(self, met: Callable[[str], Any], what: str, within_s: float = PATIENCE_S) -> str:
        deadline = time.monotonic() + within_s
        while (began := time.monotonic()) < deadline:
            screen = self.screen()
            if met(screen):
                return screen
            # Looking at a tall screen takes a while, in which the app cannot work.
            await asyncio.sleep(max(0.05, 4 * (time.monotonic() - began)))
        raise AssertionError(f"{what} did not come within {within_s} s. The screen was:\n{self.screen()}")

    async def ready(self) -> str:
        """The screen once the host has told what it can do."""
        return await self.until(lambda _: self.app.actions, "the host")

    async def marks(self, wanted: str) -> None:
        """Walks down the list of the open screen until the line with this id, or one that begins so, is marked."""
        for _ in range(100):
            if self.app.screen.chosen.startswith(wanted):  # type: ignore[attr-defined]
                return
            await self.press("down")
        raise AssertionError(f"there is no line {wanted}. The screen was:\n{self.screen()}")

    async def finished(self) -> str:
        """The screen once nothing is being answered."""
        return await self.until(lambda _: not self.app.dialogue.busy and not self.app.dialogue.waiting, "the end")

    async def look(self, name: str) -> None:
        """Leaves a picture of the screen, if somebody wants one."""
        if _PICTURES:
            await self.pilot.pause()
            Path(_PICTURES).mkdir(parents=True, exist_ok=True)
            Path(_PICTURES, f"{name}.svg").write_text(self.app.export_screenshot(), encoding="utf-8")


@asynccontextmanager
async def sitting(
    chosen: Preferences | None = None,
    files: Sequence[str] = (),
    conversation: str = "",
    size: tuple[int, int] = (100, 36),
    options: HostOptions | None = None,
    notices_stay: bool = False,
) -> AsyncIterator[Person]:
    """The real app with the host of this environment, until the block is left. Pictures are half-blocks.

    `notices_stay`: those that go after some seconds go never, so that a busy machine cannot be too slow to see one."""
    images.prepare("halfblock")
    chosen = chosen or Preferences(language="en", theme="dark")
    app = make_app(chosen, Connection(options or HostOptions()), files, conversation)
    if notices_stay:
        app.NOTIFICATION_TIMEOUT = int(2 * PATIENCE_S)  # type: ignore[misc]
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Person(app, pilot)

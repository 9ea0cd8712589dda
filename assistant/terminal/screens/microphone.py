"""The microphones of this machine, with how loud the marked one is just now; plugging one in or out is seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.errors import AssistantError
from assistant.api.language import Language, in_language
from assistant.api.safe_text import safe, safe_line
from assistant.setting_values import change
from assistant.terminal import workers
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import Listing
from assistant.terminal.spoken import Spoken
from assistant.terminal.voice.devices import InputDevice, availability, devices
from assistant.terminal.voice.level import Level
from assistant.terminal.widgets.meter import bar

T = TypeVar("T")
_SYSTEM = "="
"""Id of the line that leaves the choice to the system: no device has this name."""
_SHOWN_S = 0.05
_SHOWS = 60
"""Between two looks at what is plugged in, three seconds: PortAudio must be closed for one."""


class Microphones(Listing):
    """Enter uses the marked one from now on."""

    TITLE_NAME = "microphone"
    KEYS_NAME = "keys_microphone"

    def __init__(self, language: Language, spoken: Spoken) -> None:
        super().__init__(language)
        self._spoken = spoken
        self._level = Level()
        self._open = ""
        self._found: dict[str, InputDevice] = {}
        self._shown: list[str] = []
        self.closed = asyncio.Event()
        """Set while this screen has no microphone and looks for none."""
        self.closed.set()

    def above(self) -> Iterator[Widget]:
        yield Static(bar(0), classes="words level")

    def on_mount(self) -> None:
        self.listed.focus()
        self.closed.clear()
        workers.start(self, self._follow(), "level")

    async def _follow(self) -> None:
        try:
            while True:
                await self._look()
                for _ in range(_SHOWS):
                    await self._listen_to(self.chosen)
                    self.query_one(".level", Static).update(bar(self._level.now), layout=False)
                    await asyncio.sleep(_SHOWN_S)
        finally:
            try:
                await _to_its_end(self._level.close)
            finally:
                self.closed.set()

    async def _look(self) -> None:
        """The list follows what is plugged in."""
        await self._listen_to("")
        problem = await _to_its_end(partial(availability, again=True))
        found = [] if problem else await _to_its_end(devices)
        self._found = {device.name: device for device in reversed(found)}
        names = [device.name for device in found if self._found[device.name] is device]
        if not found:
            self._shown = []
            self.show([("", Content.styled(safe(in_language(problem or "", self.language)), "$text-error"))])
        elif names != self._shown:
            self._shown = names
            self._found[_SYSTEM] = found[0]
            self.show([(name, self._line(name)) for name in (_SYSTEM, *names)])
        else:
            self._found[_SYSTEM] = found[0]

    async def _listen_to(self, name: str) -> None:
        if name == self._open:
            return
        await _to_its_end(self._level.close)
        self._open = name
        if device := self._found.get(name):
            await _to_its_end(partial(self._level.open, device))

    def _line(self, name: str) -> Content:
        system = name == _SYSTEM
        words = SAY(self.language, "microphone_default") if system else safe_line(name)
        device = self._spoken.device
        used = not device if system else bool(device) and device.lower() in name.lower()
        in_use = f"  {SAY(self.language, 'microphone_chosen')}" if used else ""
        return Content.assemble(("● " if used else "  ", "$success"), words, (in_use, "$text-muted"))

    def pick(self, name: str) -> None:
        device = "" if name == _SYSTEM else name
        self._spoken.device = device
        shown = safe_line(device) or SAY(self.language, "microphone_default")
        self.notify(SAY(self.language, "microphone_saved", name=shown), markup=False)
        try:
            change("microphone", device or None)
        except AssistantError as error:
            # It is used all the same, until the chat is left.
            self.notify(safe(error.said(self.language)), severity="error", markup=False)
        self.dismiss(device)


async def _to_its_end(work: Callable[[], T]) -> T:
    """On a thread. Whoever is cancelled meanwhile still waits for its end: a device that is being opened is open then,
    and can be closed."""
    task = asyncio.create_task(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise

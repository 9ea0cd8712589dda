"""What is done with a recording: a turn of its own, or its words put into the composer to be looked at first."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from assistant.api.events import Failed, Transcript
from assistant.api.safe_text import safe
from assistant.host.protocol import File
from assistant.terminal.language import SAY
from assistant.terminal.listening import Listening
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.meter import Meter

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


class Spoken:
    """The microphone of the chat: one recording at a time."""

    def __init__(self, app: AssistantApp, device: str, sends: bool) -> None:
        """`device` is a part of a microphone's name, empty for the default; `sends` is the setting `voice_sends`."""
        self._app = app
        self._device = device
        self._sends = sends
        self._listening: Listening | None = None

    @property
    def running(self) -> bool:
        return self._listening is not None

    def stop(self, *, drop: bool = False) -> None:
        """Ends the recording; with `drop` nothing of it is kept."""
        if self._listening is not None:
            self._listening.stop(drop=drop)

    async def listen(self) -> None:
        """Records until silence or `stop`. One that broke off is never sent by itself: its words are offered."""
        meter = self._app.query_one(Meter)
        self._listening = Listening(self._device, meter.show_level)
        try:
            recorded = await self._listening.run()
        finally:
            self._listening = None
            meter.hide()
        if not recorded.sound:
            self._tell("" if recorded.dropped else "no_speech")
        elif self._sends and not recorded.broken:
            self._app.dialogue.send("", (File(data=recorded.sound, name="voice.wav"),), spoken=True)
        else:
            self._tell("device_lost" if recorded.broken else "")
            await self._offer(recorded.sound)

    async def _offer(self, sound: bytes) -> None:
        """The words of a WAV, behind what the composer holds."""
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            file.write(sound)
            file.flush()
            words = ""
            async for event in self._app.connection.act("transcribe", [file.name]):
                if isinstance(event, Transcript):
                    words = f"{words} {event.text}".strip()
                elif isinstance(event, Failed):
                    self._app.notify(safe(f"{event.message} {event.hint}".strip()), severity="error", markup=False)
                    return
        if not words:
            self._tell("no_speech")
            return
        composer = self._app.query_one(Composer)
        composer.put(f"{composer.text} {safe(words)}".strip())
        composer.focus()

    def _tell(self, phrase: str) -> None:
        if phrase:
            self._app.notify(SAY(self._app.language, phrase), markup=False)

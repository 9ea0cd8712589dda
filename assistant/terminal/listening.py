"""One recording for the chat: from the key press to a WAV, with its level on the way. Draws nothing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.api.errors import AssistantError

_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class Recorded:
    """`sound` is a WAV file, empty if nobody spoke; `broken`: the microphone went away in mid-speech."""

    sound: bytes = b""
    broken: bool = False
    dropped: bool = False


class Listening:
    """A recording at a time. `run` returns when the speaker fell silent or `stop` was called."""

    def __init__(self, device: str, level: Callable[[float, float], None]) -> None:
        """`device` is a part of a device's name, empty for the default; `level` gets (0..1, seconds)."""
        self._device = device or None
        self._level = level
        self._heard = 0.0
        self._stopped = asyncio.Event()
        self._dropped = False

    async def run(self) -> Recorded:
        """What was recorded. Raises AssistantError without a microphone."""
        from assistant.terminal.voice import Recorder, availability, encode_wav

        problem = await asyncio.to_thread(availability)
        if problem:
            raise AssistantError(problem)
        recorder = Recorder(level=self._note)
        await asyncio.to_thread(recorder.start, self._device)
        began = time.monotonic()
        while recorder.running and not self._stopped.is_set():
            self._level(self._heard, time.monotonic() - began)
            await asyncio.sleep(_LOOK_S)
        recording = await asyncio.to_thread(recorder.stop)
        if self._dropped or not len(recording.samples):
            return Recorded(dropped=self._dropped)
        return Recorded(encode_wav(recording.samples), recording.reason == "device lost")

    def stop(self, *, drop: bool = False) -> None:
        """Ends the recording; with `drop` nothing of it is kept."""
        self._dropped = drop
        self._stopped.set()

    def _note(self, level: float) -> None:
        self._heard = level

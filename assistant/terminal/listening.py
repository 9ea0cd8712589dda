"""Recordings for the chat: from the key press to a WAV, with its level on the way. Draws nothing."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.terminal.voice.recorder import Recorder, Recording, Samples

_LOOK_S = 0.05


@dataclass(frozen=True, slots=True)
class Recorded:
    """`sound` is a WAV file, empty if nobody spoke, of `length` samples; `broken`: the microphone went away; `cut` and
    `at_once` as in a `Recording`."""

    sound: bytes = b""
    length: int = 0
    broken: bool = False
    cut: str = ""
    at_once: bool = False
    dropped: bool = False


class Listening:
    """A recording: `run` returns when the speaker fell silent or `stop` was called. A patient one may run again: its
    microphone stays open in between, so that nothing that is said there is lost, until `close`."""

    def __init__(
        self,
        device: str,
        level: Callable[[float, float], None],
        missing: Callable[[], None] | None = None,
        *,
        patient: bool = False,
        held: Callable[[], bool] = lambda: False,
    ) -> None:
        """`device` is a part of a device's name, empty for the default; `level` gets (0..1, seconds) once sound comes,
        which is when to speak; `missing` is called if that device is not there and the default takes its place; without
        it, that is an error; a patient one waits for ever; while `held` says so, silence does not end it."""
        self._held = held
        self._device = device
        self._level = level
        self._missing = missing
        self.patient = patient
        self._recorder: Recorder | None = None
        self._heard = 0.0
        self._stopped = asyncio.Event()
        self._dropped = False
        self._device_lock = threading.Lock()
        """Held while the microphone is opened, read to the end, or let go."""
        self._begun = self._over = False
        """Whether the running recording has a microphone, and whether it may open none any more."""

    @property
    def speaking(self) -> bool:
        """Whether a word has been heard."""
        return self._recorder is not None and self._recorder.speaking

    async def run(self) -> Recorded:
        """What was recorded. Raises AssistantError without a microphone."""
        self._stopped.clear()
        self._dropped, self._heard = False, 0.0
        self._begun = self._over = False
        self._recorder = recorder = self._recorder or await self._made()
        try:
            await self._start(recorder)
            await self._wait(recorder)
        finally:
            # Also when the chat is left: a microphone that stays open would be a breach of trust.
            recording = await asyncio.shield(asyncio.to_thread(self._end, recorder))
        assert recording is not None
        broken = recording.reason == "device lost"
        if self._dropped or not len(recording.samples):
            return Recorded(broken=broken, cut=recording.cut, dropped=self._dropped)
        from assistant.terminal.voice.wav import encode_wav

        wav = encode_wav(recording.samples)
        return Recorded(wav, len(recording.samples), broken, recording.cut, recording.at_once)

    async def close(self) -> None:
        """Lets the microphone go. Only while nothing runs."""
        if self.patient and self._recorder is not None:
            await asyncio.shield(asyncio.to_thread(self._release, self._recorder))

    async def _made(self) -> Recorder:
        # Imported beside the loop: it takes long enough to delay the echo of a key.
        await asyncio.to_thread(import_module, "assistant.terminal.voice.recorder")
        from assistant.terminal.voice.recorder import Limits, Recorder
        from assistant.terminal.voice.silence import Patience

        limits = Limits(patience=Patience(unheard=math.inf)) if self.patient else Limits()
        return Recorder(limits, level=self._note, held=self._held, keeps=self.patient)

    async def _start(self, recorder: Recorder) -> None:
        from assistant.terminal.voice.devices import NoSuchMicrophone

        try:
            await asyncio.to_thread(self._open, recorder, self._device)
        except NoSuchMicrophone:
            if self._missing is None:
                raise
            self._missing()
            await asyncio.to_thread(self._open, recorder, "")

    async def _wait(self, recorder: Recorder) -> None:
        began = 0.0
        while recorder.running and not self._stopped.is_set():
            if recorder.flowing:
                began = began or time.monotonic()
                self._level(self._heard, time.monotonic() - began)
            await asyncio.sleep(_LOOK_S)

    # ------------------------------------------------------------ on a thread, which nothing can cancel

    def _open(self, recorder: Recorder, device: str) -> None:
        with self._device_lock:
            if not self._over:
                recorder.start(device or None)
                self._begun = True

    def _end(self, recorder: Recorder) -> Recording | None:
        """What was recorded, also with a microphone that was still being opened; None if there was none to open."""
        with self._device_lock:
            self._over = True
            return recorder.stop() if self._begun else None

    def _release(self, recorder: Recorder) -> None:
        with self._device_lock:
            recorder.release()

    def so_far(self) -> tuple[Samples, bool]:
        """As `Recorder.so_far`. Thread-safe; the terminal's own thread should not wait for it."""
        assert self._recorder is not None
        return self._recorder.so_far()

    def stop(self, *, drop: bool = False) -> None:
        """Ends the recording; once with `drop`, nothing of it is kept."""
        self._dropped = self._dropped or drop
        self._stopped.set()

    def _note(self, level: float) -> None:
        self._heard = level

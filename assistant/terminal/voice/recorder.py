"""Record from a microphone until the speaker falls silent, somebody stops it, or the device goes away.

Belongs here: the stream, its thread and what is kept. Does not belong here: drawing a meter, recognising words.
PortAudio's callback only passes blocks on; a second thread resamples them, measures the level and listens for the end
of speech, so that a busy machine delays the decision and never loses sound.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import soxr
from numpy.typing import NDArray

from assistant.api.errors import AssistantError
from assistant.terminal.voice import portaudio
from assistant.terminal.voice.devices import InputDevice, devices, no_device
from assistant.terminal.voice.silence import Patience, SpeechEnd
from assistant.terminal.voice.wav import RATE

Reason = Literal["stopped", "silence", "limit", "device lost", "no speech heard"]
Samples = NDArray[np.float32]

_PRE_ROLL = 0.3
"""Seconds kept before the first word: the detector notices speech late, and soft beginnings belong to it."""
_AFTER = 0.3
"""Seconds kept after the last word."""
_STALLED = 1.5
"""Seconds without a block after which the device counts as lost; a sound server may take longer to begin."""
_SLOW_START = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """`longest`: seconds of a recording; `patience`: when silence ends it."""

    longest: float = 60.0
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True)
class Recording:
    """`samples`: float32 mono at 16 kHz in [-1, 1], empty where nobody spoke; `seconds`: their length."""

    samples: Samples
    seconds: float
    reason: Reason
    speech: bool
    dropped: int = 0
    """Blocks that the sound system lost because it was not read in time."""


class Recorder:
    """One recording at a time; may be used again after it ended.

    `level` is called about twenty times a second with the loudness, 0 to 1, and `finished` once with the recording;
    both on the recorder's own thread. `speaking` tells whether a word has been heard.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        level: Callable[[float], None] | None = None,
        finished: Callable[[Recording], None] | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._level, self._finished = level, finished
        self._stream: Any = None
        self._thread: threading.Thread | None = None
        self._last: Recording | None = None
        self._stop = threading.Event()
        self._dropped = 0

    @property
    def running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def speaking(self) -> bool:
        return self.running and self._end.state == "speaking"

    def start(self, device: int | str | None = None) -> None:
        """Begin to record. `device`: a number or a part of a name as `devices()` lists them, else the default.

        Raises AssistantError where PortAudio, the device or its permission is missing.
        """
        if self.running:
            raise AssistantError("A recording is already running.", "Stop it first.")
        chosen = _chosen(device)
        self._blocks: queue.SimpleQueue[NDArray[np.float32] | None] = queue.SimpleQueue()
        self._stop.clear()
        self._dropped, self._last = 0, None
        self._end = SpeechEnd(self._limits.patience)
        self._open(chosen)
        self._thread = threading.Thread(target=self._work, args=(chosen.rate,), name="voice", daemon=True)
        self._thread.start()

    def stop(self) -> Recording:
        """End by hand, and give what was recorded; the same recording again if it has ended by itself."""
        self._stop.set()
        recording = self.wait()
        if recording is None:
            raise AssistantError("Nothing is being recorded.")
        return recording

    def wait(self, timeout: float | None = None) -> Recording | None:
        """The recording once it has ended, or None after `timeout` seconds."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._last

    def _open(self, device: InputDevice) -> None:
        module = portaudio.sounddevice()
        try:
            self._stream = module.InputStream(
                device=device.index,
                samplerate=device.rate,
                channels=1 if device.channels == 1 else 2,
                dtype="float32",
                callback=self._receive,
                # None tells the worker that the stream is over, also when nobody here closed it.
                finished_callback=lambda: self._blocks.put(None),
            )
            self._stream.start()
        except module.PortAudioError as error:
            self._close()
            cure = "Check that no other program holds it, or choose another device."
            raise AssistantError(f"The microphone {device.name!r} cannot be opened ({error}).", cure) from error

    def _receive(self, block: NDArray[np.float32], _frames: int, _time: object, status: Any) -> None:
        if status and status.input_overflow:
            self._dropped += 1
        self._blocks.put(block.copy())

    def _work(self, rate: int) -> None:
        resampler = soxr.ResampleStream(rate, RATE, 1, dtype="float32", quality="HQ")
        kept: list[Samples] = []
        reason: Reason = "device lost"
        count, began, last, shown = 0, time.monotonic(), 0.0, 0.0
        while True:
            block = self._next()
            now = time.monotonic()
            if block is None:
                if self._stop.is_set():
                    reason = "stopped"
                    break
                if self._ended_by_itself() or now - (last or began) > (_STALLED if last else _SLOW_START):
                    break
                continue
            last = now
            samples = resampler.resample_chunk(block.mean(axis=1, dtype=np.float32))
            kept.append(samples)
            count += len(samples)
            if self._level is not None and now - shown > 0.05:
                shown = now
                self._level(loudness(block))
            verdict = self._verdict(self._end.feed(samples), count)
            if verdict is not None:
                reason = verdict
                break
        self._close()
        kept.append(resampler.resample_chunk(np.zeros(0, np.float32), last=True))
        self._last = self._recording(np.concatenate(kept), reason)
        if self._finished is not None:
            self._finished(self._last)

    def _next(self) -> NDArray[np.float32] | None:
        """The next block; None when there is none now, or when the recording was stopped and all blocks are read."""
        try:
            return self._blocks.get(timeout=0.0 if self._stop.is_set() else 0.1)
        except queue.Empty:
            return None

    def _ended_by_itself(self) -> bool:
        return self._stream is not None and not self._stream.active

    def _verdict(self, state: str, count: int) -> Reason | None:
        if state == "ended":
            return "silence"
        if state == "nothing":
            return "no speech heard"
        return "limit" if count >= self._limits.longest * RATE else None

    def _recording(self, samples: Samples, reason: Reason) -> Recording:
        """Cut to the speech. Without any, nothing is kept unless somebody ended it: a whisper may have been missed."""
        samples = np.clip(samples[: round(self._limits.longest * RATE)], -1.0, 1.0)
        began, ended = self._end.began, self._end.ended
        if began is not None and ended is not None:
            last = len(samples) if reason != "silence" else ended + round(_AFTER * RATE)
            samples = samples[max(0, began - round(_PRE_ROLL * RATE)) : last]
        elif reason in {"no speech heard", "limit"}:
            samples, reason = samples[:0], "no speech heard"
        return Recording(samples, len(samples) / RATE, reason, began is not None, self._dropped)

    def _close(self) -> None:
        """Closing a device that has gone may hang in native code: it gets its own thread and two seconds."""
        stream, self._stream = self._stream, None
        if stream is None:
            return
        closing = threading.Thread(target=stream.close, name="voice-close", daemon=True)
        closing.start()
        closing.join(2.0)


def loudness(block: NDArray[np.float32]) -> float:
    """Root mean square on a scale from -60 dB (0) to -6 dB (1), which fills a meter well for a spoken voice."""
    power = float(np.sqrt(np.mean(np.square(block)))) if block.size else 0.0
    return float(np.clip((20 * np.log10(power + 1e-9) + 60) / 54, 0.0, 1.0))


def _chosen(device: int | str | None) -> InputDevice:
    found = devices(again=True)
    if not found:
        raise AssistantError(no_device())
    if device is None:
        return found[0]
    wanted = [d for d in found if d.index == device or (isinstance(device, str) and device.lower() in d.name.lower())]
    if not wanted:
        known = ", ".join(d.name for d in found)
        raise AssistantError(f"There is no microphone {device!r}.", f"There are: {known}.")
    return wanted[0]

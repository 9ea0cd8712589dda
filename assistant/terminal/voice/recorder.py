"""Record from a microphone until the speaker falls silent, somebody stops it, or the device goes away.

Belongs here: the thread that listens and what is kept. Does not belong here: drawing a meter, recognising words. The
thread resamples what the microphone gives, measures the level and listens for the end of speech.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import soxr
from numpy.typing import NDArray

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.api.safe_text import safe_line
from assistant.terminal.voice.devices import chosen
from assistant.terminal.voice.silence import Patience, SpeechEnd
from assistant.terminal.voice.source import Source
from assistant.terminal.voice.wav import RATE

Reason = Literal["stopped", "silence", "limit", "device lost", "no speech heard"]
Samples = NDArray[np.float32]

_PRE_ROLL = 0.3
"""Seconds kept before the first word: the detector notices speech late, and soft beginnings belong to it."""
_AFTER = 0.3
"""Seconds kept after the last word."""
_BEFORE = 2.0
"""Seconds kept while a recording without end waits for the first word."""
_STALLED = 1.5
"""Seconds without a block after which the device counts as lost; a sound server may take longer to begin."""
_SLOW_START = 5.0
_WAIT, _HALTED = 0.1, 1.0
"""Seconds of one wait for a block, and of one that was not a wait: the whole program stood still."""


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
    cut: str = ""
    """Why it ended before its speaker did, a sentence in both languages; empty where it did not."""
    at_once: bool = False
    """Whether its first word came before the silence that ends speech: it goes on with what was said before."""


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
        held: Callable[[], bool] = lambda: False,
        *,
        keeps: bool = False,
    ) -> None:
        """While `held` says so, silence does not end a recording: a key is being held down. One that `keeps` the
        microphone leaves it open for the next recording, until `release`."""
        self._limits = limits or Limits()
        self._level, self._finished, self._held = level, finished, held
        self._keeps = keeps
        self._source: Source | None = None
        self._thread: threading.Thread | None = None
        self._last: Recording | None = None
        self._stop = threading.Event()
        self._flowing = False

    @property
    def running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def flowing(self) -> bool:
        """Whether sound has come. What is said before may be lost: a sound server can take seconds to begin."""
        return self._flowing

    @property
    def speaking(self) -> bool:
        return self.running and self._end.state == "speaking"

    def start(self, device: int | str | None = None) -> None:
        """Begin to record. `device`: a number or a part of a name as `devices()` lists them, else the default; one that
        was kept open goes on, with everything that came since the last recording.

        Raises AssistantError where PortAudio, the device or its permission is missing.
        """
        if self.running:
            raise AssistantError(
                Bilingual("A recording is already running.", "已经在录音。"), Bilingual("Stop it first.", "请先停止。")
            )
        if self._source is None:
            self._source = Source(chosen(device))
        self._stop.clear()
        self._flowing, self._last = False, None
        self._kept: list[Samples] = []
        self._first = 0
        self._end = SpeechEnd(self._limits.patience)
        self._thread = threading.Thread(target=self._work, args=(self._source,), name="voice", daemon=True)
        self._thread.start()

    def so_far(self) -> tuple[Samples, bool]:
        """What has been said: empty before the first word, and at most `longest`. True with it once so much silence
        followed that the recording will be exactly this, unless the speaker goes on. Thread-safe."""
        if self._end.began is None or self._end.ended is None:
            return np.zeros(0, np.float32), False
        samples = np.concatenate([*self._kept])
        last = self._end.ended + round(_AFTER * RATE) - self._first
        return self._cut(samples, last), len(samples) >= last

    def stop(self) -> Recording:
        """End by hand, and give what was recorded; the same recording again if it has ended by itself."""
        self._stop.set()
        recording = self.wait()
        if recording is None:
            raise AssistantError(Bilingual("Nothing is being recorded.", "没有在录音。"))
        return recording

    def wait(self, timeout: float | None = None) -> Recording | None:
        """The recording once it has ended, or None after `timeout` seconds."""
        if self._thread is not None:
            self._thread.join(timeout)
        return self._last

    def release(self) -> None:
        """Let a microphone go that was kept open. Only while nothing records."""
        source, self._source = self._source, None
        if source is not None:
            source.close()

    def _work(self, source: Source) -> None:
        resampler = soxr.ResampleStream(source.rate, RATE, 1, dtype="float32", quality="HQ")
        reason: Reason = "device lost"
        count, began, last, shown, dropped = 0, time.monotonic(), 0.0, 0.0, source.dropped
        while True:
            # Once stopped, what has come is read and nothing is waited for.
            asked = time.monotonic()
            block = source.next(0.0 if self._stop.is_set() else _WAIT)
            now = time.monotonic()
            if now - asked > _HALTED:
                # This program itself was stopped meanwhile: that nothing came says nothing of the microphone.
                began, last = now, last and now
            if block is None:
                if self._stop.is_set():
                    reason = "stopped"
                    break
                if not source.active or now - (last or began) > (_STALLED if last else _SLOW_START):
                    break
                continue
            last, self._flowing = now, True
            samples = resampler.resample_chunk(block.mean(axis=1, dtype=np.float32))
            self._kept.append(samples)
            count += len(samples)
            if self._level is not None and now - shown > 0.05:
                shown = now
                self._level(loudness(block))
            verdict = self._verdict(self._end.feed(samples), count - self._first)
            self._forget(count)
            if verdict is not None:
                reason = verdict
                break
        if not self._keeps or reason == "device lost":
            self.release()
        self._kept.append(resampler.resample_chunk(np.zeros(0, np.float32), last=True))
        cut = _cut_off(reason, source.name, self._limits.longest)
        self._last = self._recording(np.concatenate(self._kept), reason, source.dropped - dropped, cut)
        if self._finished is not None:
            self._finished(self._last)

    def _verdict(self, state: str, count: int) -> Reason | None:
        if state in ("ended", "nothing") and not self._held():
            return "silence" if state == "ended" else "no speech heard"
        return "limit" if count >= self._limits.longest * RATE else None

    def _forget(self, count: int) -> None:
        """While a recording without end waits, what is old goes; `count` samples have been heard."""
        if self._limits.patience.unheard < math.inf or self._end.began is not None:
            return
        while len(self._kept) > 1 and count - self._first - len(self._kept[0]) > _BEFORE * RATE:
            self._first += len(self._kept.pop(0))

    def _recording(self, samples: Samples, reason: Reason, dropped: int, cut: str) -> Recording:
        """Cut to the speech. Without any, nothing is kept unless somebody ended it: a whisper may have been missed."""
        began, ended = self._end.began, self._end.ended
        if began is not None and ended is not None:
            after = ended + round(_AFTER * RATE) - self._first
            samples = self._cut(samples, after if reason == "silence" else len(samples))
        elif reason in {"no speech heard", "limit"}:
            samples, reason, cut = samples[:0], "no speech heard", ""
        else:
            samples = np.clip(samples[: round(self._limits.longest * RATE)], -1.0, 1.0)
        at_once = began is not None and began <= self._limits.patience.hangover * RATE
        return Recording(samples, len(samples) / RATE, reason, began is not None, dropped, cut, at_once)

    def _cut(self, samples: Samples, last: int) -> Samples:
        """From a little before the first word to sample `last` of those that are kept."""
        first = max(0, (self._end.began or 0) - round(_PRE_ROLL * RATE) - self._first)
        cut: Samples = np.clip(samples[first : min(last, round(self._limits.longest * RATE))], -1.0, 1.0)
        return cut


def _cut_off(reason: Reason, device: str, longest: float) -> str:
    name = safe_line(device)
    if reason == "device lost":
        return Bilingual(f"The microphone “{name}” went away.", f"麦克风“{name}”断开了。")
    if reason == "limit":
        return Bilingual(
            f"A recording ends after {longest:.0f} seconds; this one was cut there.",
            f"一段录音最长 {longest:.0f} 秒；这一段在此处被截断。",
        )
    return ""


def loudness(block: NDArray[np.float32]) -> float:
    """Root mean square on a scale from -60 dB (0) to -6 dB (1), which fills a meter well for a spoken voice."""
    power = float(np.sqrt(np.mean(np.square(block)))) if block.size else 0.0
    return float(np.clip((20 * np.log10(power + 1e-9) + 60) / 54, 0.0, 1.0))

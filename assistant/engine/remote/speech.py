"""Speech: `POST /audio/transcriptions`, one request a window."""

from __future__ import annotations

import io
import threading
import wave
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.api.language import Bilingual
from assistant.engine.remote.server import Connection
from assistant.engine.remote.stream import Breaks
from assistant.engine.words import Words

if TYPE_CHECKING:
    from assistant.engine.sound import Samples

_RATE = 16_000


class RemoteSpeech:
    """Stands where a loaded whisper model would."""

    window = 30 * _RATE
    """Samples of one request: what whisper hears at once."""

    whole = True
    """A request is put into as few calls as possible."""

    together = 1
    """A request holds one sound."""

    def __init__(self, connection: Connection, breaks: Breaks | None = None) -> None:
        self._connection = connection
        self._breaks = breaks

    def breakable(self, breaks: Breaks) -> RemoteSpeech:
        """The same, for one piece of work whose connections can be broken off."""
        return RemoteSpeech(self._connection, breaks)

    def hear(self, sounds: Sequence[Samples], language: str, prompt: str, cancelled: threading.Event) -> list[Words]:
        """The words in each window. `no_speech` is unknown, so 0 with words and 1 without."""
        del cancelled
        return [self._heard(samples, language, prompt) for samples in sounds]

    def _heard(self, samples: Samples, language: str, prompt: str) -> Words:
        fields = {"model": self._connection.model, "response_format": "json"}
        fields |= {name: value for name, value in (("language", language), ("prompt", prompt)) if value}
        files = {"file": ("speech.wav", _wav(samples), "audio/wav")}
        said = self._connection.post("/audio/transcriptions", self._breaks, data=fields, files=files).get("text")
        if not isinstance(said, str):
            raise self._connection.problem(Bilingual("answers without a text", "的回答里没有文字"))
        return Words(said.strip(), language, 0.0 if said.strip() else 1.0)


def _wav(samples: Samples) -> bytes:
    import numpy as np

    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return buffer.getvalue()

"""How loud a microphone is, for choosing one: nothing is recorded or kept."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.terminal.voice import portaudio
from assistant.terminal.voice.devices import InputDevice
from assistant.terminal.voice.recorder import loudness


class Level:
    """Listens to one device from `open` to `close`; `now` is the loudness, 0 to 1. A device that cannot be opened or
    that goes away is silent."""

    def __init__(self) -> None:
        self.now = 0.0
        self._stream: Any = None

    def open(self, device: InputDevice) -> None:
        module = portaudio.sounddevice()
        try:
            self._stream = module.InputStream(
                device=device.index,
                samplerate=device.rate,
                channels=min(2, device.channels),
                dtype="float32",
                callback=self._receive,
            )
            self._stream.start()
        except module.PortAudioError:
            self.close()

    def close(self) -> None:
        stream, self._stream, self.now = self._stream, None, 0.0
        if stream is not None:
            portaudio.close(stream)

    def _receive(self, block: NDArray[np.float32], _frames: int, _time: object, _status: Any) -> None:
        self.now = loudness(block)

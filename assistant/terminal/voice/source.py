"""An open microphone: its stream, and the blocks of sound that came and were not yet taken.

Belongs here: PortAudio's stream. Does not belong here: what the sound means. PortAudio's callback only passes blocks
on, so that a busy machine delays what listens and never loses sound.
"""

from __future__ import annotations

import queue
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.terminal.voice import portaudio
from assistant.terminal.voice.devices import InputDevice

Block = NDArray[np.float32]
"""Shape (frames, channels), in [-1, 1] at the device's own rate."""


class Source:
    """Open from its making to `close`. What comes between two recordings waits for the second one."""

    def __init__(self, device: InputDevice) -> None:
        """Raises AssistantError where the device cannot be opened."""
        module = portaudio.sounddevice()
        self.name = device.name
        self.rate = device.rate
        """Frames a second."""
        self.dropped = 0
        """Blocks that the sound system lost because it was not read in time."""
        self._blocks: queue.SimpleQueue[Block | None] = queue.SimpleQueue()
        self._stream: Any = None
        try:
            self._stream = module.InputStream(
                device=device.index,
                samplerate=device.rate,
                channels=1 if device.channels == 1 else 2,
                dtype="float32",
                callback=self._receive,
                # None wakes who waits for a block when the stream is over, also when nobody here closed it.
                finished_callback=lambda: self._blocks.put(None),
            )
            self._stream.start()
        except module.PortAudioError as error:
            self.close()
            raise _unopened(device, error) from error

    @property
    def active(self) -> bool:
        """Whether sound can still come."""
        return self._stream is not None and bool(self._stream.active)

    def next(self, timeout: float) -> Block | None:
        """The next block; None when none came within `timeout` seconds or the stream is over."""
        try:
            return self._blocks.get(timeout=timeout)
        except queue.Empty:
            return None

    def close(self) -> None:
        """Lets the device go. Takes up to two seconds; a second call does nothing."""
        stream, self._stream = self._stream, None
        if stream is not None:
            portaudio.close(stream)

    def _receive(self, block: Block, _frames: int, _time: object, status: Any) -> None:
        if status and status.input_overflow:
            self.dropped += 1
        self._blocks.put(block.copy())


def _unopened(device: InputDevice, error: Exception) -> AssistantError:
    return AssistantError(
        Bilingual(
            f"The microphone {device.name!r} cannot be opened ({error}).",
            f"无法打开麦克风 {device.name!r}（{error}）。",
        ),
        Bilingual(
            "Check that no other program holds it, or choose another device.",
            "请确认没有别的程序占用它，或换一个设备。",
        ),
    )

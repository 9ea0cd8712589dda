"""The microphone: is there one, record until the speaker falls silent, and hand over 16 kHz mono sound.

Recognition happens in the host. Nothing here imports torch, and nothing is loaded before a recording is asked for.
"""

from __future__ import annotations

from assistant.terminal.voice.devices import InputDevice, NoSuchMicrophone, availability, devices
from assistant.terminal.voice.recorder import Limits, Reason, Recorder, Recording
from assistant.terminal.voice.wav import encode_wav

__all__ = [
    "InputDevice",
    "Limits",
    "NoSuchMicrophone",
    "Reason",
    "Recorder",
    "Recording",
    "availability",
    "devices",
    "encode_wav",
]

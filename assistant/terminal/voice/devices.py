"""Which microphones there are, and one clear sentence where there is none.

Belongs here: listing and diagnosis. Does not belong here: recording.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from assistant.terminal.voice import portaudio


@dataclass(frozen=True, slots=True)
class InputDevice:
    """`index` is PortAudio's own number, valid until devices are looked for again; `rate` in Hz."""

    index: int
    name: str
    channels: int
    rate: int
    default: bool


def devices(again: bool = False) -> list[InputDevice]:
    """Every device that can record, the default first. `again` looks anew, which must not happen while recording."""
    module = portaudio.sounddevice()
    if again:
        portaudio.refresh()
    default = module.default.device[0]
    found = [
        InputDevice(
            index=index,
            name=str(entry["name"]),
            channels=int(entry["max_input_channels"]),
            rate=round(entry["default_samplerate"]) or 48_000,
            default=index == default,
        )
        for index, entry in enumerate(module.query_devices())
        if entry["max_input_channels"] > 0
    ]
    return sorted(found, key=lambda device: not device.default)


def no_device() -> str:
    """The sentence for "no microphone", which over SSH has another reason and another cure."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return (
            "There is no microphone on this machine, and SSH does not carry the one in front of you: "
            "type instead, or drop a recording made there."
        )
    return "No microphone was found: plug one in or switch it on in the system's sound settings, then try again."


def availability(again: bool = False) -> str | None:
    """None when a microphone can be used, else one sentence with the cure. Takes a moment the first time."""
    try:
        found = devices(again)
    except (portaudio.NoPortAudio, portaudio.SoundSystemSilent) as error:
        return str(error)
    return None if found else no_device()

"""Which microphones there are, and one clear sentence where there is none.

Belongs here: listing and diagnosis. Does not belong here: recording.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.terminal.voice import portaudio


@dataclass(frozen=True, slots=True)
class InputDevice:
    """`index` is PortAudio's own number, valid until devices are looked for again; `rate` in Hz."""

    index: int
    name: str
    channels: int
    rate: int
    default: bool


class NoSuchMicrophone(AssistantError):
    """No device has the name that was asked for; others may be there."""


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


def no_device() -> AssistantError:
    """That there is no microphone, which over SSH has another reason and another cure."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return AssistantError(
            Bilingual(
                "There is no microphone on this machine, and SSH does not carry the one in front of you.",
                "这台机器上没有麦克风，而 SSH 不会传送您面前的那一个。",
            ),
            Bilingual("Type instead, or drop a recording made there.", "请改为打字，或拖入在那边录好的录音。"),
        )
    return AssistantError(
        Bilingual("No microphone was found.", "没有找到麦克风。"),
        Bilingual(
            "Plug one in or switch it on in the system's sound settings, then try again.",
            "请接上一个，或在系统的声音设置中打开它，然后重试。",
        ),
    )


def lack(again: bool = False) -> AssistantError | None:
    """None when a microphone can be used, else what is missing, with its cure. Takes a moment the first time."""
    try:
        return None if devices(again) else no_device()
    except (portaudio.NoPortAudio, portaudio.SoundSystemSilent) as error:
        return error


def availability(again: bool = False) -> str | None:
    """The same in one go of sentences."""
    error = lack(again)
    return Bilingual(error.said("en"), error.said("zh")) if error else None


def chosen(device: int | str | None) -> InputDevice:
    """The device of a number or of a part of a name, else the default. Looks anew, so not while something records.

    Raises AssistantError where there is no microphone at all, NoSuchMicrophone where that one is not there.
    """
    found = devices(again=True)
    if not found:
        raise no_device()
    if device is None:
        return found[0]
    wanted = [d for d in found if d.index == device or (isinstance(device, str) and device.lower() in d.name.lower())]
    if not wanted:
        known = ", ".join(d.name for d in found)
        raise NoSuchMicrophone(
            Bilingual(f"There is no microphone {device!r}.", f"没有麦克风 {device!r}。"),
            Bilingual(f"There are: {known}.", f"现有：{known}。"),
        )
    exact = [d for d in wanted if isinstance(device, str) and d.name.lower() == device.lower()]
    return (exact or wanted)[0]

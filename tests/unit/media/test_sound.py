"""Sounds through the real decoder processes: every format becomes mono at 16 kHz, and hostile ones are refused."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from assistant.api import BadInput
from assistant.api.language import in_language
from assistant.host.checks import ffmpeg
from assistant.media.decoder import Decoder
from assistant.media.sniff import media_type
from assistant.media.sound import WITHOUT_FFMPEG
from tests.needed import need

RATE = 16_000


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(1)
    yield decoder
    decoder.close()


def tone(seconds: float, rate: int, channels: int = 1) -> np.ndarray:
    """440 Hz at half of full scale, shape (frames, channels)."""
    one = 0.5 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)
    return np.repeat(one[:, None], channels, axis=1)


def heard(decoder: Decoder, path: Path) -> np.ndarray:
    return np.concatenate(list(decoder.sound(str(path))))


def assert_is_tone(samples: np.ndarray, seconds: float) -> None:
    assert samples.dtype == np.float32
    assert abs(len(samples) / RATE - seconds) < 0.15
    spectrum = np.abs(np.fft.rfft(samples))
    assert abs(spectrum.argmax() * RATE / len(samples) - 440) < 3
    assert 0.3 < np.abs(samples).max() <= 1


@pytest.mark.parametrize(
    ("ending", "rate", "channels", "subtype"),
    [
        ("wav", 16_000, 1, "PCM_16"),
        ("wav", 44_100, 2, "PCM_24"),
        ("wav", 96_000, 6, "FLOAT"),
        ("wav", 8_000, 1, "ULAW"),
        ("flac", 48_000, 2, "PCM_16"),
        ("ogg", 22_050, 1, "VORBIS"),
        ("mp3", 44_100, 2, "MPEG_LAYER_III"),
        ("aiff", 32_000, 1, "PCM_16"),
    ],
)
def test_every_rate_and_format_becomes_mono_at_16_khz(
    decoder: Decoder, tmp_path: Path, ending: str, rate: int, channels: int, subtype: str
) -> None:
    file = tmp_path / f"tone.{ending}"
    soundfile.write(file, tone(1.5, rate, channels), rate, subtype)
    sound = decoder.sound(str(file))
    assert_is_tone(np.concatenate(list(sound)), 1.5)
    assert sound.seconds == pytest.approx(1.5, abs=0.15)


@pytest.mark.parametrize(
    "ending", ["m4a", "aac", "webm", "avi", "flv", "mpg", "ts", "m2ts", "ac3", "eac3", "wv", "caf", "au", "w64", "wma"]
)
def test_ffmpeg_reads_the_rest(decoder: Decoder, tmp_path: Path, ending: str) -> None:
    need("ffmpeg")
    source, file = tmp_path / "tone.wav", tmp_path / f"tone.{ending}"
    soundfile.write(source, tone(1.5, 48_000), 48_000)
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(source), str(file)], check=True)
    assert_is_tone(heard(decoder, file), 1.5)


@pytest.mark.parametrize("name", WITHOUT_FFMPEG.values())
def test_what_is_called_readable_without_ffmpeg_is_read_without_it(
    decoder: Decoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "sound"
    soundfile.write(file, tone(1, RATE), RATE, format=name)
    assert WITHOUT_FFMPEG[media_type(file.read_bytes())] == name
    assert_is_tone(heard(decoder, file), 1)
    found = ffmpeg().found
    assert name in re.findall(r"\w+", found)
    assert name in re.findall("[A-Z0-9]+", in_language(found, "zh"))


def test_without_ffmpeg_its_name_is_the_cure(decoder: Decoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "voice.m4a"
    file.write_bytes(b"\0\0\0\x20ftypM4A " + bytes(100))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadInput, match="ffmpeg is needed") as refused:
        heard(decoder, file)
    assert "install ffmpeg" in refused.value.hint
    soundfile.write(tmp_path / "tone.wav", tone(0.5, RATE), RATE)
    assert_is_tone(heard(decoder, tmp_path / "tone.wav"), 0.5)


def test_a_long_sound_comes_in_windows_and_can_be_left(decoder: Decoder, tmp_path: Path) -> None:
    file = tmp_path / "long.wav"
    soundfile.write(file, tone(65, RATE), RATE, "FLOAT")
    windows = decoder.sound(str(file))
    assert len(next(windows)) == 30 * RATE
    before = set(psutil.Process().children())
    assert before
    windows.close()
    assert not [child for child in before if "sound_worker" in " ".join(_command(child))]
    assert [len(window) / RATE for window in decoder.sound(str(file))] == [30, 30, pytest.approx(5, abs=0.1)]


def _command(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def wav(samples: np.ndarray, folder: Path) -> bytes:
    soundfile.write(folder / "whole.wav", samples, RATE, "FLOAT")
    return (folder / "whole.wav").read_bytes()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"RIFF\xff\xff\xff\x7fWAVEfmt ", "is damaged: no sound can be decoded"),
        (b"fLaC" + bytes(200), "is damaged: no sound can be decoded"),
        (b"OggS" + b"\xff" * 200, "is damaged: no sound can be decoded"),
        (b"ID3\x04" + b"\xff" * 500, "is damaged: no sound can be decoded"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "is a text file, not a sound"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "is a text file, not a sound"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG picture, not a sound"),
        (b"", "is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sound_is_refused(decoder: Decoder, tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "evil.wav"
    file.write_bytes(data)
    with pytest.raises(BadInput, match=words) as refused:
        heard(decoder, file)
    assert "evil.wav" in refused.value.message


def test_samples_that_are_no_numbers_are_refused_and_loud_ones_cut(decoder: Decoder, tmp_path: Path) -> None:
    file = tmp_path / "odd.wav"
    file.write_bytes(wav(np.full(RATE, np.nan), tmp_path))
    with pytest.raises(BadInput, match="no numbers"):
        heard(decoder, file)
    file.write_bytes(wav(np.full(RATE, 1000.0), tmp_path))
    assert heard(decoder, file).max() == 1


@pytest.mark.parametrize("ending", ["mp4", "webm"])
def test_a_film_without_sound_is_told_as_that(decoder: Decoder, tmp_path: Path, ending: str) -> None:
    need("ffmpeg")
    film = tmp_path / f"film.{ending}"
    source = ["-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=1"]
    subprocess.run(["ffmpeg", "-v", "error", *source, str(film)], check=True)
    with pytest.raises(BadInput, match="has no sound, only pictures"):
        heard(decoder, film)
    film.write_bytes(film.read_bytes()[:60])
    with pytest.raises(BadInput, match="is damaged"):
        heard(decoder, film)


def test_a_recording_whose_program_was_killed_is_read_to_its_end(decoder: Decoder, tmp_path: Path) -> None:
    for kind in ("PCM_16", "FLOAT"):
        file = tmp_path / "killed.wav"
        soundfile.write(file, tone(1.5, 44_100, 2), 44_100, kind)
        data = bytearray(file.read_bytes())
        place = data.index(b"data") + 4
        data[4:8] = data[place : place + 4] = bytes(4)
        file.write_bytes(data)
        assert_is_tone(heard(decoder, file), 1.5)


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"MAC \x96\x0f" + bytes(20), "audio/ape"),
        (b"MAC address of the printer", "text/plain"),
        (b"wvpk is what I call it", "text/plain"),
        (b"FLV files are old", "text/plain"),
        (b"\x0bwhat comes next", "text/plain"),
        ((b"G" + b"a" * 187) * 3, "text/plain"),
        ((b"G" + bytes(187)) * 3, "video/mp2t"),
        (b"G" + bytes(511), ""),
        (b"ffconcat version 1.0\n", "text/plain"),
        (b"#EXTM3U\n", "text/plain"),
    ],
)
def test_words_are_no_sound(head: bytes, media: str) -> None:
    assert media_type(head) == media


def test_a_cut_recording_gives_what_is_left_of_it(decoder: Decoder, tmp_path: Path) -> None:
    file = tmp_path / "cut.wav"
    file.write_bytes(wav(tone(2, RATE), tmp_path)[: 44 + RATE * 4])
    assert 0.9 < len(heard(decoder, file)) / RATE < 1.1

"""Sound files as odd programs, broken disks and enemies make them, by class, with what must become of each.

All that can be heard say one sentence, spoken by espeak-ng; it is given to `every` as samples.
"""

from __future__ import annotations

import io
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from tests.needed import need

Samples = NDArray[np.float32]
RATE = 16_000
Outcome = Literal["speech", "nothing", "bad", "either"]
"""What must be heard: the sentence; no words; a refusal in one sentence; or any of these, but nothing else."""


@dataclass(frozen=True, slots=True)
class Odd:
    name: str
    data: bytes
    outcome: Outcome


def saved(samples: Samples, form: str = "WAV", rate: int = RATE, **more: Any) -> bytes:
    """`samples` at 16 kHz, shape (n,) or (n, channels), as a file of the format at `rate` Hz."""
    out = io.BytesIO()
    soundfile.write(out, samples if rate == RATE else soxr.resample(samples, RATE, rate), rate, format=form, **more)
    return out.getvalue()


CLASSES = ("rates_and_channels", "encodings", "through_ffmpeg", "levels", "silent", "lying", "truncated", "disguised",
           "no_numbers")  # fmt: skip


def every(name: str, speech: Samples) -> Iterator[Odd]:
    """All files of a class."""
    made: Iterator[Odd] = globals()[name](speech)
    return made


def rates_and_channels(speech: Samples) -> Iterator[Odd]:
    for rate in (8_000, 11_025, 12_000, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000):
        # Half of the sound is gone at 8 kHz, and a small model may then mishear a word.
        yield Odd(f"rate-{rate}.wav", saved(speech, rate=rate), "either" if rate < 12_000 else "speech")
    still = np.zeros_like(speech)
    yield Odd("two-channels.wav", saved(np.stack([speech, speech], 1)), "speech")
    yield Odd("left-only.wav", saved(np.stack([speech, still], 1)), "speech")
    yield Odd("six-channels.wav", saved(np.stack([speech] * 6, 1), rate=48_000), "speech")
    yield Odd("centre-of-six.wav", saved(np.stack([still, still, speech, still, still, still], 1)), "speech")
    yield Odd("opposite-channels.wav", saved(np.stack([speech, -speech], 1)), "speech")


def encodings(speech: Samples) -> Iterator[Odd]:
    for kind in ("PCM_U8", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW", "IMA_ADPCM", "MS_ADPCM"):
        yield Odd(f"{kind.lower()}.wav", saved(speech, subtype=kind), "speech")
    for form, kind in (
        ("WAVEX", "PCM_24"),
        ("RF64", "PCM_16"),
        ("W64", "PCM_16"),
        ("AU", "PCM_16"),
        ("CAF", "PCM_16"),
        ("AIFF", "PCM_S8"),
        ("AIFF", "FLOAT"),
        ("FLAC", "PCM_S8"),
        ("FLAC", "PCM_24"),
        ("OGG", "VORBIS"),
        ("OGG", "OPUS"),
        ("MP3", "MPEG_LAYER_III"),
    ):
        yield Odd(f"{form}-{kind}".lower(), saved(speech, form, subtype=kind), "speech")


def through_ffmpeg(speech: Samples) -> Iterator[Odd]:
    """Containers that only ffmpeg reads."""
    need("ffmpeg")
    for name, options in {
        "voice.m4a": ["-f", "ipod", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"],
        "voice.aac": ["-f", "adts", "-c:a", "aac"],
        "voice.webm": ["-f", "webm", "-c:a", "libopus"],
        "voice.wma": ["-f", "asf", "-c:a", "wmav2"],
        "voice.mka": ["-f", "matroska", "-c:a", "flac"],
    }.items():
        command = ["ffmpeg", "-v", "error", "-i", "pipe:0", *options, "pipe:1"]
        made = subprocess.run(command, input=saved(speech), capture_output=True, check=True)
        yield Odd(name, made.stdout, "speech")


def levels(speech: Samples) -> Iterator[Odd]:
    yield Odd("clipped.wav", saved(np.clip(speech * 20, -1, 1)), "either")
    yield Odd("clipped-a-little.wav", saved(np.clip(speech * 3, -1, 1)), "speech")
    yield Odd("beyond-full-scale.wav", saved(speech * 4, subtype="FLOAT"), "either")
    yield Odd("quiet.wav", saved(speech * 0.03), "speech")
    yield Odd("with-dc.wav", saved(speech * 0.5 + 0.3, subtype="FLOAT"), "speech")


def silent(_speech: Samples) -> Iterator[Odd]:
    dice = np.random.default_rng(1)
    for name, samples in {
        "no-samples": np.zeros(0),
        "one-sample": np.full(1, 0.5),
        "ten-milliseconds": dice.normal(0, 0.1, RATE // 100),
        "zeros": np.zeros(3 * RATE),
        "dc": np.full(3 * RATE, 0.5),
        "full-scale-dc": np.full(3 * RATE, 1.0),
        "still-room": dice.normal(0, 3e-4, 3 * RATE),
        "one-click": np.where(np.arange(3 * RATE) == RATE, 1.0, 0.0),
    }.items():
        yield Odd(f"{name}.wav", saved(samples.astype(np.float32)), "nothing")
    yield Odd("noise.wav", saved(dice.normal(0, 0.1, 4 * RATE).astype(np.float32)), "either")
    yield Odd("square-wave.wav", saved(np.sign(np.sin(np.arange(4 * RATE) / 20)).astype(np.float32)), "either")


def wav(body: bytes, claimed: int | None = None, riff: int | None = None, **header: int) -> bytes:
    """A WAV of 16-bit mono samples whose header says what it is told to, true or not."""
    facts = {"form": 1, "channels": 1, "rate": RATE, "bytes": 2 * RATE, "align": 2, "bits": 16, **header}
    form = struct.pack("<HHIIHH", *(facts[key] for key in ("form", "channels", "rate", "bytes", "align", "bits")))
    size = len(body) if claimed is None else claimed
    chunks = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", size) + body
    return b"RIFF" + struct.pack("<I", len(chunks) if riff is None else riff) + chunks


def lying(speech: Samples) -> Iterator[Odd]:
    body = (np.clip(speech, -1, 1) * 32767).astype("<i2").tobytes()
    # Programs that write to a pipe leave the sizes open: zero or all ones.
    yield Odd("endless-data.wav", wav(body, claimed=0xFFFFFFFF, riff=0xFFFFFFFF), "speech")
    yield Odd("no-riff-size.wav", wav(body, riff=0), "speech")
    yield Odd("more-claimed-than-there.wav", wav(body, claimed=2**31 - 2), "speech")
    yield Odd("no-data-size.wav", wav(body, claimed=0), "speech")
    yield Odd("no-sizes.wav", wav(body, claimed=0, riff=0), "speech")
    yield Odd("no-samples-but-a-title.wav", wav(b"LIST\x0c\0\0\0INFOINAM\0\0\0\0", claimed=0), "nothing")
    yield Odd("half-claimed.wav", wav(body, claimed=len(body) // 2), "either")
    for name, header in {
        "no-channels": {"channels": 0},
        "many-channels": {"channels": 65_535},
        "no-rate": {"rate": 0},
        "huge-rate": {"rate": 2**32 - 1},
        "no-bits": {"bits": 0, "align": 0},
        "many-bits": {"bits": 999},
        "unknown-code": {"form": 0x7777},
        "wrong-align": {"align": 977},
    }.items():
        yield Odd(f"{name}.wav", wav(body, **header), "either")
    yield Odd("one-hertz.wav", wav(body[:2000], rate=1), "either")
    hostile = b"INFOINAM" + struct.pack("<I", 40) + b"\x1b]0;owned\x07\x1b[2J" + b"%n%s" * 6
    listed = wav(body)
    chunk = b"LIST" + struct.pack("<I", len(hostile)) + hostile
    yield Odd("hostile-title.wav", listed[:36] + chunk + listed[36:], "either")
    yield Odd("huge-chunk.wav", listed[:12] + b"LIST" + struct.pack("<I", 2**31) + listed[12:], "either")


def truncated(speech: Samples) -> Iterator[Odd]:
    whole = saved(speech)
    for length in (1, 4, 11, 12, 20, 36):
        yield Odd(f"cut-{length}.wav", whole[:length], "bad")
    for length in (43, 44, 45):
        yield Odd(f"cut-{length}.wav", whole[:length], "either")
    for form in ("WAV", "FLAC", "OGG", "MP3", "AIFF"):
        data = saved(speech, form)
        yield Odd(f"cut-half.{form.lower()}", data[: len(data) // 2], "either")
    yield Odd("empty.wav", b"", "bad")


def disguised(_speech: Samples) -> Iterator[Odd]:
    """What is no sound, whatever its name says; every address in it is listened to by the test."""
    for name, text in {
        "text.wav": "just words\n",
        "playlist.wav": "#EXTM3U\n#EXTINF:1,\nhttp://{here}/a.ts\n",
        "playlist.mp3": "[playlist]\nFile1=http://{here}/a.mp3\nNumberOfEntries=1\n",
        "list.wav": "ffconcat version 1.0\nfile 'http://{here}/a.wav'\n",
        "page.wav": "<!doctype html><audio src='http://{here}/a.wav'>",
        "spiff.wav": "<?xml version='1.0'?><playlist xmlns='http://xspf.org/ns/0/'><location>http://{here}/</location>",
        "description.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5000 RTP/AVP 0\n",
        "script.wav": "#!/bin/sh\ntouch owned\n",
    }.items():
        yield Odd(name, text.encode(), "bad")
    dice = np.random.default_rng(2)
    for name, head in {
        "junk.wav": b"RIFF\x24\x10\0\0WAVE",
        "junk.flac": b"fLaC",
        "junk.ogg": b"OggS",
        "junk.mp3": b"ID3\x04\0\0\0\0\0\0",
        "junk.m4a": b"\0\0\0\x18ftypM4A ",
        "junk.webm": b"\x1aE\xdf\xa3",
        "junk.aiff": b"FORM\0\0\x10\0AIFF",
        "junk.caf": b"caff\0\x01\0\0",
        "junk.avi": b"RIFF\x24\x10\0\0AVI ",
        "junk.flv": b"FLV\x01\x05\0\0\0\x09",
        "junk.mpg": b"\0\0\x01\xba\x44",
        "junk.ape": b"MAC \x96\x0f\0\0",
        "junk.wv": b"wvpk\0\x10\0\0\x10\x04",
        "junk.ac3": b"\x0bw\0\0\0\x40",
        "picture.wav": b"\x89PNG\r\n\x1a\n",
        "archive.wav": b"PK\x03\x04",
    }.items():
        yield Odd(name, head + dice.bytes(4096), "bad")


def no_numbers(speech: Samples) -> Iterator[Odd]:
    for name, value in {"nan": np.nan, "infinity": np.inf, "minus-infinity": -np.inf}.items():
        spoiled = speech.copy()
        spoiled[len(spoiled) // 2] = value
        yield Odd(f"{name}.wav", saved(spoiled, subtype="FLOAT"), "bad")
    yield Odd("huge-numbers.wav", saved(np.full(RATE, 3e38, np.float32), subtype="FLOAT"), "either")

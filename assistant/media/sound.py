"""Sound files as windows of samples. The bytes are read by ffmpeg from a descriptor, or by a child without it.

No path or address ever reaches ffmpeg as text, and the container format is the one that the bytes show: a playlist
that is named `.wav` stays a file of an unknown kind.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from assistant.api.errors import BadInput
from assistant.media import limits, sniff
from assistant.media.names import shown

Samples = npt.NDArray[np.float32]

_DEMUXERS = {
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/mp4": "mov",
    "audio/webm": "matroska",
    "audio/aiff": "aiff",
}
_WITHOUT_FFMPEG = ("audio/wav", "audio/flac", "audio/ogg", "audio/aiff")
_SAMPLE_BYTES = 4
_ROOT = Path(__file__).parents[2]


def windows(path: str) -> Iterator[Samples]:
    """Windows of at most 30 s, float32 mono 16 kHz in [-1, 1]. Raises BadInput; closing it ends the decoding."""
    with _opened(path) as (file, media):
        process = subprocess.Popen(
            _command(media, path), stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        )
        try:
            assert process.stdout
            heard = False
            while data := process.stdout.read(limits.WINDOW * _SAMPLE_BYTES):
                samples = np.frombuffer(data[: len(data) // _SAMPLE_BYTES * _SAMPLE_BYTES], np.float32)
                heard = heard or bool(samples.size)
                yield np.clip(np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0), -1, 1)
            if process.wait() != 0 and not heard:
                raise BadInput(f"{shown(path)} is damaged: no sound can be decoded.", "Try to save it again.")
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def seconds(path: str) -> float:
    """Length in seconds as the header claims it, 0 if only decoding would tell. Raises BadInput like `windows`."""
    with _opened(path) as (file, media):
        if media not in _WITHOUT_FFMPEG:
            return 0.0
        command = [sys.executable, "-m", "assistant.media.sound_worker", "--seconds"]
        result = subprocess.run(command, stdin=file, capture_output=True, env=_environment(), check=False, timeout=60)
        return float(result.stdout) if result.returncode == 0 and result.stdout else 0.0


@contextlib.contextmanager
def _opened(path: str) -> Iterator[tuple[IO[bytes], str]]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        reason = "There is no file" if isinstance(error, FileNotFoundError) else "There is no way to read"
        raise BadInput(f"{reason} {shown(path)}.", "Check its name and permissions.") from None
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise BadInput(f"{shown(path)} is not a sound file.", "Choose a file.")
        if facts.st_size == 0:
            raise BadInput(f"{shown(path)} is empty.", "Choose another file.")
        if facts.st_size > limits.SOUND_BYTES:
            raise BadInput(f"{shown(path)} is larger than {limits.SOUND_BYTES >> 30} GiB.", "Cut it into parts.")
        media = sniff.media_type(file.read(sniff.HEAD))
        if media not in _DEMUXERS:
            raise BadInput(
                f"{shown(path)} is {sniff.described(media)}, not a sound.", "Choose a WAV, FLAC or MP3 file."
            )
        file.seek(0)
        yield file, media


def _command(media: str, path: str) -> list[str]:
    program = shutil.which("ffmpeg")
    if program:
        quiet = [program, "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"]
        source = ["-f", _DEMUXERS[media], "-i", "file:/dev/fd/0", "-map", "0:a:0"]
        return [*quiet, *source, "-f", "f32le", "-ac", "1", "-ar", str(limits.RATE), "pipe:1"]
    if media in _WITHOUT_FFMPEG:
        return [sys.executable, "-m", "assistant.media.sound_worker"]
    raise BadInput(f"{shown(path)} needs ffmpeg to be read.", "Install it: sudo apt install ffmpeg")


def _environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

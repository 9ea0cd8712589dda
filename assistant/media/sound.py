"""Sound files as windows of samples, decoded by a child that reads an open descriptor.

No path or address ever reaches a decoder as text, and the container format is the one that the bytes show: a playlist
that is named `.wav` stays a file of an unknown kind.
"""

from __future__ import annotations

import contextlib
import resource
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from typing import IO

import numpy as np
import numpy.typing as npt

from assistant.children import command
from assistant.media import limits, recorded, sniff
from assistant.media.files import opened
from assistant.media.processes import environment, read_exactly
from assistant.media.refusals import INSTALLER, WANTED, described, no_start, refused
from assistant.media.sound_worker import NO_START

Samples = npt.NDArray[np.float32]

WITHOUT_FFMPEG = {
    "audio/wav": "WAV",
    "audio/flac": "FLAC",
    "audio/ogg": "OGG",
    "audio/mpeg": "MP3",
    "audio/aiff": "AIFF",
    "audio/caf": "CAF",
    "audio/au": "AU",
    "audio/w64": "W64",
}
"""Read by libsndfile, which comes with the program, and as people call them."""
_DEMUXERS = {
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/mp4": "mov",
    "audio/webm": "matroska",
    "audio/aiff": "aiff",
    "audio/caf": "caf",
    "audio/au": "au",
    "audio/w64": "w64",
    "audio/amr": "amr",
    "audio/wma": "asf",
    "audio/ac3": "ac3",
    "audio/eac3": "eac3",
    "audio/ape": "ape",
    "audio/wavpack": "wv",
    "video/x-msvideo": "avi",
    "video/x-flv": "flv",
    "video/mpeg": "mpeg",
    "video/mp2t": "mpegts",
}
"""ffmpeg's names of the containers. Naming one keeps ffmpeg from guessing, and so from playlists."""
_WORKER = "assistant.media.sound_worker"
_CLAIM = struct.Struct("<d")
"""What the worker writes before the samples: the length in seconds that the header claims."""
_LONGEST_CLAIM = 1e6
"""Seconds, eleven days. Programs that write to a pipe claim the largest number that the header holds."""


class Windows:
    """Windows of at most 30 s, float32 mono 16 kHz in [-1, 1]. Raises BadInput, DecoderProblem; closing it
    ends the decoding."""

    def __init__(self, path: str) -> None:
        self.seconds = 0.0
        """Length as the file claims it; 0 before the first window, and where only decoding would tell."""
        self._path = path
        self._windows = self._read()

    def __iter__(self) -> Windows:
        return self

    def __next__(self) -> Samples:
        return next(self._windows)

    def close(self) -> None:
        self._windows.close()

    def _read(self) -> Generator[Samples]:
        with _opened(self._path) as (file, media):
            if count := recorded.length(file):
                self.seconds = count / limits.RATE
                yield from recorded.windows(file)
                return
            commands = _commands(media)
            if not commands:
                raise refused(self._path, "needs_ffmpeg", "install", what=described(media), command=INSTALLER)
            for place, program in enumerate(commands, 1):
                # A kind of WAV that libsndfile does not know may still be one that ffmpeg knows.
                heard = yield from self._decoded(file, program, last=place == len(commands))
                if heard:
                    return

    def _decoded(self, file: IO[bytes], program: list[str], last: bool) -> Generator[Samples, None, bool]:
        """Yields windows; returns whether the file could be read. BadInput if the last program cannot either."""
        file.seek(0)
        process = subprocess.Popen(
            program, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), bufsize=0
        )
        try:
            _confine(process.pid)
            heard = False
            if _WORKER in program:
                self.seconds = _claimed(_bytes(self._path, process, _CLAIM.size))
            while samples := _window(self._path, process):
                heard = True
                yield samples[0]
            readable = heard or process.wait(limits.WAIT_SECONDS) == 0
            if last and not readable and process.returncode == NO_START and _WORKER in program:
                raise no_start()
            if last and not readable:
                silent = _WORKER not in program and _silent(file, program)
                raise refused(self._path, *(("silent", "another") if silent else ("no_sound", "again")))
            return readable
        finally:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


@contextlib.contextmanager
def _opened(path: str) -> Iterator[tuple[IO[bytes], str]]:
    with opened(path, limits.SOUND_BYTES, "sound") as file:
        media = sniff.media_type(file.read(sniff.HEAD))
        if media not in _DEMUXERS:
            raise refused(path, "other", "sound", what=described(media), wanted=WANTED["sound"])
        file.seek(0)
        yield file, media


def _commands(media: str) -> list[list[str]]:
    """The programs that can read a kind of sound, in the order in which to try them."""
    own = [command(_WORKER)] if media in WITHOUT_FFMPEG else []
    program = shutil.which("ffmpeg")
    if not program:
        return own
    quiet = [program, "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"]
    source = ["-f", _DEMUXERS[media], "-i", "file:/dev/fd/0", "-map", "0:a:0"]
    return [*own, [*quiet, *source, "-f", "f32le", "-ac", "1", "-ar", str(limits.RATE), "pipe:1"]]


def _silent(file: IO[bytes], program: list[str]) -> bool:
    """Whether ffmpeg finds a track of pictures in it, and none of sound."""
    source = program[: program.index("-map")]
    return _holds(file, source, "v") and not _holds(file, source, "a")


def _holds(file: IO[bytes], source: list[str], track: str) -> bool:
    file.seek(0)
    program = [*source, "-map", f"0:{track}:0", "-codec", "copy", f"-frames:{track}", "1", "-f", "null", "pipe:1"]
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(program, stdin=file, stdout=nowhere, stderr=nowhere, env=environment())
    try:
        _confine(process.pid)
        return process.wait(limits.WAIT_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        process.kill()
        process.wait()


def _window(path: str, process: subprocess.Popen[bytes]) -> tuple[Samples, ...]:
    """The next window, or nothing at the end."""
    size = np.dtype(np.float32).itemsize
    data = _bytes(path, process, limits.WINDOW * size)
    samples = np.frombuffer(data[: len(data) // size * size], np.float32)
    if not samples.size:
        return ()
    if not np.isfinite(samples).all():
        raise refused(path, "no_numbers", "again")
    return (np.clip(samples, -1, 1),)


def _bytes(path: str, process: subprocess.Popen[bytes], count: int) -> bytes:
    """So many bytes of what the program writes, fewer at its end."""
    assert process.stdout
    try:
        return read_exactly(process.stdout.fileno(), count, time.monotonic() + limits.WAIT_SECONDS)
    except TimeoutError:
        raise refused(path, "slow", "hostile") from None


def _claimed(data: bytes) -> float:
    """Seconds that a header claims; 0 for none and for what cannot be."""
    if len(data) < _CLAIM.size:
        return 0.0
    seconds = float(_CLAIM.unpack(data)[0])
    return seconds if 0 <= seconds <= _LONGEST_CLAIM else 0.0


def _confine(pid: int) -> None:
    """The memory limit for a program that does not set one itself."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_AS, (limits.CHILD_BYTES, limits.CHILD_BYTES))

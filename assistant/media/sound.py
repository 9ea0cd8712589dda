"""Sound files as windows of samples, decoded by a child that reads an open descriptor.

No path or address ever reaches a decoder as text, and the container format is the one that the bytes show: a playlist
that is named `.wav` stays a file of an unknown kind.
"""

from __future__ import annotations

import contextlib
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from typing import IO

import numpy as np
import numpy.typing as npt

from assistant.media import limits, sniff
from assistant.media.files import opened
from assistant.media.processes import command, environment, read_exactly
from assistant.media.refusals import INSTALLER, WANTED, described, refused

Samples = npt.NDArray[np.float32]

_OWN = ("audio/wav", "audio/flac", "audio/ogg", "audio/mpeg", "audio/aiff")
"""Read by libsndfile, which comes with the program."""
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
"""ffmpeg's names of the containers. Naming one keeps ffmpeg from guessing, and so from playlists."""


def windows(path: str) -> Iterator[Samples]:
    """Windows of at most 30 s, float32 mono 16 kHz in [-1, 1]. Raises BadInput; closing it ends the decoding."""
    with _opened(path) as (file, media):
        commands = _commands(media)
        if not commands:
            raise refused(path, "needs_ffmpeg", "install", what=described(media), command=INSTALLER)
        for place, program in enumerate(commands, 1):
            # A kind of WAV that libsndfile does not know may still be one that ffmpeg knows.
            heard = yield from _decoded(path, file, program, last=place == len(commands))
            if heard:
                return


def seconds(path: str) -> float:
    """Length in seconds as the header claims it, 0 if only decoding would tell. Raises BadInput like `windows`."""
    with _opened(path) as (file, media):
        if media not in _OWN:
            return 0.0
        program = command("assistant.media.sound_worker", "--seconds")
        try:
            result = subprocess.run(
                program, stdin=file, capture_output=True, env=environment(), check=False, timeout=limits.WAIT_SECONDS
            )
            return max(0.0, float(result.stdout)) if result.returncode == 0 else 0.0
        except (subprocess.TimeoutExpired, ValueError):
            return 0.0


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
    own = [command("assistant.media.sound_worker")] if media in _OWN else []
    program = shutil.which("ffmpeg")
    if not program:
        return own
    quiet = [program, "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe"]
    source = ["-f", _DEMUXERS[media], "-i", "file:/dev/fd/0", "-map", "0:a:0"]
    return [*own, [*quiet, *source, "-f", "f32le", "-ac", "1", "-ar", str(limits.RATE), "pipe:1"]]


def _decoded(path: str, file: IO[bytes], program: list[str], last: bool) -> Generator[Samples, None, bool]:
    """Yields windows; returns whether the file could be read. Raises BadInput if the last program cannot either."""
    file.seek(0)
    process = subprocess.Popen(
        program, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), bufsize=0
    )
    try:
        _confine(process.pid)
        heard = False
        while samples := _window(path, process):
            heard = True
            yield samples[0]
        readable = heard or process.wait(limits.WAIT_SECONDS) == 0
        if last and not readable:
            raise refused(path, "no_sound", "again")
        return readable
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _window(path: str, process: subprocess.Popen[bytes]) -> tuple[Samples, ...]:
    """The next window, or nothing at the end."""
    assert process.stdout
    size = np.dtype(np.float32).itemsize
    try:
        data = read_exactly(process.stdout.fileno(), limits.WINDOW * size, time.monotonic() + limits.WAIT_SECONDS)
    except TimeoutError:
        raise refused(path, "slow", "hostile") from None
    samples = np.frombuffer(data[: len(data) // size * size], np.float32)
    if not samples.size:
        return ()
    if not np.isfinite(samples).all():
        raise refused(path, "no_numbers", "again")
    return (np.clip(samples, -1, 1),)


def _confine(pid: int) -> None:
    """The memory limit for a program that does not set one itself."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_AS, (limits.CHILD_BYTES, limits.CHILD_BYTES))

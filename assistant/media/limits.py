"""How much of a machine one file from outside may use. Beyond a limit it is refused with a sentence."""

from __future__ import annotations

import contextlib
import resource

PICTURE_BYTES = 64 * 2**20
SOUND_BYTES = 4 * 2**30
"""Three hours of 96 kHz stereo float fit; sound is read in windows, never whole."""
TEXT_BYTES = 2**20
"""Of a text file: more words than a language model reads at once."""
PIXELS = 50_000_000
JPEG_PIXELS = 250_000_000
"""JPEG can be decoded at an eighth of its size, so that photographs of 200 megapixels work."""
CHILD_BYTES = 3 * 2**29
"""Address space of a decoder child: 1.5 GB."""
CPU_SECONDS = 20
"""Processor time for one picture. Wall time alone would refuse good files on a busy machine."""
WAIT_SECONDS = 90.0
"""Longest wait for one picture, or for the next window of a sound, before the child is ended."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF")
"""HEIF only where its package is installed."""
RATE = 16_000
"""Samples per second of every sound after decoding."""
WINDOW = 30 * RATE
"""Samples of one window of sound."""


def confine() -> None:
    """Limits the memory of this process, a decoder child, and keeps its memory out of core files."""
    _limit(resource.RLIMIT_AS, CHILD_BYTES)
    _limit(resource.RLIMIT_CORE, 0)


def allow_cpu(seconds: int) -> None:
    """Lets this process use so much more processor time; the kernel ends it beyond."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    until = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (_allowed(resource.RLIMIT_CPU, until), hard))


def _limit(what: int, most: int) -> None:
    """Allows so much at most, or what less is allowed already. macOS lets nobody limit address space: then nothing
    does."""
    most = _allowed(what, most)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(what, (most, most))


def _allowed(what: int, most: int) -> int:
    """So much, or what less this process may have at most."""
    hard = resource.getrlimit(what)[1]
    return most if hard == resource.RLIM_INFINITY else min(most, hard)

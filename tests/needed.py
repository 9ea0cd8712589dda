"""The system packages that some tests use, under Debian's names. `.ci/run` installs them; elsewhere a test without its
package is skipped with its name. In CI that would hide a broken machine, so there it fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from ctypes.util import find_library
from pathlib import Path

import pytest


def _alsa_to_pulse() -> bool:
    """Whether ALSA has the plugin by which PortAudio reaches a sound server."""
    name = "alsa-lib/libasound_module_pcm_pulse.so"
    return any(Path("/usr/lib").glob(name)) or any(Path("/usr/lib").glob(f"*/{name}"))


PACKAGES: Mapping[str, Callable[[], object]] = {
    "espeak-ng": lambda: shutil.which("espeak-ng"),
    "libespeak-ng1": lambda: find_library("espeak-ng"),
    "ffmpeg": lambda: shutil.which("ffmpeg"),
    "tmux": lambda: shutil.which("tmux"),
    "libportaudio2": lambda: find_library("portaudio"),
    "pulseaudio": lambda: shutil.which("pulseaudio"),
    "pulseaudio-utils": lambda: shutil.which("pactl") and shutil.which("paplay") and shutil.which("parec"),
    "libasound2-plugins": _alsa_to_pulse,
    "make": lambda: shutil.which("make"),
}
"""Whether each is here."""
SOUND = ("espeak-ng", "libportaudio2", "pulseaudio", "pulseaudio-utils", "libasound2-plugins")
"""What a virtual microphone is made of."""


def lacking(*packages: str) -> str:
    """A sentence with those that are not here; empty if all are."""
    gone = [package for package in packages if not PACKAGES[package]()]
    return f"needs what is not installed: {', '.join(gone)}" if gone else ""


def need(*packages: str) -> None:
    """Skips the running test, or all tests of the fixture, unless these packages are here. Fails it in CI."""
    if sentence := lacking(*packages):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)

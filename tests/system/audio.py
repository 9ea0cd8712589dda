"""A real virtual microphone: a private PulseAudio daemon whose null sink is played into and whose monitor is recorded.

Belongs here: the daemon, its sink, and speaking into it. Does not belong here: what is tested with it.
Everything lives in one folder: the daemon's socket, its settings, and the ALSA configuration by which PortAudio, which
knows no PulseAudio, reaches it. `environment` makes any program, this one included, use it.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.needed import SOUND, need

_ALSA = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse hint { show on description "Virtual microphone" } }
ctl.!default { type pulse }
"""


class VirtualMicrophone:
    """A context manager around the daemon. `sink` is the null sink; what is played into it is heard by recorders."""

    sink = "virtual"

    def __init__(self, folder: Path, variables: Mapping[str, str] | None = None) -> None:
        """`variables` join those of the daemon in `environment`, for the programs that hear it."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        alsa = folder / "alsa.conf"
        alsa.write_text(_ALSA)
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_RUNTIME_PATH": str(folder / "pulse"),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_SERVER": f"unix:{folder / 'pulse' / 'native'}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": str(alsa),
            **(variables or {}),
        }
        self._daemon: subprocess.Popen[bytes] | None = None
        self._module = ""

    def __enter__(self) -> Self:
        need(*SOUND)
        (self.folder / "pulse").mkdir(mode=0o700, exist_ok=True)
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        command += ["--disallow-exit", "--realtime=no", "--high-priority=no", "--log-target=stderr"]
        command += ["-L", f"module-native-protocol-unix socket={self.folder / 'pulse' / 'native'} auth-anonymous=1"]
        with (self.folder / "daemon.log").open("wb") as log:
            self._daemon = subprocess.Popen(command, env=self._all(), stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while self.control("info", check=False).returncode != 0:
            if self._daemon.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "daemon.log").read_text()[-2000:])
            time.sleep(0.05)
        self.plug()
        return self

    def __exit__(self, *_: object) -> None:
        if self._daemon is not None:
            self._daemon.terminate()
            try:
                self._daemon.wait(5)
            except subprocess.TimeoutExpired:
                self._daemon.kill()
                self._daemon.wait()

    def _all(self) -> dict[str, str]:
        return {**os.environ, **self.environment}

    def control(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """Asks the sound server."""
        return subprocess.run(["pactl", *words], env=self._all(), check=check, capture_output=True, timeout=20)

    def recorders(self) -> list[str]:
        """Numbers of the streams that record; a stream that is opened again has another one."""
        listed = self.control("list", "short", "source-outputs").stdout.decode()
        return [line.split()[0] for line in listed.splitlines() if line.strip()]

    def plug(self) -> None:
        """Put the null sink in, as the default microphone."""
        loaded = self.control("load-module", "module-null-sink", f"sink_name={self.sink}", "rate=48000")
        self._module = loaded.stdout.decode().strip()
        self.control("set-default-source", f"{self.sink}.monitor")

    def unplug(self) -> None:
        """Take the microphone away, as pulling its cable does."""
        self.control("unload-module", self._module)

    def kill(self) -> None:
        """End the sound server itself."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait()

    @contextmanager
    def listened(self) -> Iterator[Callable[[], NDArray[np.float32]]]:
        """Everything that is played meanwhile; gives a function for its samples, 16 kHz mono in [-1, 1]."""
        file = self.folder / "heard.raw"
        command = ["parec", f"--device={self.sink}.monitor", "--format=float32le", "--rate=16000", "--channels=1"]
        with file.open("wb") as out:
            process = subprocess.Popen([*command, "--latency-msec=50"], env=self._all(), stdout=out)
            try:
                while not file.stat().st_size:
                    time.sleep(0.02)
                yield lambda: np.frombuffer(file.read_bytes()[: file.stat().st_size // 4 * 4], np.float32)
            finally:
                process.terminate()
                process.wait(20)

    def play(self, file: Path, sink: str = "") -> subprocess.Popen[bytes]:
        """Play a sound file into the microphone, or another sink; returns at once."""
        return subprocess.Popen(
            ["paplay", f"--device={sink or self.sink}", str(file)], env=self._all(), stderr=subprocess.DEVNULL
        )

    def speak(self, text: str, voice: str = "en-us+f2", speed: int = 150) -> subprocess.Popen[bytes]:
        """Say `text` into the microphone; returns at once, `wait()` on the result for its end."""
        return self.play(spoken(self.folder, text, voice, speed))


def spoken(folder: Path, text: str, voice: str = "en-us+f2", speed: int = 150) -> Path:
    """A WAV file with `text` in it."""
    need("espeak-ng")
    file = folder / f"{abs(hash((text, voice, speed)))}.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-w", str(file), text], check=True, timeout=30)
    return file


@pytest.fixture
def absent_microphone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VirtualMicrophone:
    """One that this process itself hears once it is entered; until then there is none."""
    virtual = VirtualMicrophone(tmp_path / "sound")
    for name, value in virtual.environment.items():
        monkeypatch.setenv(name, value)
    return virtual


@pytest.fixture
def own_microphone(absent_microphone: VirtualMicrophone) -> Iterator[VirtualMicrophone]:
    """One that this process itself hears."""
    with absent_microphone:
        yield absent_microphone

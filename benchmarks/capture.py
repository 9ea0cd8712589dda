"""Whether a recording loses sound while the host loads models, indexes a folder and answers: a minute of a virtual
microphone, recorded by the terminal's own recorder.

What is played is noise whose every moment is known, so that a missing or doubled piece shows as a jump between where a
moment was played and where it was recorded, whether the sound system told of it or not.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.terminal.voice.recorder import Limits, Recorder
from assistant.terminal.voice.silence import Patience
from assistant.terminal.voice.wav import RATE
from benchmarks.driving.home import assistant, private_home
from benchmarks.key_echo import busy
from benchmarks.report import report
from tests.needed import SOUND, lacking
from tests.system.audio import VirtualMicrophone

Samples = NDArray[np.float32]
_WINDOW = RATE // 2
"""Samples whose place is looked for: long enough to be unmistakable."""
_NEVER = 1e6
"""Seconds of a patience that does not end a recording; with an infinite one the recorder forgets what is old."""
_SHIFT = 48
"""Samples (3 ms) that a place may wander: the sound server and the resamplers smooth edges. A block is longer."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--record", type=Path, help="internal: record into this file until standard input ends")
    options = parser.parse_args()
    if options.record:
        record(options.record)
        return
    if sentence := lacking(*SOUND):
        print(sentence)
        return
    rows: list[dict[str, object]] = []
    bars: dict[str, tuple[float, float]] = {}
    for name in ("idle", "host works"):
        with private_home() as (home, program), VirtualMicrophone(home / "sound") as microphone:
            variables = {**program, **microphone.environment}
            if name == "idle":
                row = measured(home, microphone, variables, options.seconds)
            else:
                assistant(["host", "start"], variables)
                with busy(home):
                    row = measured(home, microphone, variables, options.seconds)
        rows.append({"": name, **row})
        bars[f"{name}: blocks that the sound system reports as dropped"] = row["dropped"], 0
        bars[f"{name}: places where sound is missing"] = row["jumps"], 0
    report("capture", rows, bars)


def measured(home: Path, microphone: VirtualMicrophone, variables: dict[str, str], seconds: float) -> dict[str, float]:
    """Plays noise of that length while a process of its own records, as the terminal is one."""
    noise = np.random.default_rng(8).normal(0, 0.1, round(seconds * RATE)).astype(np.float32).clip(-1, 1)
    file, taken = home / "noise.wav", home / "taken.npz"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, RATE, len(noise), "NONE", ""))
        sound.writeframes((noise * 32767).astype("<i2").tobytes())
    command = [sys.executable, "-m", "benchmarks.capture", "--record", str(taken)]
    recorder = subprocess.Popen(
        command, env={**os.environ, **variables}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert recorder.stdout is not None
    if recorder.stdout.readline() != "recording\n":
        sys.exit("the recorder did not begin")
    microphone.play(file).wait(seconds + 60)
    time.sleep(1)
    told = json.loads(recorder.communicate(timeout=60)[0])
    with np.load(taken) as data:
        found = jumps(noise, data["samples"])
    return {"seconds": seconds, "recorded": told["seconds"], "dropped": told["dropped"], "jumps": found}


def record(file: Path) -> None:
    """The recorder of the terminal, until standard input ends."""
    never = Patience(hangover=_NEVER, unheard=_NEVER, shortest=_NEVER)
    recorder = Recorder(Limits(longest=600, patience=never))
    recorder.start()
    print("recording", flush=True)
    sys.stdin.read()
    recording = recorder.stop()
    np.savez(file, samples=recording.samples)
    print(json.dumps({"seconds": recording.seconds, "dropped": recording.dropped}))


def jumps(played: Samples, recorded: Samples) -> int:
    """How often the place of what was played moves in the recording; what is not found at all counts as well. The
    first moment does not: a sink that begins to play may swallow a few milliseconds."""
    starts = range(_WINDOW, len(played) - _WINDOW, _WINDOW)
    places = [(at, place) for at in starts if (place := _place(played[at : at + _WINDOW], recorded)) is not None]
    lost = len(starts) - len(places)
    shifts = np.diff([place - at for at, place in places])
    return int(np.count_nonzero(np.abs(shifts) > _SHIFT)) + lost


def _place(piece: Samples, recorded: Samples) -> int | None:
    """Where a piece is in the recording: the highest correlation, where it stands out."""
    size = 1 << (len(recorded) + len(piece)).bit_length()
    product = np.fft.irfft(np.fft.rfft(recorded, size) * np.conj(np.fft.rfft(piece, size)), size)
    likeness = np.abs(product[: max(1, len(recorded) - len(piece))])
    best = int(likeness.argmax())
    return best if likeness[best] > 8 * likeness.std() else None


if __name__ == "__main__":
    main()

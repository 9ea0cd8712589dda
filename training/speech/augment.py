"""The world around a voice: silence before and after, rooms, telephones, noise, loudness.

Belongs here: clean samples to the samples a microphone would give. Does not belong here: voices and text.
Everything is computed from a numpy generator, so a seed makes the same sound again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal  # type: ignore[import-untyped]

RATE = 16_000
WINDOW = 10 * RATE
"""Samples of the model's window: 500 positions of 20 ms."""
FRAME = 320

Samples = NDArray[np.float32]


def _scaled(samples: NDArray[np.float64] | Samples) -> Samples:
    out: Samples = (samples / (np.sqrt(np.mean(np.square(samples))) + 1e-9)).astype(np.float32)
    return out


def white(rng: np.random.Generator, count: int) -> Samples:
    return _scaled(rng.standard_normal(count))


def colored(rng: np.random.Generator, count: int, power: float) -> Samples:
    """Noise whose power falls with frequency to `power`: 1 is pink, 2 is brown."""
    spectrum = np.fft.rfft(rng.standard_normal(count))
    frequency = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 20.0)
    return _scaled(np.fft.irfft(spectrum / frequency ** (power / 2), count))


def hum(rng: np.random.Generator, count: int) -> Samples:
    """Mains or a fan: harmonics of one low tone over faint noise."""
    time = np.arange(count) / RATE
    base = float(rng.choice([50.0, 60.0, rng.uniform(80, 300)]))
    tone = sum(np.sin(2 * np.pi * base * k * time + rng.uniform(0, 6)) / k ** rng.uniform(0.3, 2) for k in range(1, 12))
    return _scaled(_scaled(np.asarray(tone)) + rng.uniform(0.02, 0.6) * colored(rng, count, 1.0))


def clicks(rng: np.random.Generator, count: int) -> Samples:
    """A keyboard: short decaying bursts at random times."""
    out = 1e-3 * rng.standard_normal(count)
    for _ in range(max(1, int(count / RATE * rng.uniform(1, 9)))):
        length = int(rng.integers(80, 900))
        at = int(rng.integers(0, max(1, count - length)))
        burst = rng.standard_normal(length) * np.exp(-np.arange(length) / (length / rng.uniform(3, 9)))
        out[at : at + length] += rng.uniform(0.3, 1) * burst[: max(0, count - at)]
    return _scaled(out)


def music(rng: np.random.Generator, count: int) -> Samples:
    """Plain chords that change a few times a second."""
    out, at = np.zeros(count), 0
    while at < count:
        length = min(count - at, int(rng.uniform(0.15, 0.9) * RATE))
        time = np.arange(length) / RATE
        for pitch in rng.choice(np.arange(36, 85), int(rng.integers(1, 5))):
            frequency = 440 * 2 ** ((pitch - 69) / 12)
            tone = sum(np.sin(2 * np.pi * frequency * k * time) / k ** rng.uniform(1, 2) for k in range(1, 6))
            out[at : at + length] += tone * np.exp(-time * rng.uniform(0.5, 6))
        at += length
    return _scaled(out + 1e-4 * rng.standard_normal(count))


def breath(rng: np.random.Generator, count: int) -> Samples:
    """Noise that swells and fades, as wind or breathing does."""
    slow = np.interp(np.arange(count), np.linspace(0, count, 2 + count // 6000), rng.random(2 + count // 6000))
    return _scaled(colored(rng, count, float(rng.uniform(0, 2))) * slow**2)


@dataclass
class NoiseBank:
    """Half a minute of each kind of noise, made once; a clip takes a random piece. Babble comes from the corpus."""

    kinds: dict[str, Samples]

    @classmethod
    def made(cls, rng: np.random.Generator, voices: list[NDArray[np.int16]], seconds: int = 40) -> NoiseBank:
        count = seconds * RATE
        kinds = {
            "white": white(rng, count),
            "pink": colored(rng, count, 1.0),
            "brown": colored(rng, count, 2.0),
            "hum": np.concatenate([hum(rng, 8 * RATE) for _ in range(seconds // 8)]),
            "clicks": np.concatenate([clicks(rng, 8 * RATE) for _ in range(seconds // 8)]),
            "music": music(rng, count),
            "breath": breath(rng, count),
        }
        for people in (6, 12):
            tracks = np.zeros((people, count), np.float32)
            for track in tracks:
                order = rng.permutation(len(voices))
                track[:] = np.resize(np.concatenate([_scaled(voices[i].astype(np.float32)) for i in order[:60]]), count)
            kinds[f"babble{people}"] = _scaled(tracks.sum(axis=0))
        return cls(kinds)

    def piece(self, rng: np.random.Generator, count: int) -> Samples:
        """`count` samples at unit power."""
        noise = self.kinds[str(rng.choice(list(self.kinds)))]
        at = int(rng.integers(0, max(1, len(noise) - count)))
        piece = noise[at : at + count]
        return piece if len(piece) == count else np.resize(piece, count)


def room(rng: np.random.Generator, samples: Samples) -> Samples:
    """A synthetic room: exponentially decaying noise after the direct sound (Lebart et al., 2001)."""
    time_60 = rng.uniform(0.1, 0.6)
    count = int(time_60 * RATE)
    response = rng.standard_normal(count) * np.exp(-6.9 * np.arange(count) / count) * rng.uniform(0.02, 0.12)
    response[: int(rng.uniform(0.001, 0.02) * RATE)] = 0
    response[0] = 1.0
    out: Samples = signal.oaconvolve(samples, response.astype(np.float32))[: len(samples)].astype(np.float32)
    return out


def telephone(rng: np.random.Generator, samples: Samples) -> Samples:
    """The band of a telephone line, about 300 to 3,400 Hz; sometimes only one end of it, as cheap microphones do."""
    low, high = rng.uniform(200, 380), rng.uniform(3000, 3800)
    kind = rng.random()
    if kind < 0.6:
        sections = signal.butter(3, [low, high], "bandpass", fs=RATE, output="sos")
    elif kind < 0.8:
        sections = signal.butter(2, low, "highpass", fs=RATE, output="sos")
    else:
        sections = signal.butter(4, rng.uniform(2800, 6500), "lowpass", fs=RATE, output="sos")
    out: Samples = signal.sosfilt(sections, samples).astype(np.float32)
    return out


def mixed(samples: Samples, noise: Samples, snr_db: float) -> Samples:
    """Speech and noise at a signal-to-noise ratio that is measured where there is speech."""
    loud = samples[np.abs(samples) > 0.02 * (np.abs(samples).max() + 1e-9)]
    power = float(np.sqrt(np.mean(np.square(loud)))) if len(loud) else 0.05
    out: Samples = samples + noise * np.float32(power * 10 ** (-snr_db / 20))
    return out


def _pad_seconds(rng: np.random.Generator, room_left: float) -> tuple[float, float]:
    """Silence before and after: mostly short, sometimes anything that fits."""
    before = float(rng.uniform(0, 0.4) if rng.random() < 0.85 else rng.uniform(0, 3.0 if rng.random() < 0.7 else 9.0))
    after = float(rng.uniform(0.02, 0.5) if rng.random() < 0.85 else rng.uniform(0, 4.0))
    before = min(before, room_left)
    return before, min(after, room_left - before)


def surroundings(rng: np.random.Generator, samples: Samples, bank: NoiseBank, hard: float = 1.0) -> tuple[Samples, int]:
    """A clean utterance as a microphone hears it. `hard` 0 to 1 scales how often it is disturbed.

    Returns the samples (at most `WINDOW`) and where the utterance begins in them, a multiple of `FRAME`.
    """
    before, after = _pad_seconds(rng, (WINDOW - len(samples)) / RATE - 0.02)
    at = int(before * RATE) // FRAME * FRAME
    out = np.zeros(at + len(samples) + int(after * RATE), np.float32)
    out[at : at + len(samples)] = samples / (np.abs(samples).max() + 1e-9)
    if rng.random() < 0.3 * hard:
        out = room(rng, out)
    phone = rng.random() < 0.22 * hard
    if phone and rng.random() < 0.5:
        out, phone = telephone(rng, out), False
    if rng.random() < 0.65 * hard:
        out = mixed(out, bank.piece(rng, len(out)), float(rng.uniform(0, 30)))
    elif rng.random() < 0.6:
        out = mixed(out, bank.piece(rng, len(out)), float(rng.uniform(30, 60)))
    if phone:
        out = telephone(rng, out)
    gain = 10 ** rng.uniform(-1.7, 0.1)
    out *= np.float32(gain / (np.abs(out).max() + 1e-9))
    return np.clip(out, -1, 1), at


def nothing_said(rng: np.random.Generator, bank: NoiseBank) -> Samples:
    """A clip of 0.2 to 10 s without words: digital silence, a constant, or noise at any level."""
    count = int(rng.uniform(0.2, 10) * RATE) if rng.random() < 0.8 else WINDOW
    kind = rng.random()
    if kind < 0.15:
        return np.full(count, rng.uniform(-0.3, 0.3) if kind < 0.04 else 0.0, np.float32)
    out = bank.piece(rng, count)
    if kind > 0.8:
        out = out + bank.piece(rng, count) * np.float32(rng.uniform(0.2, 1))
    if rng.random() < 0.2:
        out = telephone(rng, out)
    if rng.random() < 0.2:
        start = int(rng.integers(0, count))
        out = out.copy()
        out[:start] = 0
    quiet: Samples = np.clip(out / (np.abs(out).max() + 1e-9) * np.float32(10 ** rng.uniform(-4, 0)), -1, 1)
    return quiet

"""The world around a voice, for a whole batch at once on the training device: what `augment` does to one clip.

Belongs here: clean utterances of the pool to the samples that microphones would give, with labels that follow. Does not
belong here: which utterances. All choices are drawn before, on the host, from one numpy generator.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.speech.augment import RATE, NoiseBank
from training.speech.corpus import FRAME
from training.speech.pool import Pool

ROOM_SAMPLES = RATE // 2
Numbers = NDArray[np.float32]
Choices = dict[str, Tensor]
"""What `drawn` has drawn, on the device."""


@dataclass
class Source:
    """One utterance of each row. `start`, `count`: its frames in the pool; `at`: the frame where it begins in the row;
    `stretch`: frames of the pool for each frame of the row; `level`: its loudness. Count 0: none."""

    start: Tensor
    count: Tensor
    at: Tensor
    stretch: Tensor
    level: Tensor

    @classmethod
    def of(cls, numbers: Tensor) -> Source:
        """From (5, b) float64, in the order of the fields."""
        start, count, at, stretch, level = numbers
        return cls(start.long(), count.long(), at.long(), stretch.float(), level.float())


def drawn(rng: np.random.Generator, silent: NDArray[np.bool_]) -> dict[str, Numbers]:
    """The choices for rows, `silent` where nobody speaks.

    `room`: level of the echo and `decay` its seconds to -60 dB, `delay` its beginning; `low`, `high`: the band in Hz
    before the noise, `late_low`, `late_high`: after it; `tilt`, `wave`, `phase`: a smooth colour in dB; `snr` in dB;
    `noise`: a part of the bank, `kind` 0 to 1, and a second one of level `more`; `from`: share of a silent clip that is
    digital silence; `constant`: its offset; `gain`: of the loudest sample.
    """
    b = len(silent)

    def chance(part: float) -> NDArray[np.bool_]:
        return rng.random(b) < part

    phone, early = chance(0.22), chance(0.5)
    band = rng.random(b)
    low = np.where(band < 0.8, rng.uniform(200, 380, b), 0.0)
    high = np.where(band < 0.6, rng.uniform(3000, 3800, b), np.where(band < 0.8, 1e6, rng.uniform(2800, 6500, b)))
    first, late = phone & early, phone & ~early
    noisy = chance(0.68)
    snr = np.where(noisy, rng.uniform(-1, 28, b), np.where(chance(0.6), rng.uniform(30, 60, b), 120.0))
    empty = silent & chance(0.14)
    gain = np.where(silent, 10 ** rng.uniform(-4, 0, b), 10 ** rng.uniform(-1.7, 0.1, b))
    out = {
        "room": np.where(chance(0.3), rng.uniform(0.02, 0.12, b), 0.0),
        "decay": rng.uniform(0.1, 0.6, b),
        "delay": rng.uniform(0.001, 0.02, b),
        "low": np.where(first, low, 0.0),
        "high": np.where(first, high, 1e6),
        "late_low": np.where(late, low, 0.0),
        "late_high": np.where(late, high, 1e6),
        "tilt": np.where(chance(0.5), rng.normal(0, 2.0, b), 0.0),
        "wave": np.where(chance(0.4), rng.uniform(0, 4.0, b), 0.0),
        "phase": rng.uniform(0, 6.28, b),
        "snr": np.where(silent, np.where(empty, 300.0, 0.0), snr),
        "kind": rng.random(b),
        "noise": rng.random(b),
        "kind2": rng.random(b),
        "noise2": rng.random(b),
        "more": np.where(chance(np.float64(0.15)) | (silent & chance(0.2)), rng.uniform(0.2, 1.0, b), 0.0),
        "from": np.where(silent & chance(0.2), rng.random(b), 0.0),
        "constant": np.where(empty & chance(0.3), rng.uniform(-0.3, 0.3, b), 0.0),
        "gain": gain,
        "silent": silent,
    }
    return {name: value.astype(np.float32) for name, value in out.items()}


class Bank:
    """The noises of `augment.NoiseBank` on the device, shape (kinds, samples)."""

    def __init__(self, bank: NoiseBank, device: torch.device) -> None:
        shortest = min(len(each) for each in bank.kinds.values())
        self._noises = torch.from_numpy(np.stack([each[:shortest] for each in bank.kinds.values()])).to(device)

    def pieces(self, kind: Tensor, place: Tensor, count: int) -> Tensor:
        """`count` samples a row, (b, count), from the kinds and places that numbers from 0 to 1 stand for."""
        kinds, length = self._noises.shape
        row = (kind * kinds).long().clamp(max=kinds - 1)
        start = (place * max(1, length - count)).long()
        inside = torch.arange(count, device=kind.device)
        return self._noises.flatten()[(row * length + start)[:, None] + inside % length]


def voiced(pool: Pool, source: Source, count: int) -> Tensor:
    """The utterances in silence, each as loud as its level: (b, count) float32."""
    inside = torch.arange(count, device=source.at.device) - source.at[:, None] * FRAME
    place = inside * source.stretch[:, None]
    valid = (inside >= 0) & (place < source.count[:, None] * FRAME - 1)
    place = torch.where(valid, place, 0.0)
    whole = place.long()
    index = source.start[:, None] * FRAME + whole
    part = place - whole
    sound = pool.samples[index].float() * (1 - part) + pool.samples[index + 1].float() * part
    sound = torch.where(valid, sound, 0.0)
    return sound * (source.level / (sound.abs().amax(1) + 1e-6))[:, None]


def labels(pool: Pool, source: Source, count: int) -> tuple[Tensor, Tensor]:
    """Phoneme and word of each of `count` frames, (b, count) long; 0 where the utterance is not."""
    inside = torch.arange(count, device=source.at.device) - source.at[:, None]
    place = (inside + 0.5) * source.stretch[:, None]
    valid = (inside >= 0) & (place < source.count[:, None])
    index = source.start[:, None] + torch.where(valid, place, 0.0).long()
    return (
        torch.where(valid, pool.phonemes[index].long(), 0),
        torch.where(valid, pool.words[index].long(), 0),
    )


def _band(frequency: Tensor, low: Tensor, high: Tensor, order: int = 3) -> Tensor:
    """Magnitude of Butterworth's high and low pass, (b, frequencies)."""
    below = (low[:, None] / frequency) ** (2 * order)
    above = (frequency / high[:, None]) ** (2 * order)
    return torch.rsqrt(1 + below) * torch.rsqrt(1 + above)


def _response(choices: Choices, size: int, device: torch.device) -> Tensor:
    """Room, band and colour of each row as a spectrum, (b, size // 2 + 1) complex."""
    time = torch.arange(ROOM_SAMPLES, device=device) / RATE
    room = torch.randn(len(choices["room"]), ROOM_SAMPLES, device=device) * choices["room"][:, None]
    room = room * torch.exp(-6.9 * time / choices["decay"][:, None]) * (time >= choices["delay"][:, None])
    room[:, 0] = 1.0
    frequency = torch.fft.rfftfreq(size, 1 / RATE, device=device).clamp(min=1.0)
    octaves = torch.log2(frequency.clamp(min=60.0) / 1000)
    decibel = choices["tilt"][:, None] * octaves + choices["wave"][:, None] * torch.cos(
        octaves * 2.0 + choices["phase"][:, None]
    )
    magnitude = _band(frequency, choices["low"], choices["high"]) * 10 ** (decibel / 20)
    response: Tensor = torch.fft.rfft(room, size) * magnitude
    return response


def _noise_level(sound: Tensor, choices: Choices) -> Tensor:
    """The noise's root mean square, measured where there is speech, (b,)."""
    loud = (sound.abs() > 0.02 * (sound.abs().amax(1, keepdim=True) + 1e-9)).float()
    power = ((sound**2 * loud).sum(1) / loud.sum(1).clamp(min=1)).sqrt()
    return torch.where(choices["silent"] > 0, 0.05, power) * 10 ** (-choices["snr"] / 20)


def heard(sound: Tensor, frames: Tensor, bank: Bank, choices: Choices) -> Tensor:
    """Voices in silence (b, n) as microphones hear them; what is after a row's `frames` stays digital silence."""
    count = sound.shape[1]
    size = count + ROOM_SAMPLES
    spectrum = torch.fft.rfft(sound, size) * _response(choices, size, sound.device)
    sound = torch.fft.irfft(spectrum, size)[:, :count]
    noise = bank.pieces(choices["kind"], choices["noise"], count)
    noise = noise + choices["more"][:, None] * bank.pieces(choices["kind2"], choices["noise2"], count)
    sound = sound + noise * _noise_level(sound, choices)[:, None]
    frequency = torch.fft.rfftfreq(count, 1 / RATE, device=sound.device).clamp(min=1.0)
    late = _band(frequency, choices["late_low"], choices["late_high"])
    sound = torch.fft.irfft(torch.fft.rfft(sound, count) * late, count)
    inside = torch.arange(count, device=sound.device)
    length = frames[:, None] * FRAME
    sound = torch.where((inside < length) & (inside >= choices["from"][:, None] * length), sound, 0.0)
    loudest = sound.abs().amax(1).clamp(min=1e-6)
    sound = sound * (choices["gain"] / loudest)[:, None] + choices["constant"][:, None] * (inside < length)
    return sound.clamp(-1, 1)


def masked(mel: Tensor, bands: int = 2, widest: int = 12, gaps: int = 2, longest: int = 8, part: float = 0.4) -> Tensor:
    """SpecAugment (Park et al., 2019) on `part` of the rows of (b, 80, t): bands of frequency up to `widest` bins, and
    gaps up to `longest` times 10 ms, too short to hide a word, which would teach the decoder to guess."""
    b, bins, times = mel.shape
    device = mel.device
    hidden = torch.zeros(b, bins, times, dtype=torch.bool, device=device)
    chosen = torch.rand(b, 1, device=device) < part
    for _ in range(bands):
        width, at = torch.rand(b, 1, device=device) * widest, torch.rand(b, 1, device=device) * bins
        row = torch.arange(bins, device=device)
        hidden |= (chosen & (row >= at) & (row < at + width))[:, :, None]
    for _ in range(gaps):
        width, at = torch.rand(b, 1, device=device) * longest, torch.rand(b, 1, device=device) * times
        row = torch.arange(times, device=device)
        hidden |= (chosen & (row >= at) & (row < at + width))[:, None, :]
    return torch.where(hidden, mel.mean((1, 2), keepdim=True), mel)

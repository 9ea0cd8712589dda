"""The detectors of speech on generated mixtures: a voice in a fan, a keyboard, music, breath or a still room.

Five loudnesses of each. For the microphone's detector: which part of the speech a recording would lose, and in how many
mixtures it begins before anybody speaks. For the rule of the engine that cuts sound for the model: which part it loses.
"""

from __future__ import annotations

import argparse
import itertools

import numpy as np

from assistant.engine.sound import RATE, stretches
from assistant.terminal.voice.silence import SpeechEnd
from benchmarks.listening.material import Samples, utterances
from benchmarks.report import report
from training.speech import augment

_KINDS = {
    "still room": lambda dice, count: 1e-3 * augment.white(dice, count),
    "fan": augment.hum,
    "keyboard": augment.clicks,
    "music": augment.music,
    "breath": augment.breath,
}
_BELOW_DB = (25, 20, 15, 10, 5)
"""How much quieter than the voice the noise is."""
_LEAD, _TAIL = 4.0, 1.0
"""Seconds of noise alone before and after the voice."""
_KEPT = 0.3
"""Seconds that a recording keeps before the detected beginning and after the detected end."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mixtures", type=int, default=200)
    count = parser.parse_args().mixtures
    dice = np.random.default_rng(7)
    cases = itertools.islice(itertools.cycle(itertools.product(_KINDS, _BELOW_DB)), count)
    found = [(kind, below, *judged(mixture(dice, kind, below, voice), voice))
             for (kind, below), voice in zip(cases, utterances(11), strict=False)]  # fmt: skip
    rows: list[dict[str, object]] = []
    for kind in _KINDS:
        for below in _BELOW_DB:
            of_it = [line for line in found if line[:2] == (kind, below)]
            if of_it:
                lost, early, cut = (float(np.mean([line[at] for line in of_it])) for at in (2, 3, 4))
                rows.append({"": f"{kind}, {below} dB below", "n": len(of_it),
                             "lost": lost, "false starts": early, "lost by cutting": cut})  # fmt: skip
    lost, early, cut = (float(np.mean([line[at] for line in found])) for at in (2, 3, 4))
    bars = {"speech lost": (lost, 0.02), "false starts": (early, 0.02), "speech lost by cutting": (cut, 0.02)}
    report("voice_detector", rows, bars)


def mixture(dice: np.random.Generator, kind: str, below_db: float, voice: Samples) -> Samples:
    """The voice at a usual level after `_LEAD` seconds of noise that goes on under it."""
    before, after = round(_LEAD * RATE), round(_TAIL * RATE)
    level = 0.1 / float(np.sqrt(np.mean(voice**2)))
    sound = np.concatenate([np.zeros(before), voice * level, np.zeros(after)])
    noise = 0.1 * 10 ** (-below_db / 20) * _KINDS[kind](dice, len(sound))
    mixed: Samples = np.clip(sound + noise, -1, 1).astype(np.float32)
    return mixed


def judged(sound: Samples, voice: Samples) -> tuple[float, bool, float]:
    """The part of the speech that a recording loses, whether it began without any, the part that cutting loses."""
    begin, end = _LEAD, _LEAD + len(voice) / RATE
    detector = SpeechEnd()
    for start in range(0, len(sound), 1600):
        if detector.feed(sound[start : start + 1600]) == "ended":
            break
    began, ended = detector.began, detector.ended
    early = began is not None and began / RATE < begin - _KEPT
    lost = 1.0
    if began is not None and ended is not None:
        kept = min(end, ended / RATE + _KEPT) - max(begin, began / RATE - _KEPT)
        lost = 1 - max(0.0, kept) / (end - begin)
    parts = [part for stretch in stretches([sound], 10 * RATE, whole=False) for part in stretch.parts]
    held = sum(max(0.0, min(end, part.end / RATE) - max(begin, part.start / RATE)) for part in parts)
    return lost, early, 1 - held / (end - begin)


if __name__ == "__main__":
    main()

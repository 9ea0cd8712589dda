"""The detector of the end of speech, on generated sound."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from numpy.typing import NDArray

from assistant.terminal.voice.silence import RATE, Patience, SpeechEnd
from tests.needed import need
from training.speech import augment

Samples = NDArray[np.float32]


def still(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    file: Path = tmp_path_factory.mktemp("voice") / "said.wav"
    said = "show me the pictures with a red star"
    need("espeak-ng")
    subprocess.run(["espeak-ng", "-v", "en-us+f2", "-w", str(file), said], check=True)
    samples, rate = soundfile.read(file, dtype="float32")
    heard: Samples = soxr.resample(samples, rate, RATE).astype(np.float32)
    return heard


def fed(detector: SpeechEnd, samples: Samples, block: int) -> str:
    for start in range(0, len(samples), block):
        if detector.feed(samples[start : start + block]) in {"ended", "nothing"}:
            break
    return detector.state


@pytest.mark.parametrize("block", [160, 512, 1000, 48_000])
def test_speech_ends_after_the_hangover(voice: Samples, block: int) -> None:
    detector = SpeechEnd()
    assert fed(detector, np.concatenate([still(1), voice, still(2)]), block) == "ended"
    assert detector.began is not None
    assert detector.ended is not None
    assert abs(detector.began / RATE - 1.0) < 0.25
    assert abs(detector.ended / RATE - 1.0 - len(voice) / RATE) < 0.35


def test_a_pause_shorter_than_the_hangover_is_bridged(voice: Samples) -> None:
    detector = SpeechEnd()
    assert fed(detector, np.concatenate([voice, still(0.4), voice, still(0.3)]), 512) == "speaking"


def test_nobody_speaks() -> None:
    detector = SpeechEnd(Patience(unheard=1.0))
    assert fed(detector, still(0.9), 512) == "waiting"
    assert fed(detector, still(0.3), 512) == "nothing"
    assert detector.began is None


@pytest.mark.parametrize("level", [0.001, 0.02, 0.2])
def test_noise_is_not_speech(level: float) -> None:
    noise = np.random.default_rng(5).standard_normal(10 * RATE).astype(np.float32) * np.float32(level)
    assert fed(SpeechEnd(), noise, 800) == "nothing"


def test_a_click_is_not_speech() -> None:
    sound = still(9)
    sound[RATE : RATE + 400] = np.random.default_rng(5).uniform(-1, 1, 400)
    assert fed(SpeechEnd(), sound, 800) == "nothing"


@pytest.mark.parametrize("below_db", [25, 15, 5])
def test_music_before_a_voice_does_not_begin_for_it(voice: Samples, below_db: float) -> None:
    for seed in range(6):
        dice = np.random.default_rng(seed)
        sound = np.concatenate([still(4), 0.1 * voice / np.sqrt(np.mean(voice**2)), still(1)])
        music = 0.1 * 10 ** (-below_db / 20) * augment.music(dice, len(sound))
        detector = SpeechEnd()
        fed(detector, np.clip(sound + music, -1, 1).astype(np.float32), 1600)
        assert detector.began is not None
        assert detector.ended is not None
        assert abs(detector.began / RATE - 4) < 0.3
        assert abs(detector.ended / RATE - 4 - len(voice) / RATE) < 0.5

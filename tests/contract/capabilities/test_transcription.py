"""`transcription`: windows in order, times inside the sound, silence without words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.api import BadInput
from assistant.engine import Engine, Job
from tests.contract.capabilities.pieces import RATE, noise, sound


def test_windows_are_in_order(engine: Engine, tmp_path: Path) -> None:
    tone = 0.2 * np.sin(2 * np.pi * 220 * np.arange(12 * RATE) / RATE)
    steps = list(engine.capability("transcription", Job()).transcribe(sound(tmp_path, tone)))
    done = [step.done_s for step in steps]
    assert done == sorted(done)
    assert done[-1] == pytest.approx(12, abs=0.1)
    for step in steps:
        assert step.total_s == pytest.approx(12, abs=0.1)
        assert 0 <= step.no_speech <= 1
        for segment in step.segments:
            assert 0 <= segment.start < segment.end <= step.done_s
            assert segment.text.strip()


def test_silence_has_no_words(engine: Engine, tmp_path: Path) -> None:
    for quiet in (np.zeros(2 * RATE), noise(2, 2e-4), np.zeros(160)):
        steps = list(engine.capability("transcription", Job()).transcribe(sound(tmp_path, quiet)))
        assert not any(step.segments for step in steps)


def test_what_is_no_sound_is_refused(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "notes.wav").write_text("no sound")
    from assistant.api import Audio

    with pytest.raises(BadInput):
        list(engine.capability("transcription", Job()).transcribe(Audio("d", str(tmp_path / "notes.wav"))))

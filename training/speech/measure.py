"""The figures of the pocket `transcription` model.

Belongs here: held-out sound, error rates. Does not belong here: training, the card.
Held out: every voice variant of `voices.HELD_OUT`, all seeds used here, and the hand-written sentences of
`held_out.py`, which no template of the grammar makes. Decoding is the engine's own.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import whisper
from numpy.typing import NDArray

from assistant.engine import catalogue
from assistant.engine.families.transcription import SpeechModel
from assistant.engine.recognition.judgement import nobody_spoke
from training.speech import augment, corpus, sentences, voices
from training.speech.errors import error_rate
from training.speech.espeak import Espeak
from training.speech.held_out import WRITTEN

Samples = NDArray[np.float32]
SEED = 90_001
COUNT = 300
SILENT = 100
MODEL = "pocket/transcription"
"""Its entry in the engine's catalogue holds the limits of the gate for silence."""


@dataclass(frozen=True)
class Heard:
    """`text` is what the program shows, `raw` what the model wrote; `probability`: that nobody spoke, 0 to 1."""

    text: str
    raw: str
    probability: float


class Listener:
    """The exported file, heard as the program hears it: through the engine's own class and options."""

    def __init__(self, path: Path) -> None:
        self._options = catalogue.read().models[MODEL].options
        self._model = SpeechModel(whisper.load_model(str(path), device="cpu").eval(), self._options)

    def hear(self, clips: list[Samples]) -> list[Heard]:
        """What is longer than the model's window is cut off."""
        results = self._model.written([clip[: self._model.window] for clip in clips], "en", "", threading.Event())
        return [
            Heard(
                "" if nobody_spoke(each, self._options) else each.text.strip(), each.text.strip(), each.no_speech_prob
            )
            for each in results
        ]


def _utterances(
    espeak: Espeak, rng: random.Random, text: Callable[[], str], held_out: bool, count: int
) -> list[corpus.Utterance]:
    made: list[corpus.Utterance] = []
    while len(made) < count:
        utterance = corpus.speak(espeak, text(), voices.choose(rng, held_out), rng.choice(("", ".", "?")))
        if len(utterance.samples) < corpus.LONGEST_SECONDS * corpus.RATE:
            made.append(utterance)
    return made


def _clean(rng: np.random.Generator, utterance: corpus.Utterance) -> Samples:
    """As from a good microphone: silence around it and a faint floor of noise."""
    sound = utterance.samples.astype(np.float32) / 32768
    before, after = int(rng.uniform(0.05, 0.5) * corpus.RATE), int(rng.uniform(0.1, 0.7) * corpus.RATE)
    out = np.concatenate([np.zeros(before, np.float32), sound, np.zeros(after, np.float32)])
    out = out[: augment.WINDOW]
    if rng.random() < 0.5:
        out = augment.mixed(out, augment.white(rng, len(out)), 45.0)
    faint: Samples = np.clip(out, -1, 1)
    return faint


def _noisy(rng: np.random.Generator, utterance: corpus.Utterance, bank: augment.NoiseBank) -> Samples:
    clean = _clean(rng, utterance)
    loud = 0.5 * augment.mixed(clean, bank.piece(rng, len(clean)), 10.0)
    noisy: Samples = np.clip(loud, -1, 1)
    return noisy


def _spoken_figures(listener: Listener, bank: augment.NoiseBank, espeak: Espeak) -> dict[str, object]:
    rng, chance = np.random.default_rng(SEED), random.Random(SEED)
    grammar: Callable[[], str] = lambda: sentences.from_grammar(chance)  # noqa: E731
    written = iter(chance.sample(WRITTEN * (1 + COUNT // len(WRITTEN)), COUNT))
    sets: dict[str, tuple[Callable[[], str], bool]] = {
        "unseen voices": (grammar, True),
        "unseen voices, hand-written sentences": (lambda: next(written), True),
        "known voices": (grammar, False),
        "unseen voices, random words": (lambda: sentences.salad(chance), True),
    }
    figures: dict[str, object] = {}
    for name, (text, held_out) in sets.items():
        made = _utterances(espeak, chance, text, held_out, COUNT if "written" not in name else COUNT - 20)
        said = [u.text for u in made]
        for condition, clips in {
            "clean": [_clean(rng, u) for u in made],
            "10 dB noise": [_noisy(rng, u, bank) for u in made],
        }.items():
            heard = [h.text for h in listener.hear(clips)]
            figures[f"word error rate, {name}, {condition}"] = round(error_rate(said, heard), 4)
    return figures


def _silent_figures(listener: Listener, bank: augment.NoiseBank) -> dict[str, object]:
    rng = np.random.default_rng(SEED + 1)
    heard = listener.hear([augment.nothing_said(rng, bank) for _ in range(SILENT)])
    return {
        f"clips with words, of {SILENT} of silence and noise": sum(bool(h.text) for h in heard),
        "the same before the program's gate": sum(bool(h.raw) for h in heard),
    }


def _speed(listener: Listener, espeak: Espeak) -> dict[str, object]:
    chance = random.Random(SEED + 2)
    made = _utterances(espeak, chance, lambda: sentences.from_grammar(chance), True, 20)
    clips = [(u.samples / 32768).astype(np.float32) for u in made]
    listener.hear(clips[:1])
    taken: list[float] = []
    for clip in clips:
        started = time.process_time()
        listener.hear([clip])
        taken.append(time.process_time() - started)
    seconds = sum(len(clip) for clip in clips) / corpus.RATE
    return {
        "real-time factor, of one core's time": round(sum(taken) / seconds, 3),
        "seconds of one core for one utterance, median": round(float(np.median(taken)), 3),
    }


def evaluate(model_dir: Path) -> dict[str, object]:
    """Every figure by name."""
    listener, espeak = Listener(model_dir / "model.pt"), Espeak()
    chance = random.Random(SEED + 3)
    babble = [u.samples for u in _utterances(espeak, chance, lambda: sentences.sentence(chance), True, 100)]
    bank = augment.NoiseBank.made(np.random.default_rng(SEED + 4), babble)
    figures = _spoken_figures(listener, bank, espeak)
    return figures | _silent_figures(listener, bank) | _speed(listener, espeak)

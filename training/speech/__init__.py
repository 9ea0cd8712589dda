"""The pocket `transcription` model: a small whisper that knows the words of this program, as espeak-ng speaks them.

Belongs here: voices, sentences, sound, the model and its training and measurement. Does not belong here: anything that
the program needs at run time.
"""

from __future__ import annotations

from pathlib import Path


def train(work: Path, out: Path, minutes: float, seed: int, resume: bool, start: Path | None = None) -> None:
    """Train for `minutes`, from nothing, from the finished model in the folder `start` or, with `resume`, on from the
    checkpoint in `work` of a run that began with the same; write `out/model.pt` in openai-whisper's format."""
    from training.speech import trainer

    trainer.train(work, out, minutes, seed, resume, start)


def evaluate(model_dir: Path) -> dict[str, object]:
    """Measure `model_dir/model.pt` on held-out sentences and voices."""
    from training.speech import measure

    return measure.evaluate(model_dir)

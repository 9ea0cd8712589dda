"""Speech models in openai-whisper's format, computed by faster-whisper: one byte a number on a processor.

The checkpoint is converted in memory each time it is loaded, so that it stays the file whose hash is known.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
import whisper

from assistant.api import Cancelled
from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.recognition.asked import language_for, words_of
from assistant.engine.recognition.converted import convert
from assistant.engine.sound import RATE, Samples
from assistant.engine.words import Words


def load(found: Found, device: Device) -> FasterWhisper:
    """The model in memory. openai-whisper reads the file with `weights_only`, which runs no code."""
    from faster_whisper import WhisperModel

    checkpoint = whisper.load_model(str(found.directory / found.spec.file), device="cpu")
    name, kind = ("cuda", "float16") if device.name == "cuda" else ("cpu", "int8")
    with tempfile.TemporaryDirectory(prefix="assistant-speech-") as folder:
        convert(checkpoint, Path(folder), kind)
        model = WhisperModel(
            folder, device=name, compute_type=kind, cpu_threads=torch.get_num_threads(), local_files_only=True
        )
    # Its own number is that of the released models.
    model.max_length = int(checkpoint.dims.n_text_ctx)
    return FasterWhisper(model, found.spec.options, checkpoint.num_languages)


class FasterWhisper:
    """Stands where a loaded whisper model would."""

    window = 30 * RATE
    """Samples that the model hears at once."""

    whole = True
    """It always hears a whole window, so that a short sound costs as much as a long one."""

    together = 1
    """A call takes one sound."""

    def __init__(self, model: Any, options: Mapping[str, Any], languages: int) -> None:
        """`model`: a `faster_whisper.WhisperModel`; `options`: `beams` and `temperatures` of the catalogue;
        `languages`: how many of whisper's the model knows."""
        self._model = model
        self._languages = languages
        self._beams = int(options.get("beams") or 1)
        self._chosen = {"temperature": options["temperatures"]} if "temperatures" in options else {}

    def hear(self, sounds: Sequence[Samples], language: str, prompt: str, cancelled: threading.Event) -> list[Words]:
        """The words in each of the sounds, at most `window` samples each. Raises Cancelled once `cancelled` is set,
        between sounds and between their segments."""
        return [self._heard(samples, language, prompt, cancelled) for samples in sounds]

    def _heard(self, samples: Samples, language: str, prompt: str, cancelled: threading.Event) -> Words:
        if cancelled.is_set():
            raise Cancelled
        # Silence was left out before, and the tests of a good answer are the defaults: those of whisper.transcribe.
        found, told = self._model.transcribe(
            samples,
            language=language_for(language, self._languages),
            initial_prompt=words_of(prompt) or None,
            beam_size=self._beams,
            condition_on_previous_text=False,
            vad_filter=False,
            **self._chosen,
        )
        segments = []
        for segment in found:
            if cancelled.is_set():
                raise Cancelled
            segments.append(segment)
        seconds = len(samples) / RATE
        pieces = tuple((min(each.start, seconds), min(each.end, seconds), each.text.strip()) for each in segments)
        spoken = tuple(piece for piece in pieces if piece[2])
        no_speech = min((float(each.no_speech_prob) for each in segments), default=1.0)
        return Words(" ".join(text for _, _, text in spoken), told.language, no_speech if spoken else 1.0, spoken)

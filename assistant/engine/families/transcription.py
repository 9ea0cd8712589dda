"""Speech models in openai-whisper's format, released ones and those with a shorter window alike."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
import whisper
from whisper.decoding import DecodingOptions, DecodingResult, DecodingTask, LogitFilter
from whisper.tokenizer import LANGUAGES

from assistant.api import Cancelled
from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.words import Words

if TYPE_CHECKING:
    from assistant.engine.sound import Samples

# The tests of a good answer and their limits are those of whisper.transcribe (openai-whisper 20250625).
_TEMPERATURES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_REPETITIVE = 2.4
"""Compression ratio above which a text repeats itself."""
_UNSURE = -1.0
"""Mean log probability of a token under which a text is guessed."""
_NO_SPEECH = 0.6
"""Probability of silence above which an unsure text is dropped."""
_SAMPLES_PER_POSITION = 320
"""The encoder halves the frames of 10 ms, so that each of its positions is 20 ms."""


def load(found: Found, device: Device) -> SpeechModel:
    """The model in memory. openai-whisper reads the file with `weights_only`, which runs no code."""
    # Its alignment heads are a sparse tensor, which MPS does not have.
    name = device.name if device.name == "cuda" else "cpu"
    model = whisper.load_model(str(found.directory / found.spec.file), device=name)
    return SpeechModel(model.eval(), found.spec.options)


class SpeechModel:
    """A loaded whisper model."""

    def __init__(self, model: Any, options: Any) -> None:
        self._model = model
        self._options = options
        self.window = int(model.dims.n_audio_ctx) * _SAMPLES_PER_POSITION
        """Samples that the model hears at once."""
        self._half = model.device.type == "cuda"

    def hear(self, samples: Samples, language: str, prompt: str, cancelled: threading.Event) -> Words:
        """The words in at most `window` samples. Raises Cancelled at the next token once `cancelled` is set."""
        features = self._encoded(samples)
        result = self._decoded(features, self._decoding(language, prompt), cancelled)
        no_speech = _silence(result)
        text = "" if nobody_spoke(result, self._options) else result.text.strip()
        return Words(text, result.language, no_speech)

    @torch.no_grad()
    def _encoded(self, samples: Samples) -> torch.Tensor:
        sound = whisper.pad_or_trim(torch.from_numpy(samples.copy()), self.window)
        mel = whisper.log_mel_spectrogram(sound, self._model.dims.n_mels).to(self._model.device)
        features: torch.Tensor = self._model.encoder((mel.half() if self._half else mel)[None])
        return features

    def _decoding(self, language: str, prompt: str) -> DecodingOptions:
        known = language if language in LANGUAGES else None
        suppress_blank = self._options.get("suppress_blank", True)
        return DecodingOptions(
            language=known if self._model.is_multilingual else "en",
            prompt=prompt if self._options.get("prompt", True) and prompt.strip() else None,
            suppress_blank=suppress_blank,
            # Where an empty text is possible, whisper's default ranking would divide by its length.
            length_penalty=None if suppress_blank else 1.0,
            without_timestamps=True,
            fp16=self._half,
        )

    def _decoded(self, features: torch.Tensor, options: DecodingOptions, cancelled: threading.Event) -> DecodingResult:
        result = None
        with torch.random.fork_rng(devices=[features.device] if self._half else []):
            torch.manual_seed(0)
            for temperature in self._options.get("temperatures", _TEMPERATURES):
                beams = self._options.get("beams") if temperature == 0 else None
                task = DecodingTask(self._model, replace(options, temperature=temperature, beam_size=beams))
                task.logit_filters.append(_Guard(cancelled))
                result = task.run(features)[0]
                good = result.compression_ratio <= _REPETITIVE and result.avg_logprob >= _UNSURE
                if good or not result.no_speech_prob <= _NO_SPEECH:
                    break
        assert result is not None
        return result


def nobody_spoke(result: DecodingResult, options: Mapping[str, Any]) -> bool:
    """Whether the words were probably not spoken, by the catalogue's options of the model: `silence` is the
    probability of silence above which any text is dropped, `quiet` the one above which a text below the mean log
    probability `unsure` is dropped. NaN, from a model that overflowed, counts as doubt."""
    no_speech = _silence(result)
    sure = result.avg_logprob >= options.get("unsure", _UNSURE)
    doubtful = no_speech > options.get("quiet", _NO_SPEECH) and not sure
    return no_speech > options.get("silence", 1.0) or doubtful or not result.compression_ratio <= _REPETITIVE


def _silence(result: DecodingResult) -> float:
    return 1.0 if math.isnan(result.no_speech_prob) else float(result.no_speech_prob)


class _Guard(LogitFilter):  # type: ignore[misc]
    """Looks at each step of decoding: ends it when cancelled, and keeps NaN from the sampler."""

    def __init__(self, cancelled: threading.Event) -> None:
        self._cancelled = cancelled

    def apply(self, logits: torch.Tensor, tokens: torch.Tensor) -> None:  # noqa: ARG002 - whisper's signature
        if self._cancelled.is_set():
            raise Cancelled
        torch.nan_to_num_(logits, nan=-1e4, neginf=-torch.inf)

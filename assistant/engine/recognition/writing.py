"""The text of what the encoder has heard, by whisper's decoding: greedy or with beams, hotter if it is not good."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import torch
from whisper.decoding import BeamSearchDecoder, DecodingOptions, DecodingResult, DecodingTask, LogitFilter

from assistant.api import Cancelled
from assistant.engine.recognition.asked import language_for, words_of
from assistant.engine.recognition.judgement import good
from assistant.engine.recognition.step import Step
from assistant.engine.recognition.vocabulary import Vocabulary

_TEMPERATURES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Those of `whisper.transcribe`."""


class Writer:
    """The decoder of a loaded whisper model, with the options that the catalogue has for it."""

    def __init__(self, model: Any, options: Mapping[str, Any], timed: bool) -> None:
        """`timed`: the texts have time tokens."""
        self._model = model
        self._options = options
        self._timed = timed
        self._half = model.device.type == "cuda"
        self._vocabulary = Vocabulary(model.decoder.token_embedding.weight) if model.device.type == "cpu" else None

    def written(
        self, features: torch.Tensor, language: str, prompt: str, cancelled: threading.Event
    ) -> list[DecodingResult]:
        """One result for each row of features, shape (sounds, positions, width). Those that are not good are written
        again, each by itself and hotter. Raises Cancelled at the next token once `cancelled` is set."""
        options = self._decoding(language, prompt)
        first, *hotter = self._options.get("temperatures", _TEMPERATURES)
        results = self._tried(features, replace(options, temperature=first), cancelled)
        for number, result in enumerate(results):
            for temperature in hotter:
                if good(result):
                    break
                row = features[number : number + 1]
                (result,) = self._tried(row, replace(options, temperature=temperature), cancelled)  # noqa: PLW2901
            results[number] = result
        return results

    def _decoding(self, language: str, prompt: str) -> DecodingOptions:
        known = language_for(language, self._model.num_languages)
        suppress_blank = self._options.get("suppress_blank", True)
        return DecodingOptions(
            language=known if self._model.is_multilingual else "en",
            prompt=words_of(prompt) or None,
            suppress_blank=suppress_blank,
            # Where an empty text is possible, whisper's default ranking would divide by its length.
            length_penalty=None if suppress_blank else 1.0,
            without_timestamps=not self._timed,
            fp16=self._half,
        )

    def _tried(
        self, features: torch.Tensor, options: DecodingOptions, cancelled: threading.Event
    ) -> list[DecodingResult]:
        with torch.random.fork_rng(devices=[features.device] if self._half else []):
            torch.manual_seed(0)
            beams = self._options.get("beams") if options.temperature == 0 else None
            task = _Decoding(self._model, replace(options, beam_size=beams), self._vocabulary)
            task.logit_filters.append(_Guard(cancelled))
            results: list[DecodingResult] = task.run(features)
        return results


class _Decoding(DecodingTask):  # type: ignore[misc]
    """Begins with what the encoder has made, of any length."""

    sot_index: int

    def __init__(self, model: Any, options: DecodingOptions, vocabulary: Vocabulary | None) -> None:
        """Without a `vocabulary` the steps are whisper's own."""
        super().__init__(model, options)
        self._begins_text = self.sot_index
        if vocabulary is not None:
            self.inference = Step(model, vocabulary, self.n_group, self.sot_index)
            self._begins_text = 0
            if isinstance(self.decoder, BeamSearchDecoder):
                self.decoder.inference = self.inference

    def _get_audio_features(self, features: torch.Tensor) -> torch.Tensor:
        # Whisper takes only one sound with beams: it repeats the tokens for each beam and forgets the features.
        return features.repeat_interleave(self.n_group, dim=0) if self.n_group > 1 else features

    def _detect_language(self, features: torch.Tensor, tokens: torch.Tensor) -> Any:
        return super()._detect_language(features[:: self.n_group], tokens)

    def _main_loop(self, features: torch.Tensor, tokens: torch.Tensor) -> Any:
        # Where the first scores have the probability of silence.
        self.sot_index = self._begins_text
        return super()._main_loop(features, tokens)


class _Guard(LogitFilter):  # type: ignore[misc]
    """Looks at each step of decoding: ends it when cancelled, and keeps NaN from the sampler."""

    def __init__(self, cancelled: threading.Event) -> None:
        self._cancelled = cancelled

    def apply(self, logits: torch.Tensor, tokens: torch.Tensor) -> None:  # noqa: ARG002 - whisper's signature
        if self._cancelled.is_set():
            raise Cancelled
        torch.nan_to_num_(logits, nan=-1e4, neginf=-torch.inf)

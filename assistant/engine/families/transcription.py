"""Speech models in openai-whisper's format, released ones and those with a shorter window alike."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

import torch
import whisper
from whisper.decoding import DecodingResult
from whisper.tokenizer import get_tokenizer

from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.recognition.encoder import SAMPLES_PER_POSITION, Encoder, alike
from assistant.engine.recognition.judgement import nobody_spoke, silence
from assistant.engine.recognition.timed import pieces
from assistant.engine.recognition.writing import Writer
from assistant.engine.sound import RATE, Samples
from assistant.engine.storages import tensors_of
from assistant.engine.words import Words

_MOST = 16
"""Sounds side by side. More gain little: the decoder's weights are then a small part of what a step reads."""
_KEPT_BYTES = 400_000_000
"""For what the decoder keeps of the sounds that it writes (keys and values of every layer)."""
_REMEMBERED = 16
"""Stretches whose words are kept: a recording is heard while it grows, and once more when it is a turn."""


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
        self.window = int(model.dims.n_audio_ctx) * SAMPLES_PER_POSITION
        """Samples that the model hears at once."""
        self.whole = not options.get("shorten", False)
        """Whether it always hears a whole window, so that a short sound costs as much as a long one."""
        self._timed = options.get("timed", self.whole)
        self._encoder = Encoder(model, self.whole)
        self._writer = Writer(model, options, self._timed)
        self.together = self._side_by_side()
        """Sounds that are heard in one call at most."""
        self._remembered: OrderedDict[tuple[bytes, str, str], Words] = OrderedDict()

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device."""
        return tensors_of(self._model)

    def _side_by_side(self) -> int:
        dims = self._model.dims
        half = self._model.device.type == "cuda"
        kept = 2 * dims.n_text_layer * dims.n_audio_ctx * dims.n_audio_state * (2 if half else 4)
        # On a GPU the steps are whisper's, which keeps them for every beam.
        beams = self._options.get("beams") if half else None
        return max(1, min(_MOST, _KEPT_BYTES // int(kept * (beams or 1))))

    def hear(self, sounds: Sequence[Samples], language: str, prompt: str, cancelled: threading.Event) -> list[Words]:
        """The words in each of the sounds, at most `window` samples each; those of what was heard a moment ago cost
        nothing. The others are written together. Raises Cancelled at the next token once `cancelled` is set."""
        prompt = prompt if self._options.get("prompt", True) else ""
        keys = [(hashlib.sha256(each.tobytes()).digest(), language, prompt) for each in sounds]
        fresh = {key: each for key, each in zip(keys, sounds, strict=True) if key not in self._remembered}
        heard = dict(self._remembered) | dict(
            zip(fresh, self._heard(list(fresh.values()), language, prompt, cancelled), strict=True)
        )
        for key in keys:
            self._remembered[key] = heard[key]
            self._remembered.move_to_end(key)
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return [heard[key] for key in keys]

    def _heard(self, sounds: Sequence[Samples], language: str, prompt: str, cancelled: threading.Event) -> list[Words]:
        results = self.written(sounds, language, prompt, cancelled) if sounds else []
        return [self._words(result, len(each) / RATE) for result, each in zip(results, sounds, strict=True)]

    def _words(self, result: DecodingResult, seconds: float) -> Words:
        no_speech = silence(result)
        if nobody_spoke(result, self._options):
            return Words("", result.language, no_speech)
        known = get_tokenizer(self._model.is_multilingual, num_languages=self._model.num_languages)
        spoken = pieces(result.tokens, known.timestamp_begin, known.decode, seconds) if self._timed else ()
        return Words(result.text.strip(), result.language, no_speech, spoken)

    def written(
        self, sounds: Sequence[Samples], language: str, prompt: str, cancelled: threading.Event
    ) -> list[DecodingResult]:
        """What the model writes for each of the sounds, whether anybody spoke or not.

        Sounds of like length go through the model side by side: each token reads all weights of the decoder, for one
        sound or for many.
        """
        results: dict[int, DecodingResult] = {}
        for group in alike([self._encoder.positions(each) for each in sounds], self.together):
            features = self._encoder.encoded([sounds[number] for number in group], cancelled)
            results |= zip(group, self._writer.written(features, language, prompt, cancelled), strict=True)
        return [results[number] for number in range(len(sounds))]

"""Speech models in openai-whisper's format, released ones and those with a shorter window alike."""

from __future__ import annotations

import hashlib
import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
import whisper
from whisper.decoding import (
    BeamSearchDecoder,
    DecodingOptions,
    DecodingResult,
    DecodingTask,
    LogitFilter,
    PyTorchInference,
)
from whisper.tokenizer import LANGUAGES, get_tokenizer

from assistant.api import Cancelled
from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.sound import RATE, Samples
from assistant.engine.words import Words

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
_AFTER = 5
"""Positions of silence behind a short sound: one that breaks off with its last word was heard to say it twice."""
_TIME_STEP = 0.02
"""Seconds between two time tokens."""
_MOST = 16
"""Sounds side by side. More gain little: the decoder's weights are then a small part of what a step reads."""
_KEPT_BYTES = 400_000_000
"""For what the decoder keeps of the sounds that it writes (keys and values of every layer)."""
_WASTE = 1.3
"""How much longer the sounds of one call may become by filling them up to the longest."""
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
        self.window = int(model.dims.n_audio_ctx) * _SAMPLES_PER_POSITION
        """Samples that the model hears at once."""
        self.whole = not options.get("shorten", False)
        """Whether it always hears a whole window, so that a short sound costs as much as a long one."""
        self._timed = options.get("timed", self.whole)
        self._half = model.device.type == "cuda"
        self.together = self._side_by_side()
        """Sounds that are heard in one call at most."""
        self._remembered: OrderedDict[tuple[bytes, str, str], Words] = OrderedDict()

    def _side_by_side(self) -> int:
        dims = self._model.dims
        kept = 2 * dims.n_text_layer * dims.n_audio_ctx * dims.n_audio_state * (2 if self._half else 4)
        return max(1, min(_MOST, _KEPT_BYTES // int(kept * (self._options.get("beams") or 1))))

    def hear(self, sounds: Sequence[Samples], language: str, prompt: str, cancelled: threading.Event) -> list[Words]:
        """The words in each of the sounds, at most `window` samples each; those of what was heard a moment ago cost
        nothing. The others are written together. Raises Cancelled at the next token once `cancelled` is set."""
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
        no_speech = _silence(result)
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
        options = self._decoding(language, prompt)
        results: dict[int, DecodingResult] = {}
        for group in alike([self._positions(each) for each in sounds], self.together):
            features = self._encoded([sounds[number] for number in group])
            results |= zip(group, self._decoded(features, options, cancelled), strict=True)
        return [results[number] for number in range(len(sounds))]

    def _positions(self, samples: Samples) -> int:
        """Positions of the encoder that the sound takes. A model that was trained on short sounds too (`shorten`)
        hears the sound and a moment of silence; the released ones need their whole window."""
        most = self.window // _SAMPLES_PER_POSITION
        return most if self.whole else min(most, len(samples) // _SAMPLES_PER_POSITION + _AFTER)

    @torch.no_grad()
    def _encoded(self, sounds: Sequence[Samples]) -> torch.Tensor:
        """What the encoder makes of the sounds, shape (sounds, positions of the longest, width)."""
        encoder = self._model.encoder
        positions = max(map(self._positions, sounds))
        mels = [self._spectrogram(each, positions) for each in sounds]
        features = F.gelu(encoder.conv2(F.gelu(encoder.conv1(torch.stack(mels)))))
        features = features.permute(0, 2, 1)
        features = (features + encoder.positional_embedding[:positions]).to(features.dtype)
        for block in encoder.blocks:
            features = block(features)
        encoded: torch.Tensor = encoder.ln_post(features)
        return encoded

    def _spectrogram(self, samples: Samples, positions: int) -> torch.Tensor:
        sound = whisper.pad_or_trim(torch.from_numpy(samples.copy()), positions * _SAMPLES_PER_POSITION)
        mel = whisper.log_mel_spectrogram(sound, self._model.dims.n_mels).to(self._model.device)
        fitting: torch.Tensor = mel.half() if self._half else mel
        return fitting

    def _decoding(self, language: str, prompt: str) -> DecodingOptions:
        known = language if language in LANGUAGES else None
        suppress_blank = self._options.get("suppress_blank", True)
        return DecodingOptions(
            language=known if self._model.is_multilingual else "en",
            prompt=prompt if self._options.get("prompt", True) and prompt.strip() else None,
            suppress_blank=suppress_blank,
            # Where an empty text is possible, whisper's default ranking would divide by its length.
            length_penalty=None if suppress_blank else 1.0,
            without_timestamps=not self._timed,
            fp16=self._half,
        )

    def _decoded(
        self, features: torch.Tensor, options: DecodingOptions, cancelled: threading.Event
    ) -> list[DecodingResult]:
        """One result for each row. Those that are not good are written again, each by itself and hotter."""
        first, *hotter = self._options.get("temperatures", _TEMPERATURES)
        results = self._tried(features, replace(options, temperature=first), cancelled)
        for number, result in enumerate(results):
            for temperature in hotter:
                if _good(result):
                    break
                row = features[number : number + 1]
                (result,) = self._tried(row, replace(options, temperature=temperature), cancelled)  # noqa: PLW2901
            results[number] = result
        return results

    def _tried(
        self, features: torch.Tensor, options: DecodingOptions, cancelled: threading.Event
    ) -> list[DecodingResult]:
        with torch.random.fork_rng(devices=[features.device] if self._half else []):
            torch.manual_seed(0)
            beams = self._options.get("beams") if options.temperature == 0 else None
            task = _Decoding(self._model, replace(options, beam_size=beams))
            task.logit_filters.append(_Guard(cancelled))
            results: list[DecodingResult] = task.run(features)
        return results


def alike(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Numbers of what goes side by side: at most `most`, filled up to the longest no longer than `_WASTE` allows."""
    groups: list[list[int]] = []
    spent = 0
    for number in sorted(range(len(lengths)), key=lambda number: lengths[number]):
        group = groups[-1] if groups else []
        if group and len(group) < most and lengths[number] * (len(group) + 1) <= _WASTE * (spent + lengths[number]):
            group.append(number)
            spent += lengths[number]
        else:
            groups.append([number])
            spent = lengths[number]
    return groups


def _good(result: DecodingResult) -> bool:
    """Whether a text is kept as it is: neither repetitive nor a guess, or of what is silence anyhow."""
    sound = result.compression_ratio <= _REPETITIVE and result.avg_logprob >= _UNSURE
    return sound or not result.no_speech_prob <= _NO_SPEECH


def pieces(
    tokens: Sequence[int], first_time: int, decode: Callable[[list[int]], str], length: float
) -> tuple[tuple[float, float, str], ...]:
    """Begin, end (seconds, at most `length`) and words between the time tokens, which begin at number `first_time`."""
    found: list[tuple[float, float, str]] = []
    words: list[int] = []
    begin = 0.0
    for token in (*tokens, None):
        if token is not None and token < first_time:
            words.append(token)
            continue
        at = length if token is None else min((token - first_time) * _TIME_STEP, length)
        if (text := decode(words).strip()) and words:
            found.append((begin, max(at, begin), text))
        words, begin = [], at
    return tuple(found)


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


class _Decoding(DecodingTask):  # type: ignore[misc]
    """Begins with what the encoder has made, of any length."""

    def __init__(self, model: Any, options: DecodingOptions) -> None:
        super().__init__(model, options)
        if model.device.type == "cpu":
            self.inference = _Inference(model, len(self.initial_tokens))
            if isinstance(self.decoder, BeamSearchDecoder):
                self.decoder.inference = self.inference

    def _get_audio_features(self, features: torch.Tensor) -> torch.Tensor:
        return features


class _Inference(PyTorchInference):  # type: ignore[misc]
    """A step of whisper's decoder with its last product the other way round: the vocabulary (51,864 rows) times a few
    columns takes half the time of a few rows times the vocabulary on a processor, for two to eight sounds."""

    kv_cache: dict[Any, torch.Tensor]

    def logits(self, tokens: torch.Tensor, audio_features: torch.Tensor) -> torch.Tensor:
        decoder = self.model.decoder
        if not self.kv_cache:
            self.kv_cache, self.hooks = self.model.install_kv_cache_hooks()
        if tokens.shape[-1] > self.initial_token_length:
            tokens = tokens[:, -1:]
        known = next(iter(self.kv_cache.values())).shape[1] if self.kv_cache else 0
        x = decoder.token_embedding(tokens) + decoder.positional_embedding[known : known + tokens.shape[-1]]
        for block in decoder.blocks:
            x = block(x, audio_features, mask=decoder.mask, kv_cache=self.kv_cache)
        x = decoder.ln(x)
        scores: torch.Tensor = decoder.token_embedding.weight @ x.flatten(0, 1).T
        return scores.T.contiguous().reshape(*x.shape[:2], -1)


class _Guard(LogitFilter):  # type: ignore[misc]
    """Looks at each step of decoding: ends it when cancelled, and keeps NaN from the sampler."""

    def __init__(self, cancelled: threading.Event) -> None:
        self._cancelled = cancelled

    def apply(self, logits: torch.Tensor, tokens: torch.Tensor) -> None:  # noqa: ARG002 - whisper's signature
        if self._cancelled.is_set():
            raise Cancelled
        torch.nan_to_num_(logits, nan=-1e4, neginf=-torch.inf)

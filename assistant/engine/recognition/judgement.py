"""Which texts are kept: not those that repeat themselves, are guessed, or were written for silence.

The tests of a good text and their limits are those of `whisper.transcribe` (openai-whisper 20250625).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from whisper.decoding import DecodingResult

_REPETITIVE = 2.4
"""Compression ratio above which a text repeats itself."""
_UNSURE = -1.0
"""Mean log probability of a token under which a text is guessed."""
_NO_SPEECH = 0.6
"""Probability of silence above which an unsure text is dropped."""


def good(result: DecodingResult) -> bool:
    """Whether a text is kept as it is: neither repetitive nor a guess, or of what is silence anyhow."""
    sound = result.compression_ratio <= _REPETITIVE and result.avg_logprob >= _UNSURE
    return sound or not result.no_speech_prob <= _NO_SPEECH


def nobody_spoke(result: DecodingResult, options: Mapping[str, Any]) -> bool:
    """Whether the words were probably not spoken, by the catalogue's options of the model: `silence` is the
    probability of silence above which any text is dropped, `quiet` the one above which a text below the mean log
    probability `unsure` is dropped. NaN, from a model that overflowed, counts as doubt."""
    no_speech = silence(result)
    sure = result.avg_logprob >= options.get("unsure", _UNSURE)
    doubtful = no_speech > options.get("quiet", _NO_SPEECH) and not sure
    return no_speech > options.get("silence", 1.0) or doubtful or not result.compression_ratio <= _REPETITIVE


def silence(result: DecodingResult) -> float:
    """Probability that nobody spoke; 1 where the model computed NaN."""
    return 1.0 if math.isnan(result.no_speech_prob) else float(result.no_speech_prob)

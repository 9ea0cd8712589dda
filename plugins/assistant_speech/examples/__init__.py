"""How people ask for the words of a sound. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_speech.examples import chinese, chinese_casual, english, english_casual, lookalikes

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": english.EXAMPLES + english_casual.EXAMPLES,
    "zh": chinese.EXAMPLES + chinese_casual.EXAMPLES,
}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": lookalikes.ENGLISH,
    "zh": lookalikes.CHINESE,
}

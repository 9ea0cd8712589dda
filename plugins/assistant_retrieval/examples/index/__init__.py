"""How people ask to bring folders into their library. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_retrieval.examples.index import chinese, chinese_casual, english, english_casual, lookalikes

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": english.EXAMPLES + english_casual.EXAMPLES,
    "zh": chinese.EXAMPLES + chinese_casual.EXAMPLES,
}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": lookalikes.ENGLISH,
    "zh": lookalikes.CHINESE,
}

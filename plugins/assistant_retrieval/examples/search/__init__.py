"""How people ask for pictures of their library. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_retrieval.examples.search import (
    chinese,
    chinese_alike,
    chinese_casual,
    english,
    english_alike,
    english_casual,
    lookalikes,
)

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": english.EXAMPLES + english_alike.EXAMPLES + english_casual.EXAMPLES,
    "zh": chinese.EXAMPLES + chinese_alike.EXAMPLES + chinese_casual.EXAMPLES,
}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": lookalikes.ENGLISH,
    "zh": lookalikes.CHINESE,
}

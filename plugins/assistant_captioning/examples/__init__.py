"""How people ask for a description of a picture, as a whole. What the router learns from; one utterance a line.

An open question about the whole picture ("what do you see?") belongs here, a question about something in it to `ask`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_captioning.examples import chinese, chinese_casual, english, english_casual, lookalikes

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": english.EXAMPLES + english_casual.EXAMPLES,
    "zh": chinese.EXAMPLES + chinese_casual.EXAMPLES,
}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": lookalikes.ENGLISH,
    "zh": lookalikes.CHINESE,
}

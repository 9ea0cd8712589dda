"""How people ask about something in a picture. What the router learns from; one utterance a line.

Questions about the whole picture belong to `caption`, questions that need no picture to `chat`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_vqa.examples import (
    chinese,
    chinese_casual,
    chinese_several,
    english,
    english_casual,
    english_several,
    lookalikes,
)

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": english.EXAMPLES + english_several.EXAMPLES + english_casual.EXAMPLES,
    "zh": chinese.EXAMPLES + chinese_several.EXAMPLES + chinese_casual.EXAMPLES,
}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": lookalikes.ENGLISH,
    "zh": lookalikes.CHINESE,
}

"""How people ask for a description of a picture, as a whole. What the router learns from; one utterance a line.

An open question about the whole picture ("what do you see?") belongs here, a question about something in it to `ask`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_captioning.examples import chinese, english, lookalikes

EXAMPLES: Mapping[Language, tuple[str, ...]] = {"en": english.EXAMPLES, "zh": chinese.EXAMPLES}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": lookalikes.ENGLISH,
    "zh": lookalikes.CHINESE,
}

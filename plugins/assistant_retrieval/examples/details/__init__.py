"""How people ask what is known of a picture's file. What the router learns from; one utterance a line.

A question about what a picture shows belongs to `ask`, a wish for other pictures to `search`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_retrieval.examples.details import chinese, english

EXAMPLES: Mapping[Language, tuple[str, ...]] = {"en": english.EXAMPLES, "zh": chinese.EXAMPLES}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": english.COUNTER_EXAMPLES,
    "zh": chinese.COUNTER_EXAMPLES,
}

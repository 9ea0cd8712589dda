"""How people ask for a picture to be drawn. What the router learns from; one utterance a line.

A request for a new picture, or for another one of a drawn one, belongs here; one to find a picture to `search`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_image_generation.examples import chinese, english, lookalikes

EXAMPLES: Mapping[Language, tuple[str, ...]] = {"en": english.EXAMPLES, "zh": chinese.EXAMPLES}
COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {"en": lookalikes.ENGLISH, "zh": lookalikes.CHINESE}

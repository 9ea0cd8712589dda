"""What people say who want folders in their library: one utterance a line, one block an author."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language, lines_of

UTTERANCES: Mapping[Language, tuple[str, ...]] = {"en": lines_of(__name__, "en"), "zh": lines_of(__name__, "zh")}

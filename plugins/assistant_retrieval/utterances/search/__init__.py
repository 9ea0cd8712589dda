"""What people say who look for pictures of their own: one utterance a line, one block an author."""

from __future__ import annotations

from assistant.api import lines_by_language

UTTERANCES = lines_by_language(__name__)

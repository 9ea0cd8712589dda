"""Makes mentions of what the Chinese patterns have matched: one for each picture or group that a match names."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue.references import words_zh as words
from assistant.dialogue.references.grouped_zh import grouped
from assistant.dialogue.references.placed_zh import placed
from assistant.dialogue.references.related_zh import related
from assistant.dialogue.references.shared_zh import shared
from assistant.dialogue.references.values import Mention

_MAKERS = (placed, shared, related, grouped)
"""Each knows some names; the last one takes what is left."""


def mentions_of(name: str, match: re.Match[str]) -> list[Mention]:
    """The mentions of one match of the pattern of that name."""
    groups = match.groupdict()
    origin = next((origin for key, origin in words.ORIGIN_WORDS.items() if groups.get(key)), None)
    made = next((each for make in _MAKERS if (each := list(make(name, match, origin)))), [])
    time = words.occasion(match.group()) if origin else 0
    return [replace(mention, time=time) for mention in made] if time else made

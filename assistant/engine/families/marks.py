"""The marks by which a model tells turns, tools and pictures apart, and words in which none of them is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.engine.families.generation import whole_characters

_SEPARATOR = "\u2063"
"""Cannot be seen, and says nothing in words."""
ANSWER = f"{_SEPARATOR}answer{_SEPARATOR}"
"""Stands for an answer that is not rendered again. No words that went through `Marks` contain it."""
_PICTURES = ("image_token", "video_token", "audio_token", "boi_token", "eoi_token")
"""Attributes of tokenizers and processors that name what stands for a picture in a prompt."""


class Marks:
    """Those of one model."""

    def __init__(self, tokenizer: Any, *further: Any) -> None:
        """`further`: what else has a chat template or names marks, such as a processor."""
        added = tokenizer.added_tokens_decoder.values()
        used = "\n".join(text for owner in (tokenizer, *further) for text in _used_by(owner))
        # What is added as plain text (runs of spaces, "<table>") is words, unless the template speaks with it.
        found = {str(token) for token in added if token.special or (str(token) in used and not str(token).isalnum())}
        longest_first = sorted((mark for mark in found if len(mark) > 1 and mark.strip()), key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def harmless(self, text: str) -> str:
        """Words of a user or of a file as words: "<image>" or an end-of-turn mark in them may not act as one."""
        words = whole_characters(text).replace(_SEPARATOR, "")
        return self._any.sub(lambda mark: f"{mark[0][0]} {mark[0][1:]}", words)


def _used_by(owner: Any) -> Iterator[str]:
    """The chat templates of a tokenizer or processor, which may be several by name, and its marks for pictures."""
    templates = getattr(owner, "chat_template", None) or ""
    yield from templates.values() if isinstance(templates, dict) else [str(templates)]
    yield from (str(mark) for name in _PICTURES if (mark := getattr(owner, name, None)))

"""Pictures that a search is to leave out by their numbers: "without #2" after it was shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from assistant.api import Conversation, Found

_NUMBER = re.compile(r"#\s?(\d+)")


def words_of(exclude: Iterable[str]) -> tuple[str, ...]:
    """What pictures must not show; the numbers of pictures are no words."""
    return tuple(word.strip() for word in exclude if word.strip() and not _NUMBER.fullmatch(word.strip()))


def left_out(exclude: Iterable[str], conversation: Conversation) -> frozenset[str]:
    """The digests of the pictures that are named by their numbers."""
    numbers = {int(match[1]) for word in exclude if (match := _NUMBER.fullmatch(word.strip()))}
    return frozenset(picture.digest for picture in conversation.pictures() if numbers and picture.number in numbers)


def without(found: Found, digests: Collection[str], limit: int) -> Found:
    """What was found but these, at most `limit`."""
    hits = [hit for hit in found.hits if hit.picture.digest not in digests][:limit]
    return replace(found, hits=tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)))

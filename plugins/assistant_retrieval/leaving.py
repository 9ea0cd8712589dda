"""Pictures that a search is to leave out: by their numbers ("without #2"), or since it showed them already."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from assistant.api import Conversation, Found, Hit

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


def rest_of(found: Found, skip: int, conversation: Conversation) -> tuple[Hit, ...]:
    """The hits behind the first `skip`. Where the searches just before showed as many, it is these that are left out:
    while pictures are being brought in, those that were shown first may not be the first any more."""
    shown = _shown_just_before(skip, conversation) if skip else frozenset()
    if not shown:
        return found.hits[skip:]
    most = max(0, len(found.hits) - skip)
    rest = [hit for hit in found.hits if hit.picture.digest not in shown][:most]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(rest, skip + 1))


def _shown_just_before(count: int, conversation: Conversation) -> frozenset[str]:
    """The digests of what the last searches showed, if that is so many pictures."""
    numbers: list[int] = []
    for turn in reversed(conversation.turns()):
        if turn.action != "search" or len(numbers) >= count:
            break
        numbers += turn.shown
    if len(numbers) != count:
        return frozenset()
    return frozenset(picture.digest for picture in conversation.pictures() if picture.number in numbers)

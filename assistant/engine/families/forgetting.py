"""Which messages of a conversation are forgotten when it is longer than a model can read. No model is called here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from assistant.api import Message, Picture

if TYPE_CHECKING:
    import PIL.Image

T = TypeVar("T")


def requests(messages: Sequence[Message]) -> list[list[int]]:
    """Places of the messages that can be forgotten, oldest first: each request with all that was said to it.

    Not the instructions, nor the last request and what followed it. What goes together goes at once, since templates
    insist on roles in turns, and a result makes no sense without its call.
    """
    asked = max((at for at, message in enumerate(messages) if message.role == "user"), default=0)
    found: list[list[int]] = []
    for at, message in enumerate(messages[:asked]):
        if message.role == "system":
            continue
        if message.role == "user" or not found:
            found.append([])
        found[-1].append(at)
    return found


def fewest(most: int, tried: Callable[[int], T | None], least: int = 0) -> T | None:
    """What `tried` gives for the smallest number from `least`, below `most`, for which it gives something; else None.

    The first comes first, since most conversations fit; then by halves, because each try reads a whole conversation.
    """
    found: T | None = None
    low, at, high = least, least, most
    while low < high:
        given = tried(at)
        if given is None:
            low = at + 1
        else:
            high, found = at, given
        at = (low + high) // 2
    return found


def without(
    messages: Sequence[Message], images: Sequence[PIL.Image.Image], gone: Sequence[Sequence[int]]
) -> tuple[list[Message], list[PIL.Image.Image]]:
    """The other messages with their pictures; `images` are those of all messages in order, none for a blind model.

    What was shown last is what the questions after it are about, also where its message is gone: those pictures go to
    the next request that is left. Older ones are forgotten with their words.
    """
    shown = iter(images)
    each = [list(islice(shown, pictures_in([message]))) for message in messages]
    kept = sorted(set(range(len(messages))).difference(*gone))
    left = {at: messages[at] for at in kept}
    last = max((at for at, message in enumerate(messages) if pictures_in([message])), default=None)
    if last is not None and last not in left:
        heir = next(at for at in kept if at > last and messages[at].role == "user")
        pictures = (part for part in messages[last].parts if isinstance(part, Picture))
        left[heir] = replace(messages[heir], parts=(*pictures, *messages[heir].parts))
        each[heir] = each[last]
    return list(left.values()), list(chain.from_iterable(each[at] for at in kept))


def pictures_in(messages: Sequence[Message]) -> int:
    """How many pictures these messages show."""
    return sum(isinstance(part, Picture) for message in messages for part in message.parts)

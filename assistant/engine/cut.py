"""What the user is told of an answer that a limit ended, wherever the model runs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from assistant.api import AssistantError, Generation
from assistant.api.language import Bilingual, in_a_row, in_language

T = TypeVar("T")


def cut_at_limit(model: str) -> Bilingual:
    """The sentence for an answer of this model that has as many tokens as it may have."""
    return Bilingual(
        f"{model} reached its limit of tokens before it was done; the answer is not whole.",
        f"{model} 没说完就到了词元上限，回答不完整。",
    )


def thought_until_limit(model: str) -> Bilingual:
    """The sentence for a model whose limit of tokens came before the first word of its answer."""
    return Bilingual(
        f"{model} thought until its limit of tokens and has no answer yet.",
        f"{model} 一直在思考，到词元上限还没有开始回答。",
    )


def hint_for(limits: Generation, cure: Bilingual) -> Bilingual:
    """The cure for an answer that a limit ended, and the setting of that limit, if it has one."""
    more = limits.more
    return Bilingual(in_a_row(cure, more), in_a_row(cure.chinese, in_language(more, "zh")))


def with_words(pieces: Iterator[T], lacking: Callable[[], AssistantError | None]) -> Generator[T]:
    """The same pieces of an answer. Raises what `lacking` gives if not one of them had a word, or was a call."""
    empty = True
    for piece in pieces:
        empty = empty and isinstance(piece, str) and not piece.strip()
        yield piece
    if empty and (problem := lacking()):
        raise problem

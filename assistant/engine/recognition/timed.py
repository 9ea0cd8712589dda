"""The time tokens of a text as seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_TIME_STEP = 0.02
"""Seconds between two time tokens."""


def pieces(
    tokens: Sequence[int], first_time: int, decode: Callable[[list[int]], str], length: float
) -> tuple[tuple[float, float, str], ...]:
    """Begin, end (seconds, at most `length`) and words between the time tokens, which begin at number `first_time`."""
    found: list[tuple[float, float, str]] = []
    words: list[int] = []
    begin = 0.0
    for token in (*tokens, None):
        if token is not None and token < first_time:
            words.append(token)
            continue
        at = length if token is None else min((token - first_time) * _TIME_STEP, length)
        if (text := decode(words).strip()) and words:
            found.append((begin, max(at, begin), text))
        words, begin = [], at
    return tuple(found)

"""Numbers that are listed: "1, 3 and 5", "2 to 4", 一二四号. No language here."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 50


def spelled_out(parts: Iterable[int | None]) -> tuple[int, ...]:
    """The numbers in their order, each once. None between two stands for those between them, at most 50."""
    numbers: list[int] = []
    spanning = False
    for part in parts:
        if part is None:
            spanning = True
            continue
        if spanning and numbers and numbers[-1] < part < numbers[-1] + _LONGEST:
            numbers += range(numbers[-1] + 1, part)
        numbers.append(part)
        spanning = False
    return tuple(dict.fromkeys(numbers))

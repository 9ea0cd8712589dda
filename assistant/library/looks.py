"""Which pictures look the same at a glance: a few looks that every other one is held against.

What a look is stands in `assistant.media`; what is made of pictures that look the same, in `folding.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_EVERY = 47
"""One byte of so many tells most looks apart; odd, so that it meets all rows, columns and colours."""
_CHANNELS = 3
_SAME_LOOK = 16
"""Largest difference (of 255) anywhere in two looks of the same picture saved again, smaller or as a JPEG."""


class Looks:
    """At most so many looks, each with the number it was added under. Time and memory of a comparison grow with these
    alone, however many pictures are held against them.

    A look is a square whatever the shape of its picture, so the sides of two pictures must be in proportion, too. A
    look without any contrast, as of a blank page, says nothing of what it shows: it is like no other.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._numbers: list[int] = []
        self._sizes: list[tuple[int, int]] = []
        self._whole: NDArray[np.int16] = np.empty((0, 0), np.int16)
        self._few: NDArray[np.int16] = np.empty((0, 0), np.int16)
        """Some bytes of each, a row for each of their places: to look through one row is to look through all looks."""

    def like(self, look: bytes, size: tuple[int, int]) -> int | None:
        """The number of the first look that is nearly this one, of a picture of this width and height; None for none,
        and for an empty look."""
        count = len(self._numbers)
        if not count or len(look) != self._whole.shape[1]:
            return None
        row = np.frombuffer(look, np.uint8).astype(np.int16)
        if _is_blank(row):
            return None
        left = np.flatnonzero(np.abs(self._few[0, :count] - row[0]) <= _SAME_LOOK)
        for values, value in zip(self._few[1:], row[_EVERY::_EVERY], strict=True):
            left = left[np.abs(values[left] - value) <= _SAME_LOOK]
        for place in left.tolist():
            if np.abs(self._whole[place] - row).max() <= _SAME_LOOK and _in_proportion(self._sizes[place], size):
                return self._numbers[place]
        return None

    def add(self, look: bytes, size: tuple[int, int], number: int) -> None:
        """A look that is empty, or of another length than the first one, is like no other."""
        if not self._numbers and look:
            self._whole = np.empty((self._most, len(look)), np.int16)
            self._few = np.empty((len(look[::_EVERY]), self._most), np.int16)
        if look and len(look) == self._whole.shape[1]:
            self._whole[len(self._numbers)] = np.frombuffer(look, np.uint8)
            self._few[:, len(self._numbers)] = self._whole[len(self._numbers), ::_EVERY]
            self._numbers.append(number)
            self._sizes.append(size)


def _is_blank(row: NDArray[np.int16]) -> bool:
    return bool(np.ptp(row.reshape(-1, _CHANNELS), axis=0).max() <= _SAME_LOOK)


def _in_proportion(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the larger picture, made as small as the other, has its sides but for a pixel."""
    (width, height), (small_width, small_height) = max(one, other), min(one, other)
    across, down = small_width / max(width, 1), small_height / max(height, 1)
    return min(abs(height * across - small_height), abs(width * down - small_width)) <= 1

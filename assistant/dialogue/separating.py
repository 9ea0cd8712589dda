"""Planes between examples: a linear support vector machine over sparse rows. Numbers only; no words are known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

STRENGTH = 1.0
"""Inverse of the regularisation."""
_SHARE = 0.1
"""What each of Newton's steps may leave of it."""
_MOST_STEPS = 40
_MOST_INNER_STEPS = 200


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix: row n has the columns `columns[starts[n]:starts[n + 1]]` with those `values`."""

    starts: Any
    columns: Any
    values: Any

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, chosen: Any) -> Rows:
        """The rows of these numbers, in this order."""
        lengths = np.diff(self.starts)[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        at = np.arange(starts[-1]) + np.repeat(self.starts[chosen] - starts[:-1], lengths)
        return Rows(starts, self.columns[at], self.values[at])

    def between(self, first: int, end: int) -> Rows:
        """The rows from `first` to before `end`."""
        edges = self.starts[first : end + 1]
        span = slice(edges[0], edges[-1])
        return Rows(edges - edges[0], self.columns[span], self.values[span])

    def times(self, vector: Any) -> Any:
        """The product with a vector (columns,): (rows,)."""
        products = vector.take(self.columns) * self.values
        sums, filled = np.zeros(len(self)), np.flatnonzero(np.diff(self.starts))
        sums[filled] = np.add.reduceat(products, self.starts[filled])
        return sums

    def mixed(self, amounts: Any, width: int) -> Any:
        """The sum of the rows, each times its amount: (width,)."""
        spread = np.repeat(amounts, np.diff(self.starts))
        return np.bincount(self.columns, self.values * spread, width)


def joined(first: Rows, second: Rows) -> Rows:
    """The rows of both, one after the other."""
    return Rows(
        np.concatenate([first.starts, first.starts[-1] + second.starts[1:]]),
        np.concatenate([first.columns, second.columns]),
        np.concatenate([first.values, second.values]),
    )


def plane(rows: Rows, belongs: Any, weights: Any, start: Any, precision: float, anchor: Any = 0.0) -> Any:
    """The plane with most of the rows that belong to a class above it, and the others below: (width + 1,), bias last.

    `belongs` (rows,) bool, `weights` (rows,) positive, `start` (width + 1,) zeros or a plane to go on from. Minimises
    half the squared distance of the plane from `anchor` plus `STRENGTH` times the weighted squared hinge losses, by
    Newton's method with conjugate gradients (Keerthi and DeCoste, "A modified finite Newton method for fast solution of
    large scale linear SVMs", 2005). No step is longer than Newton's, which on these problems always lowers the sum.
    Done when a share of `precision` is left of the slope at zero.
    """
    signs = np.where(belongs, 1.0, -1.0)
    amounts = 2 * STRENGTH * weights
    found, width = start, len(start) - 1
    least = precision * float(np.linalg.norm(_back(rows, amounts * signs, width)))
    for _ in range(_MOST_STEPS):
        inside = np.flatnonzero(signs * _ahead(rows, found) < 1)
        near, scale = rows.take(inside), amounts[inside]
        slope = _back(near, scale * (signs[inside] - _ahead(near, found)), width) - (found - anchor)
        size = float(np.linalg.norm(slope))
        if size <= least:
            break
        found = found + _step(near, scale, slope, max(least, _SHARE * size))
    return found


def _ahead(rows: Rows, plane: Any) -> Any:
    return rows.times(plane[:-1]) + plane[-1]


def _back(rows: Rows, amounts: Any, width: int) -> Any:
    return np.append(rows.mixed(amounts, width), amounts.sum())


def _step(rows: Rows, amounts: Any, slope: Any, enough: float) -> Any:
    """Newton's step down a slope, by conjugate gradients until no more than `enough` is left of the slope."""
    found = np.zeros(len(slope))
    rest, direction = slope.copy(), slope.copy()
    left = float(rest @ rest)
    for _ in range(_MOST_INNER_STEPS):
        if left <= enough**2:
            break
        bent = direction + _back(rows, amounts * _ahead(rows, direction), len(slope) - 1)
        far = left / float(direction @ bent)
        found += far * direction
        rest -= far * bent
        before, left = left, float(rest @ rest)
        direction = rest + (left / before) * direction
    return found

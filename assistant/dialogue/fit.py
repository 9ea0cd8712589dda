"""The fitted numbers of the router's classifier: tokens weighed by how rare they are, and a plane for each action.

Belongs here: weights and tokens. Which examples they are fitted from is `classifier`'s matter, how planes are found
that of `separating`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.dialogue.features import tokens
from assistant.dialogue.separating import Rows, joined, plane

_MANY = 1000
"""Examples from which a token that stands in one of them alone is left out: it teaches little and costs time."""
_PRECISION, _QUICKLY = 1e-4, 1e-2
"""Of planes, where all are made and where a start waits for some."""
_NEAREST = 100
"""Of the earlier examples, how many are held against actions that are added: those most like theirs."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A linear model over TF-IDF tokens (sublinear, rows of length 1), and the rows of the examples it was made from.

    `idf` (tokens,), `weights` (classes, tokens) and `bias` (classes,) are float64.
    """

    vocabulary: Mapping[str, int]
    classes: tuple[str, ...]
    idf: Any
    weights: Any
    bias: Any
    rows: Rows

    def vector(self, text: str) -> tuple[Any, Any]:
        """Tokens of an utterance that are known, and their values."""
        counts = Counter(self.vocabulary[token] for token in tokens(text) if token in self.vocabulary)
        columns = np.fromiter(counts, np.int64, len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))) * self.idf[columns]
        length = float(np.sqrt(values @ values))
        return columns, values / length if length else values

    def distances(self, text: str) -> list[float]:
        """From the plane of each class, in the order of `classes`."""
        columns, values = self.vector(text)
        found: list[float] = (self.weights[:, columns] @ values + self.bias).tolist()
        return found

    def nearest(self, text: str, rows: range) -> int | None:
        """The one of these examples whose row is most like the utterance; None if none shares a token with it."""
        columns, values = self.vector(text)
        dense = np.zeros(len(self.vocabulary))
        dense[columns] = values
        edges = self.rows.starts[rows.start : rows.stop + 1]
        span = slice(edges[0], edges[-1])
        own = Rows(edges - edges[0], self.rows.columns[span], self.rows.values[span])
        alike = own.times(dense)
        best = int(alike.argmax()) if len(alike) else 0
        return rows[best] if len(alike) and alike[best] > 1e-9 else None


def counted(texts: Sequence[str]) -> tuple[dict[str, int], Rows]:
    """The vocabulary of these examples, and how often each of its tokens stands in each of them."""
    counts, having = _tokens_of(texts)
    least = 2 if len(texts) >= _MANY else 1
    vocabulary = {token: at for at, token in enumerate(sorted(t for t, many in having.items() if many >= least))}
    return vocabulary, _rows(counts, vocabulary)


def made(vocabulary: Mapping[str, int], counts: Rows, names: Sequence[str], weights: Sequence[float]) -> Fit:
    """The fit for examples of two actions or more, given as `counted` counts them."""
    idf = rarity(counts, len(vocabulary))
    rows, owners, amounts = weighed(counts, idf), np.array(names), np.array(weights)
    classes = tuple(sorted(set(names)))
    nowhere = np.zeros(len(idf) + 1)
    planes = np.array([plane(rows, owners == name, amounts, nowhere, _PRECISION) for name in classes])
    return Fit(vocabulary, classes, idf, planes[:, :-1], planes[:, -1], rows)


def extended(fit: Fit, texts: Sequence[str], names: Sequence[str], weights: Sequence[float]) -> Fit:
    """The fit with more examples, `texts`, and the actions they bring; `names` and `weights` are of all rows, the new
    ones last.

    A fraction of a new fit: of the planes there are, those that new examples cross go on from where they are, and the
    new actions are held against the examples most like theirs only.
    """
    counts, having = _tokens_of(texts)
    more = sorted(token for token, many in having.items() if many > 1 and token not in fit.vocabulary)
    vocabulary = {**fit.vocabulary, **{token: at for at, token in enumerate(more, len(fit.vocabulary))}}
    added = _rows(counts, vocabulary)
    idf = np.concatenate([fit.idf, rarity(added, len(vocabulary), len(names))[len(fit.idf) :]])
    new = weighed(added, idf)
    rows, owners, amounts = joined(fit.rows, new), np.array(names), np.array(weights)
    wide = np.pad(fit.weights, ((0, 0), (0, len(more))))
    planes = []
    for at, name in enumerate(fit.classes):
        kept = np.append(wide[at], fit.bias[at])
        crossed = (new.times(kept[:-1]) + kept[-1] > 0) & (owners[len(fit.rows) :] != name)
        planes.append(plane(rows, owners == name, amounts, kept, _QUICKLY) if crossed.any() else kept)
    classes = tuple(sorted(set(names[len(fit.rows) :]) - set(fit.classes)))
    every = np.array([*planes, *_added(rows, owners, amounts, classes, len(fit.rows), len(idf))])
    return Fit(vocabulary, (*fit.classes, *classes), idf, every[:, :-1], every[:, -1], rows)


def _added(rows: Rows, owners: Any, amounts: Any, classes: Sequence[str], earlier: int, width: int) -> list[Any]:
    """The planes of new classes, by their own rows and those of the `earlier` first that are most like them."""
    if not classes:
        return []
    own = np.arange(earlier, len(rows))
    middle = np.max([rows.take(own).mixed(owners[own] == name, width) for name in classes], axis=0)
    chosen = np.append(np.argsort(-rows.times(middle)[:earlier])[:_NEAREST], own)
    near = rows.take(chosen)
    known, columns = np.unique(near.columns, return_inverse=True)
    near = Rows(near.starts, columns, near.values)
    found = []
    for name in classes:
        narrow = plane(near, owners[chosen] == name, amounts[chosen], np.zeros(len(known) + 1), _QUICKLY)
        wide = np.zeros(width + 1)
        wide[known], wide[-1] = narrow[:-1], narrow[-1]
        found.append(wide)
    return found


def rarity(counts: Rows, width: int, examples: int = 0) -> Any:
    """The inverse document frequency, smoothed, of each token: (width,). By default these are all the examples."""
    having = np.bincount(counts.columns, minlength=width)
    return np.log((1 + (examples or len(counts))) / (1 + having)) + 1


def weighed(counts: Rows, idf: Any) -> Rows:
    """Rows of counts as rows of length 1 whose tokens count the more, the rarer they are."""
    values = (1 + np.log(counts.values)) * idf[counts.columns]
    totals = Rows(counts.starts, counts.columns, values**2).times(np.ones(len(idf)))
    lengths = np.sqrt(np.where(totals > 0, totals, 1.0))
    return Rows(counts.starts, counts.columns, values / np.repeat(lengths, np.diff(counts.starts)))


def _tokens_of(texts: Iterable[str]) -> tuple[list[Counter[str]], Counter[str]]:
    """How often each token stands in each text, and in how many of them it does."""
    counts = [Counter(tokens(text)) for text in texts]
    return counts, Counter(token for each in counts for token in each)


def _rows(counts: Iterable[Mapping[str, int]], vocabulary: Mapping[str, int]) -> Rows:
    starts, columns, values = [0], [], []
    for each in counts:
        for token, count in each.items():
            if token in vocabulary:
                columns.append(vocabulary[token])
                values.append(count)
        starts.append(len(columns))
    return Rows(np.array(starts), np.array(columns, np.int64), np.array(values, np.float64))

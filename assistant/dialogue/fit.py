"""The fitted numbers of the router's classifier: tokens weighed by how rare they are, and a plane for each action.

Belongs here: weights and tokens. Which examples they are fitted from is `classifier`'s matter, how planes are found
that of `separating`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.dialogue.features import tokens
from assistant.dialogue.separating import Rows, joined, plane

_SELDOM = ((10_000, 3), (1_000, 2), (0, 1))
"""From so many examples on, a token must stand in so many of them: what is rarer teaches little and costs time."""
_PRECISION, _QUICKLY = 1e-7, 1e-2
"""Of planes, where all are made (so near the end that the order of additions, which another number of threads changes,
does not show) and where a start waits for some to move."""
_NEAREST = 400
"""Of the earlier examples, how many are looked at when others are added: those most like them."""
_GIVING_WAY = 0.1
"""What an example of the fallback counts against a new action whose examples are like it."""
_COMMON = 1e-3
"""The share of examples that have a word for which slips are taken."""
_MOST_OFTEN = 255
"""How often a token counts at most in one example."""
_OFTEN = np.concatenate([[0.0], 1 + np.log(np.arange(1, _MOST_OFTEN + 1))])
"""What a token counts that stands so often in an example: sublinear."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A linear model over TF-IDF tokens (sublinear, rows of length 1), and the tokens of the examples it was made from.

    `idf` (tokens,), `weights` (classes, tokens) and `bias` (classes,) are float64. `counts` says how often each token
    stands in each example, `scales` (examples,) what makes an example's row as long as 1.
    """

    vocabulary: Mapping[str, int]
    classes: tuple[str, ...]
    idf: Any
    weights: Any
    bias: Any
    counts: Rows
    scales: Any

    def rows(self, chosen: Any) -> Rows:
        """The rows of the examples with these numbers, in this order."""
        return weighed(self.counts.take(chosen), self.idf, self.scales[chosen])

    def products(self, rows: range, weights: Any) -> Any:
        """The products of the rows of these examples with a vector (tokens,), without making the rows."""
        counts = self.counts.between(rows.start, rows.stop)
        often = Rows(counts.starts, counts.columns, _OFTEN[counts.values])
        return often.times(weights * self.idf) * self.scales[rows.start : rows.stop]

    def vector(self, text: str) -> tuple[Any, Any]:
        """Tokens of an utterance that are known, and their values."""
        counts = Counter(self.vocabulary[token] for token in tokens(text) if token in self.vocabulary)
        columns = np.fromiter(counts, np.int64, len(counts))
        often = np.fromiter(counts.values(), np.int64, len(counts))
        values = _OFTEN[np.minimum(often, _MOST_OFTEN)] * self.idf[columns]
        length = float(np.sqrt(values @ values))
        return columns, values / length if length else values

    def distances(self, text: str) -> list[float]:
        """From the plane of each class, in the order of `classes`."""
        columns, values = self.vector(text)
        found: list[float] = (self.weights[:, columns] @ values + self.bias).tolist()
        return found

    def common_words(self) -> dict[str, float]:
        """The English words for which slips are taken, and how frequent each is."""
        frequencies = np.exp(1 - self.idf)
        return {
            token[2:]: float(frequencies[at])
            for token, at in self.vocabulary.items()
            if token.startswith("w:") and " " not in token and frequencies[at] > _COMMON
        }

    def nearest(self, text: str, rows: range) -> Iterator[int]:
        """Those of these examples that share a token with the utterance, most like it first."""
        columns, values = self.vector(text)
        dense = np.zeros(len(self.vocabulary))
        dense[columns] = values
        alike = self.products(rows, dense)
        return (rows[int(place)] for place in np.argsort(-alike, kind="stable") if alike[place] > 1e-9)


def counted(texts: Sequence[str]) -> tuple[dict[str, int], Rows]:
    """The vocabulary of these examples, and how often each of its tokens stands in each of them."""
    counts, having = _tokens_of(texts)
    least = next(least for many, least in _SELDOM if len(texts) >= many)
    vocabulary = {token: at for at, token in enumerate(sorted(t for t, many in having.items() if many >= least))}
    return vocabulary, _rows(counts, vocabulary)


def made(vocabulary: Mapping[str, int], counts: Rows, names: Sequence[str], weights: Sequence[float]) -> Fit:
    """The fit for examples of two actions or more, given as `counted` counts them."""
    idf = rarity(counts, len(vocabulary))
    scales = scales_of(counts, idf)
    rows, owners, amounts = weighed(counts, idf, scales), np.array(names), np.array(weights)
    classes = tuple(sorted(set(names)))
    nowhere = np.zeros(len(idf) + 1)
    planes = np.array([plane(rows, owners == name, amounts, nowhere, _PRECISION) for name in classes])
    return Fit(vocabulary, classes, idf, planes[:, :-1], planes[:, -1], counts, scales)


def extended(fit: Fit, texts: Sequence[str], names: Sequence[str], weights: Sequence[float], fallback: str) -> Fit:
    """The fit with more examples, `texts`, and the actions they bring; `names` and `weights` are of all examples, the
    new ones last.

    A fraction of a new fit, because only the earlier examples most like the new ones are looked at: against them the
    new actions are held, and the planes that new examples cross are moved no farther than that asks for. Those of
    `fallback` count for little among them: what nobody did before may be what a new action does.
    """
    added, vocabulary = _added(fit, texts)
    idf = np.concatenate([fit.idf, rarity(added, len(vocabulary), len(names))[len(fit.idf) :]])
    scales = np.concatenate([fit.scales, scales_of(added, idf)])
    classes = (*fit.classes, *sorted(set(names[len(fit.counts) :]) - set(fit.classes)))
    planes = np.zeros((len(classes), len(idf) + 1))
    planes[: len(fit.classes), : len(fit.idf)], planes[: len(fit.classes), -1] = fit.weights, fit.bias
    # It looks at these planes, which are moved to their places below.
    whole = Fit(vocabulary, classes, idf, planes[:, :-1], planes[:, -1], joined(fit.counts, added), scales)
    owners, amounts = np.array(names), np.array(weights)
    chosen = _alike(whole, owners, len(fit.counts))
    near = whole.rows(chosen)
    known, columns = np.unique(near.columns, return_inverse=True)
    near, places = Rows(near.starts, columns, near.values), np.append(known, len(idf))
    gives_way = (owners[chosen] == fallback) & (chosen < len(fit.counts))
    heavy = np.where(gives_way, _GIVING_WAY, 1.0) * amounts[chosen]
    for at, name in enumerate(classes):
        anchor, belongs = planes[at, places], owners[chosen] == name
        crossed = (near.times(anchor[:-1]) + anchor[-1] > 0) & ~belongs
        if at >= len(fit.classes) or crossed[-len(added) :].any():
            planes[at, places] = plane(near, belongs, heavy, anchor, _QUICKLY, anchor)
    return whole


def _added(fit: Fit, texts: Sequence[str]) -> tuple[Rows, Mapping[str, int]]:
    """The counts of more examples, and the vocabulary with their tokens behind those that are known."""
    counts, having = _tokens_of(texts)
    more = sorted(token for token, many in having.items() if many > 1 and token not in fit.vocabulary)
    vocabulary = {**fit.vocabulary, **{token: at for at, token in enumerate(more, len(fit.vocabulary))}}
    return _rows(counts, vocabulary), vocabulary


def _alike(fit: Fit, owners: Any, earlier: int) -> Any:
    """The numbers of the examples after the `earlier` first, and before them of those that are most like them."""
    own = np.arange(earlier, len(fit.counts))
    new, width = fit.rows(own), len(fit.idf)
    middle = np.max([new.mixed(owners[own] == name, width) for name in sorted(set(owners[own]))], axis=0)
    alike = fit.products(range(earlier), middle)
    return np.append(np.argsort(-alike)[:_NEAREST], own)


def rarity(counts: Rows, width: int, examples: int = 0) -> Any:
    """The inverse document frequency, smoothed, of each token: (width,). By default these are all the examples."""
    having = np.bincount(counts.columns, minlength=width)
    return np.log((1 + (examples or len(counts))) / (1 + having)) + 1


def scales_of(counts: Rows, idf: Any) -> Any:
    """What makes the row of each example as long as 1."""
    totals = Rows(counts.starts, counts.columns, _OFTEN[counts.values] ** 2).times(idf**2)
    return 1 / np.sqrt(np.where(totals > 0, totals, 1.0))


def weighed(counts: Rows, idf: Any, scales: Any) -> Rows:
    """Rows of length 1 whose tokens count the more, the rarer they are."""
    values = _OFTEN[counts.values] * idf[counts.columns]
    return Rows(counts.starts, counts.columns, values * np.repeat(scales, np.diff(counts.starts)))


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
                values.append(min(count, _MOST_OFTEN))
        starts.append(len(columns))
    return Rows(np.array(starts), np.array(columns, np.int32), np.array(values, np.uint8))

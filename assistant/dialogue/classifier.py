"""A small multilingual classifier of utterances, fitted from the example utterances that the actions declare.

Belongs here: which examples count for what, and how distances become probabilities. The numbers are in `fit`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.api import Action
from assistant.dialogue.background import talk
from assistant.dialogue.fit import fitted

SHARPNESS = 2.5
"""What turns distances from the separating planes into logarithms of odds; it sets how sure a clear sentence is."""
_ENOUGH = 200
"""Examples from which an action needs no help; those of one with fewer weigh more, so that it is heard."""
_LOOKALIKE_WEIGHT = 0.7
"""What does not mean one action usually means talk, but may mean an action of another plugin."""


class Classifier:
    """Probabilities of actions for an utterance, by its words alone."""

    def __init__(self, actions: Sequence[Action], fallback: str, folder: Path | None = None) -> None:
        """Fits from examples; look-alikes of an action count as examples of `fallback`. `folder` keeps fits."""
        texts: list[str] = []
        names: list[str] = []
        weights: list[float] = []
        self._own: dict[str, range] = {}
        for action in actions:
            first = len(texts)
            for examples in action.examples.values():
                texts += examples
                names += [action.name] * len(examples)
                weights += [1.0] * len(examples)
            self._own[action.name] = range(first, len(texts))
        known, declared = set(texts), len(texts)
        background = talk()
        texts += background
        names += [fallback] * len(background)
        weights += [_LOOKALIKE_WEIGHT * min(1.0, declared / len(background))] * len(background)
        for action in actions:
            for examples in action.counter_examples.values():
                alike = [text for text in examples if text not in known]
                texts += alike
                names += [fallback] * len(alike)
                weights += [_LOOKALIKE_WEIGHT] * len(alike)
        self._texts, self._names = texts, names
        self._only = names[0] if len(set(names)) == 1 else ""
        if texts and not self._only:
            self._fit = fitted(texts, names, _balanced(names, weights), folder)

    def probabilities(self, text: str) -> Mapping[str, float]:
        """Each action's probability; empty if no action declares an example."""
        if self._only or not self._texts:
            return {self._only: 1.0} if self._only else {}
        distances = self._fit.distances(text)
        odds = [math.exp(SHARPNESS * (distance - max(distances))) for distance in distances]
        return {name: each / sum(odds) for name, each in zip(self._fit.classes, odds, strict=True)}

    def nearest(self, text: str, action: str) -> str:
        """The declared example of an action that is most like the text; empty if none is."""
        if self._only:
            return ""
        best = self._fit.nearest(text, self._own.get(action, range(0)))
        return "" if best is None else self._texts[best]


def _balanced(names: Sequence[str], weights: Sequence[float]) -> list[float]:
    """Weights that let an action with few examples stand up to one with many, without making it their equal."""
    counts = Counter(names)
    return [weight * max(1.0, _ENOUGH / counts[name]) ** 0.5 for name, weight in zip(names, weights, strict=True)]

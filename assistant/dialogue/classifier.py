"""A small multilingual classifier of utterances, fitted from the example utterances that the actions declare.

TF-IDF over the tokens of `features`, then a linear support vector machine. A few thousand examples fit in a fraction of
a second; nothing is downloaded, nothing is kept on disk.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.api import Action
from assistant.dialogue.background import talk
from assistant.dialogue.features import tokens

STRENGTH = 1.0
"""Inverse of the regularisation."""
SHARPNESS = 2.5
"""What turns distances from the separating planes into logarithms of odds; it sets how sure a clear sentence is."""
_MANY = 1000
"""Examples from which a token that stands in one of them alone is left out: it teaches little and costs time."""
_ENOUGH = 200
"""Examples from which an action needs no help; those of one with fewer weigh more, so that it is heard."""
_LOOKALIKE_WEIGHT = 0.7
"""What does not mean one action usually means talk, but may mean an action of another plugin."""


class Classifier:
    """Probabilities of actions for an utterance, by its words alone."""

    def __init__(self, actions: Sequence[Action], fallback: str) -> None:
        """Fits from examples; look-alikes of an action count as examples of `fallback`."""
        texts: list[str] = []
        names: list[str] = []
        weights: list[float] = []
        for action in actions:
            for examples in action.examples.values():
                texts += examples
                names += [action.name] * len(examples)
                weights += [1.0] * len(examples)
        known = set(texts)
        self._declared = tuple(names)
        background = talk()
        texts += background
        names += [fallback] * len(background)
        weights += [_LOOKALIKE_WEIGHT * min(1.0, len(self._declared) / len(background))] * len(background)
        for action in actions:
            for examples in action.counter_examples.values():
                alike = [text for text in examples if text not in known]
                texts += alike
                names += [fallback] * len(alike)
                weights += [_LOOKALIKE_WEIGHT] * len(alike)
        self._texts, self._names = texts, names
        self._only = names[0] if len(set(names)) == 1 else ""
        if texts and not self._only:
            self._fit(_balanced(names, weights))

    def _fit(self, weights: Sequence[float]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.svm import LinearSVC

        fewest = 2 if len(self._texts) >= _MANY else 1
        self._vectorizer: Any = TfidfVectorizer(analyzer=tokens, sublinear_tf=True, min_df=fewest)
        self._matrix = self._vectorizer.fit_transform(self._texts)
        # As right as a logistic regression on the project's test sets, and fitted fifteen times faster.
        self._model: Any = LinearSVC(C=STRENGTH, tol=1e-2, random_state=0)
        self._model.fit(self._matrix, self._names, sample_weight=list(weights))

    def probabilities(self, text: str) -> Mapping[str, float]:
        """Each action's probability; empty if no action declares an example."""
        if self._only or not self._texts:
            return {self._only: 1.0} if self._only else {}
        distances = self._model.decision_function(self._vectorizer.transform([text]))[0]
        names = [str(name) for name in self._model.classes_]
        if len(names) == 2:
            distances = [-distances, distances]
        odds = [math.exp(SHARPNESS * (float(distance) - float(max(distances)))) for distance in distances]
        return {name: each / sum(odds) for name, each in zip(names, odds, strict=True)}

    def nearest(self, text: str, action: str) -> str:
        """The declared example of an action that is most like the text; empty if none is."""
        own = [at for at, name in enumerate(self._declared) if name == action]
        if self._only or not own:
            return ""
        alike = (self._matrix[own] @ self._vectorizer.transform([text]).T).toarray().ravel()
        best = int(alike.argmax())
        return self._texts[own[best]] if alike[best] > 0 else ""


def _balanced(names: Sequence[str], weights: Sequence[float]) -> list[float]:
    """Weights that let an action with few examples stand up to one with many, without making it their equal."""
    counts = Counter(names)
    return [weight * max(1.0, _ENOUGH / counts[name]) ** 0.5 for name, weight in zip(names, weights, strict=True)]

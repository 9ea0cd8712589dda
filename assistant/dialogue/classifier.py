"""A small multilingual classifier of utterances, fitted from the example utterances that the actions declare.

TF-IDF over the tokens of `features`, then a logistic regression. A few thousand examples fit in a fraction of a
second; nothing is downloaded, nothing is kept on disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.api import Action
from assistant.dialogue.background import TALK
from assistant.dialogue.features import tokens

STRENGTH = 10.0
"""Inverse of the regularisation. Examples are few and clean, so the fit may be close."""
_ENOUGH = 200
"""Examples from which an action needs no help; those of one with fewer weigh more, so that it is heard."""
_STEPS = 30
"""Enough for the decisions to settle; the last digits of the weights change nothing."""
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
        talk = [line for lines in TALK.values() for line in lines]
        texts += talk
        names += [fallback] * len(talk)
        weights += [_LOOKALIKE_WEIGHT * min(1.0, len(self._declared) / len(talk))] * len(talk)
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
        from sklearn.linear_model import LogisticRegression

        self._vectorizer: Any = TfidfVectorizer(analyzer=tokens, sublinear_tf=True)
        self._model: Any = LogisticRegression(C=STRENGTH, max_iter=_STEPS, tol=1e-2)
        self._matrix = self._vectorizer.fit_transform(self._texts)
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # stopping early is the intention
            self._model.fit(self._matrix, self._names, sample_weight=list(weights))

    def probabilities(self, text: str) -> Mapping[str, float]:
        """Each action's probability; empty if no action declares an example."""
        if self._only or not self._texts:
            return {self._only: 1.0} if self._only else {}
        vector = self._vectorizer.transform([text])
        odds = self._model.predict_proba(vector)[0]
        return {str(name): float(p) for name, p in zip(self._model.classes_, odds, strict=True)}

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

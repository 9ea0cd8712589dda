"""A small multilingual classifier of utterances, fitted from the example utterances that the actions declare.

TF-IDF over the tokens of `features`, then a logistic regression. A few thousand examples fit in a fraction of a
second; nothing is downloaded, nothing is kept on disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.api import Action
from assistant.dialogue.background import TALK
from assistant.dialogue.features import tokens

STRENGTH = 20.0
"""Inverse of the regularisation. Examples are few and clean, so the fit may be close."""
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
        for lines in TALK.values():
            texts += lines
            names += [fallback] * len(lines)
            weights += [_LOOKALIKE_WEIGHT] * len(lines)
        for action in actions:
            for examples in action.counter_examples.values():
                alike = [text for text in examples if text not in known]
                texts += alike
                names += [fallback] * len(alike)
                weights += [_LOOKALIKE_WEIGHT] * len(alike)
        self._texts, self._names = texts, names
        self._only = names[0] if len(set(names)) == 1 else ""
        if texts and not self._only:
            self._fit(weights)

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

    def probabilities(self, text: str) -> tuple[Mapping[str, float], str]:
        """Each action's probability, and the declared example of the likeliest action that is most like the text."""
        if not self._texts:
            return {}, ""
        if self._only:
            return {self._only: 1.0}, ""
        vector = self._vectorizer.transform([text])
        found = dict(zip(self._model.classes_, map(float, self._model.predict_proba(vector)[0]), strict=True))
        return found, self._nearest(vector, max(found, key=found.__getitem__))

    def _nearest(self, vector: Any, action: str) -> str:
        alike = (self._matrix @ vector.T).toarray().ravel()
        at = max((at for at, name in enumerate(self._names) if name == action), key=alike.__getitem__)
        return self._texts[at] if alike[at] > 0 else ""

"""A small multilingual classifier of utterances, fitted from the example utterances that the actions declare.

Belongs here: how distances become probabilities. Which examples count for what is in `groups`, the numbers in `fit`,
those that come with the program in `shipped`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence

from assistant.api import Action, language_of
from assistant.dialogue import shipped
from assistant.dialogue.fit import Fit, counted, extended, made
from assistant.dialogue.groups import balanced, groups_of
from assistant.dialogue.spelling import respelled, spelled

SHARPNESS = 2.5
"""What turns distances from the separating planes into logarithms of odds; it sets how sure a clear sentence is."""
_WORD = re.compile(r"[a-z]+")


class Classifier:
    """Probabilities of actions for an utterance, by its words alone."""

    def __init__(self, actions: Sequence[Action], fallback: str) -> None:
        """Fits from examples; look-alikes of an action count as examples of `fallback`."""
        groups = groups_of(actions, fallback)
        earlier, fit = shipped.for_groups(groups)
        added = [group for group in groups if group not in earlier]
        self.added = frozenset(group.owner for group in added)
        """The actions that did not come with the program, or that have other examples than those that did."""
        groups = [*earlier, *added]
        self._texts = [text for group in groups for text in group.texts]
        self._own: dict[str, range] = {}
        first = 0
        for group in groups:
            if group.name == group.owner:
                self._own[group.name] = range(first, first + len(group.texts))
            first += len(group.texts)
        names = [group.name for group in groups for _ in group.texts]
        self._last: tuple[str | None, Mapping[str, float]] = None, {}
        """A decision may ask twice of the same words; one assignment, so that threads see a whole pair."""
        self._only = names[0] if len(set(names)) == 1 else ""
        if self._texts and not self._only:
            self._fit = _fitted(fit, self._texts, names, balanced(groups), fallback)
            self._common = self._fit.common_words()
            # A plugin that was just written may have a word in one example only.
            said = (text.lower() for group in added for text in group.texts)
            self._known = {**self._fit.vocabulary, **{f"w:{word}": 0 for text in said for word in _WORD.findall(text)}}

    def probabilities(self, text: str) -> Mapping[str, float]:
        """Each action's probability; empty if no action declares an example."""
        if self._only or not self._texts:
            return {self._only: 1.0} if self._only else {}
        known, found = self._last
        if known != text:
            distances = self._fit.distances(spelled(text, self._common, self._known))
            odds = [math.exp(SHARPNESS * (distance - max(distances))) for distance in distances]
            found = {name: each / sum(odds) for name, each in zip(self._fit.classes, odds, strict=True)}
            self._last = text, found
        return found

    def mended(self, word: str) -> str:
        """An English word as it is read, with a slip of the hand mended: "serach" is read as "search"."""
        return spelled(word, self._common, self._known)

    def with_words(self, text: str, meant: Collection[str]) -> str:
        """The text with slips mended in what was to be one of these words."""
        return text if self._only or not self._texts else respelled(text, meant, self._known)

    def nearest(self, text: str, action: str) -> str:
        """The declared example of an action that is most like the text, in its language; empty if none is."""
        if self._only:
            return ""
        alike = (self._texts[row] for row in self._fit.nearest(text, self._own.get(action, range(0))))
        return next((example for example in alike if language_of(example) == language_of(text)), "")


def _fitted(
    fit: Fit | None, texts: Sequence[str], names: Sequence[str], weights: Sequence[float], fallback: str
) -> Fit:
    if fit is None:
        return made(*counted(texts), names, weights)
    added = texts[len(fit.counts) :]
    return extended(fit, added, names, weights, fallback) if added else fit

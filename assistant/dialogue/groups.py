"""The examples that the classifier is fitted from: which count for what, and how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.api import Action
from assistant.dialogue.background import talk
from assistant.dialogue.characters import simplified

_ENOUGH = 200
"""Examples from which an action needs no help; those of one with fewer weigh more, so that it is heard."""
_LOOKALIKE_WEIGHT = 0.7
"""What does not mean one action usually means talk, but may mean an action of another plugin."""


@dataclass(frozen=True, slots=True)
class Group:
    """Examples that one action declares of itself, or that speak against it."""

    name: str
    """The action that they mean."""
    texts: tuple[str, ...]
    weight: float
    owner: str
    """The action that declares them; empty for talk that no plugin declares."""


def groups_of(actions: Sequence[Action], fallback: str) -> list[Group]:
    """All examples, those of each action first; its look-alikes count for `fallback`."""
    own = [Group(action.name, tuple(_meaning(action)), 1.0, action.name) for action in actions]
    declared = sum(len(group.texts) for group in own)
    background = talk()
    lookalikes = [
        Group(
            fallback,
            tuple(text for texts in action.counter_examples.values() for text in texts),
            _LOOKALIKE_WEIGHT,
            action.name,
        )
        for action in actions
    ]
    share = min(1.0, declared / len(background))
    return [*own, Group(fallback, background, _LOOKALIKE_WEIGHT * share, ""), *lookalikes]


def _meaning(action: Action) -> Iterator[str]:
    """What means the action, in the characters that the router reads."""
    said = [text for declared in (action.examples, action.utterances) for texts in declared.values() for text in texts]
    yield from simplified("\n".join(said)).split("\n") if said else ()


def balanced(groups: Sequence[Group]) -> list[float]:
    """Weights that let an action with few examples stand up to one with many, without making it their equal."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts[group.name] += len(group.texts)
    return [group.weight * max(1.0, _ENOUGH / counts[group.name]) ** 0.5 for group in groups for _ in group.texts]

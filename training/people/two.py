"""Questions about two pictures, which compare things by colour and shape."""

from __future__ import annotations

import numpy as np

from training.evaluate_vision_language import said_pairs
from training.language.names import Language
from training.people import said
from training.people.one import Asked, filled, kind_of
from training.scenes.world import Scene

_WORDS: dict[Language, tuple[str, str, str]] = {"en": ("first", "second", "both"), "zh": ("第一", "第二", "都")}
_ALIKE: dict[Language, tuple[str, ...]] = {"en": ("same", "equal"), "zh": ("一样", "相同")}


def ask(family: str, wording: str, two: tuple[Scene, Scene], language: Language, rng: np.random.Generator) -> Asked:
    """The question about both pictures."""
    first, second = (scene.pairs() for scene in two)
    match family.partition(":")[2]:
        case "added" | "gone" | "both" as what:
            truth = {"added": second - first, "gone": first - second, "both": first & second}[what]
            return wording, lambda text: said_pairs(text, language) == truth and (bool(truth) or said.absent(text))
        case "same":
            return wording, lambda text: said.yes(text) is (first == second)
        case "differ":
            return wording, lambda text: said.differ(text) is (first != second)
        case "more":
            counts = [len(scene.items) for scene in two]
            most = tuple(count == max(counts) for count in counts)
            return wording, lambda text: _more(text, language) == most
        case "which":
            item = two[int(rng.integers(2))].items[0]
            has = tuple((item.colour_name, item.shape_name) in pairs for pairs in (first, second))
            return filled(wording, language, kind_of(item)), lambda text: _which(text, language) == has
        case other:
            raise ValueError(other)


def _more(text: str, language: Language) -> tuple[bool, bool]:
    """Which pictures have the most; both, if they have as many."""
    if any(word in text.lower() for word in _ALIKE[language]):
        return True, True
    return _which(text, language)


def _which(text: str, language: Language) -> tuple[bool, bool]:
    first, second, both = (word in text.lower() for word in _WORDS[language])
    return (True, True) if both and not said.absent(text) else (first, second)

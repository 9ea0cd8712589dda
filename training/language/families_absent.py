"""Questions about two shapes of which one, or both, are not in the picture.

Belongs here: the false premise of relations and comparisons; the answer names what is missing. Does not belong here:
questions about one missing shape (`families_unknown`).
"""

from __future__ import annotations

import numpy as np

from training.language.families_compare import kind_word
from training.language.families_single import Turn, some_description
from training.language.families_space import DIRECTIONS, SIDE_WORDS, sides
from training.language.families_unknown import no_such
from training.language.names import Language
from training.language.phrases import Description, pick, the
from training.language.wording import ask
from training.scenes.world import Scene

SIDED = ("relation", "relation_which")
OF_TWO = (*SIDED, *SIDED, "relation_where", "relation_what", "same", "larger", "larger_check")
PRESENT = 0.4
"""How often one of the two is sought in the picture."""


def missing_of_two(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Is the circle left of the star?` without a star, or without both."""
    family = OF_TWO[int(rng.integers(len(OF_TWO)))]
    one, other = (_description(scene, rng) for _ in range(2))
    about = [other] if family == "relation_what" else [one, other]
    absent = [each for each in about if not each.find(scene)]
    if one == other or not absent or any(len(each.find(scene)) > 1 for each in about):
        return None
    called = {each: the(each, language, rng) for each in (one, other)}
    slots = {"a": called[one], "b": called[other], **_slots(family, language, rng)}
    question = ask(family, slots, language, rng, testing)
    absent.sort(key=lambda each: question.lower().find(called[each].lower()))
    return question, no_such(absent, language)


def _description(scene: Scene, rng: np.random.Generator) -> Description:
    """By its shape, mostly; `some_description` makes colours alone as well."""
    found = some_description(scene, rng, PRESENT, 0.15)
    return found if found.shape is None or rng.random() < 0.6 else Description(shape=found.shape)


def _slots(family: str, language: Language, rng: np.random.Generator) -> dict[str, str]:
    direction = DIRECTIONS[int(rng.integers(4))]
    if family in SIDED:
        return sides(family, direction, language, rng)
    kind = kind_word("colour" if rng.random() < 0.6 else "size", language, rng)
    return {"left": pick(SIDE_WORDS[language][direction], rng), "kind": kind}

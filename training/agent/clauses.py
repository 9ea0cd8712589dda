"""What is asked of a picture, in words: `which` are those that mean it, `many` if they mean several."""

from __future__ import annotations

import numpy as np

from assistant.api import Language
from training.agent.grammar import filled, plural
from training.agent.material import labels, noun, one_of
from training.agent.wording import ASK, CAPTION, CLASSIFY, DETAILS
from training.language.names import article


def to_caption(language: Language, which: str, many: bool, rng: np.random.Generator) -> str:
    return filled(one_of(CAPTION[language], rng), many, w=which)


def to_ask(language: Language, which: str, many: bool, rng: np.random.Generator) -> str:
    what = noun(language, rng)
    return filled(one_of(ASK[language], rng), many, w=which, q=what, a=article(what), s=plural(what))


def to_tell(language: Language, which: str, many: bool, rng: np.random.Generator) -> str:
    """What only a picture's file tells."""
    return filled(one_of(DETAILS[language], rng), many, w=which)


def to_label(language: Language, which: str, many: bool, rng: np.random.Generator) -> tuple[str, list[str]]:
    """The words, and the labels in them."""
    chosen, listed = labels(language, rng)
    return filled(one_of(CLASSIFY[language], rng), many, w=which, l=listed), chosen

"""Prompts of a composition in English and Chinese: "two small blue stars and a large red circle".

Belongs here: wording. Does not belong here: which shapes (`scenes`), what a person says to have them drawn (plugin).
"""

from __future__ import annotations

import numpy as np

from training.drawing.scenes import Composition
from training.language.names import COLOUR_WORDS, NUMBERS_ZH, Language
from training.language.phrases import Description, listed, many, one, pick, words
from training.scenes.world import COLOURS, Item

WITHOUT_SIZE = 0.4
OPENINGS: dict[Language, tuple[str, ...]] = {
    "en": ("", "", "", "", "a picture of ", "a drawing of ", "an image of ", "draw ", "please draw "),
    "zh": ("", "", "", "", "画", "画一张图，", "请画", "一张画有"),
}
ON: dict[Language, tuple[str, ...]] = {
    "en": (" on a {} background", " on a light {} background", ", {} background", " with a {} background"),
    "zh": ("，{}背景", "，背景是{}", "，浅{}背景", "，{}的背景"),
}


def prompt(composition: Composition, language: Language, rng: np.random.Generator | None = None) -> str:
    """Equal neighbours are counted together, in the order of the places. With `rng` in any words a person may use and
    now and then without sizes; else in the plain words."""
    sized = rng is None or rng.random() >= WITHOUT_SIZE
    groups: list[tuple[Item, int]] = []
    for item in composition.items:
        if groups and _alike(groups[-1][0], item, sized):
            groups[-1] = (groups[-1][0], groups[-1][1] + 1)
        else:
            groups.append((item, 1))
    text = listed([_counted(item, count, sized, language, rng) for item, count in groups], language)
    if rng is not None:
        text = pick(OPENINGS[language], rng) + text
    if composition.background:
        colour = pick(COLOUR_WORDS[language][COLOURS.index(composition.background)], rng)
        if language == "zh" and not colour.endswith("色"):
            colour += "色"
        text += pick(ON[language], rng).format(colour)
    return text


def _alike(first: Item, second: Item, sized: bool) -> bool:
    return (first.shape, first.colour, first.size * sized) == (second.shape, second.colour, second.size * sized)


def _counted(item: Item, count: int, sized: bool, language: Language, rng: np.random.Generator | None) -> str:
    description = Description(item.shape, item.colour, item.size if sized else None)
    if language == "zh":
        return ("一" if count == 1 else NUMBERS_ZH[count]) + "个" + words(description, language, rng)
    if count == 1:
        if rng is not None and rng.random() < 0.1:
            return words(description, language, rng)
        return one(description, language, rng)
    return ("two", "three")[count - 2] + " " + many(description, language, rng)

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
BESIDE: dict[Language, tuple[str, ...]] = {
    "en": ("{0} to the left of {1}", "{0} left of {1}", "{1} to the right of {0}", "{0} next to {1}", "{0} beside {1}"),
    "zh": ("{0}在{1}左边", "{0}在{1}的左边", "{1}在{0}右边", "{1}在{0}的右边", "左边是{0}，右边是{1}"),
}
ABOVE: dict[Language, tuple[str, ...]] = {
    "en": ("{0} above {1}", "{0} over {1}", "{0} on top of {1}", "{1} below {0}", "{1} under {0}"),
    "zh": ("{0}在{1}上面", "{0}在{1}的上方", "{1}在{0}下面", "{1}在{0}的下方", "上面是{0}，下面是{1}"),
}
"""{0}: what stands left or above, {1}: the other."""
WITH_BESIDE = 0.25
WITH_STRANGE = 0.1
"""Part of prompts with a made-up word, from which the pipeline learns to pass over words that it does not know."""


def prompt(composition: Composition, language: Language, rng: np.random.Generator | None = None) -> str:
    """Equal neighbours are counted together, in the order of the places. With `rng` in any words a person may use and
    now and then without sizes; else in the plain words."""
    sized = rng is None or rng.random() >= WITHOUT_SIZE
    groups: list[tuple[Item, int]] = []
    for item in composition.items:
        if groups and not composition.stacked and _alike(groups[-1][0], item, sized):
            groups[-1] = (groups[-1][0], groups[-1][1] + 1)
        else:
            groups.append((item, 1))
    text = _arranged(
        [_counted(item, count, sized, language, rng) for item, count in groups], composition, language, rng
    )
    if rng is not None:
        text = pick(OPENINGS[language], rng) + text
    if composition.background:
        colour = pick(COLOUR_WORDS[language][COLOURS.index(composition.background)], rng)
        if language == "zh" and not colour.endswith("色"):
            colour += "色"
        text += pick(ON[language], rng).format(colour)
    return _with_strange(text, language, rng) if rng is not None and rng.random() < WITH_STRANGE else text


def _arranged(parts: list[str], composition: Composition, language: Language, rng: np.random.Generator | None) -> str:
    """The groups as a list, or two of them with the place of one by the other."""
    if composition.stacked:
        return pick(ABOVE[language], rng).format(*parts)
    if len(parts) == len(composition.items) == 2 and rng is not None and rng.random() < WITH_BESIDE:
        return pick(BESIDE[language], rng).format(*parts)
    return listed(parts, language)


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


def _with_strange(text: str, language: Language, rng: np.random.Generator) -> str:
    """The text with a word of random letters or characters at a random place between words, or at an end."""
    length = int(rng.integers(2, 8))
    if language == "zh":
        strange = "".join(chr(int(rng.integers(0x4E00, 0x9000))) for _ in range(length // 2 + 1))
        return strange + "，" + text if rng.random() < 0.5 else text + "，" + strange
    parts = text.split(" ")
    parts.insert(int(rng.integers(len(parts) + 1)), "".join(chr(int(rng.integers(97, 123))) for _ in range(length)))
    return " ".join(parts)

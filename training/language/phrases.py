"""Phrases that point at shapes: "the large red circle", "红色圆形".

Belongs here: descriptions by some of colour, shape and size, which items they fit, and how they are said, in plain
words (answers) or any words (questions). Does not belong here: whole sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.language.names import (
    ANY_SHAPE,
    COLOUR_WORDS,
    NUMBERS_ZH,
    SHAPE_WORDS,
    SIZE_WORDS,
    Language,
    article,
    plural,
)
from training.scenes.world import Item, Scene


@dataclass(frozen=True)
class Description:
    """Any of shape, colour and size; None leaves it open."""

    shape: int | None = None
    colour: int | None = None
    size: int | None = None

    def fits(self, item: Item) -> bool:
        return (
            self.shape in (None, item.shape) and self.colour in (None, item.colour) and self.size in (None, item.size)
        )

    def find(self, scene: Scene) -> list[Item]:
        """The fitting items, from left to right."""
        return [item for item in scene.read() if self.fits(item)]


def words(description: Description, language: Language, rng: np.random.Generator | None = None) -> str:
    """The bare phrase without article: plain words, or with `rng` any words a person may use."""
    shapes = ANY_SHAPE[language] if description.shape is None else SHAPE_WORDS[language][description.shape]
    if description.shape is None and rng is not None and language == "en" and description.colour is None:
        shapes = shapes[:-1]
    noun = pick(shapes, rng)
    colour = "" if description.colour is None else pick(COLOUR_WORDS[language][description.colour], rng)
    size = "" if description.size is None else pick(SIZE_WORDS[language][description.size], rng)
    if language == "en":
        return " ".join(part for part in (size, colour, noun) if part)
    if rng is None:
        return (size and size + "的") + colour + noun
    if colour and (not colour.endswith("色") or rng.random() < 0.5) and len(colour + noun) > 2:
        colour += "的" if colour.endswith("色") else ""
    if colour and size and rng.random() < 0.4:
        return f"{colour}{'' if colour.endswith('的') else '的'}{size}{noun}"
    return (size and size + ("的" if rng.random() < 0.6 else "")) + colour + noun


def pick(choices: tuple[str, ...] | list[str], rng: np.random.Generator | None) -> str:
    """The first choice (the plain word), or any with `rng`."""
    return choices[0] if rng is None else choices[int(rng.integers(len(choices)))]


def the(description: Description, language: Language, rng: np.random.Generator | None = None) -> str:
    """`the red circle`, `红色圆形`."""
    phrase = words(description, language, rng)
    if language == "en":
        return "the " + phrase
    return ("那个" if rng is not None and rng.random() < 0.1 else "") + phrase


def one(description: Description, language: Language, rng: np.random.Generator | None = None) -> str:
    """`a red circle`, `红色圆形`."""
    phrase = words(description, language, rng)
    return article(phrase) if language == "en" else phrase


def many(description: Description, language: Language, rng: np.random.Generator | None = None) -> str:
    """`red circles`, `红色圆形`."""
    phrase = words(description, language, rng)
    if language == "zh":
        return phrase
    *before, last = phrase.split(" ")
    return " ".join([*before, plural(last)])


def counted(description: Description, count: int, language: Language) -> str:
    """`two red circles` as captions say it: numbers as words; `两个红色圆形`."""
    if language == "zh":
        return ("一" if count == 1 else NUMBERS_ZH[count]) + "个" + words(description, language)
    if count == 1:
        return one(description, language)
    return ("", "", "two ", "three ", "four ")[count] + many(description, language)


def listed(parts: list[str], language: Language) -> str:
    """`a, b and c`; `a、b和c`."""
    if language == "zh":
        return parts[0] if len(parts) == 1 else "、".join(parts[:-1]) + "和" + parts[-1]
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def full(item: Item) -> Description:
    return Description(item.shape, item.colour, item.size)


def pair(item: Item) -> Description:
    return Description(item.shape, item.colour)


def refer(
    item: Item, scene: Scene, rng: np.random.Generator, without: tuple[str, ...] = (), shape: bool = False
) -> Description | None:
    """A description that fits this item alone, never using the attributes in `without`; None if there is none."""
    options = []
    for bits in range(1, 8):
        chosen = {
            name: getattr(item, name) for index, name in enumerate(("shape", "colour", "size")) if bits >> index & 1
        }
        if any(name in chosen for name in without) or (shape and "shape" not in chosen):
            continue
        description = Description(**chosen)
        if len(description.find(scene)) == 1:
            options.append((description, 3.0 if len(chosen) == 1 else 2.0 if len(chosen) == 2 else 1.0))
    if not options:
        return None
    weights = np.array([weight * (2.0 if d.shape is not None else 1.0) for d, weight in options])
    return options[int(rng.choice(len(options), p=weights / weights.sum()))][0]

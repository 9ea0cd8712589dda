"""Question families about the shapes of one picture: count, colour, shape, size, existence, places, lists.

Belongs here: choosing what to ask and the true answer. Does not belong here: wording (`templates_*`), relations
between two shapes (`families_space`, `families_compare`). Every family returns None where the scene does not allow it.
"""

from __future__ import annotations

import numpy as np

from training.language.captions import place_of
from training.language.names import COLOUR_WORDS, SHAPE_WORDS, SIZE_WORDS, Language
from training.language.phrases import Description, listed, many, one, refer, the, words
from training.language.wording import ask
from training.scenes.world import COLOURS, SHAPES, Item, Scene

Turn = tuple[str, str]
"""A question and its answer."""
IT: dict[Language, tuple[str, ...]] = {
    "en": ("it", "this", "that", "this one", "the thing"),
    "zh": ("它", "这个", "这个东西", "这个图形"),
}
"""What people call the only shape of a picture, and often all that it shows."""


def some_description(scene: Scene, rng: np.random.Generator, present: float, size: float = 0.25) -> Description:
    """A description by colour, shape or both, sometimes size; with probability `present` of something in the scene,
    else often a mixture of two items, the hardest wrong one."""
    item = scene.items[int(rng.integers(len(scene.items)))]
    shape, colour, big = item.shape, item.colour, item.size
    if rng.random() > present:
        other = scene.items[int(rng.integers(len(scene.items)))]
        roll = rng.random()
        shape = other.shape if roll < 0.4 else int(rng.integers(len(SHAPES))) if roll < 0.8 else shape
        colour = colour if roll < 0.6 else int(rng.integers(len(COLOURS)))
        big = int(rng.integers(2))
    roll = rng.random()
    return Description(
        shape=None if roll < 0.25 else shape,
        colour=None if 0.25 <= roll < 0.5 else colour,
        size=big if rng.random() < size else None,
    )


def colour(index: int, language: Language) -> str:
    return COLOUR_WORDS[language][index][0]


def shape(index: int, language: Language) -> str:
    return SHAPE_WORDS[language][index][0]


def count(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """Digits: `There are 3 shapes.`, `图中有3个图形。`"""
    roll = rng.random()
    description = Description() if roll < 0.3 else some_description(scene, rng, 0.75, 0.2)
    if 0.3 <= roll < 0.4:
        description = Description(size=int(rng.integers(2)))
    number = len(description.find(scene))
    slots = {"ds": many(description, language, rng), "d": words(description, language, rng)}
    question = ask("count", slots, language, rng, testing)
    if language == "zh":
        return question, f"图中有{number}个{words(description, 'zh')}。"
    if number == 1:
        return question, f"There is 1 {words(description, 'en')}."
    return question, f"There are {number} {many(description, 'en')}."


def _the(description: Description, scene: Scene, language: Language, rng: np.random.Generator) -> str:
    """The phrase of a question; `it` for the only shape of a picture."""
    if description == Description() and len(scene.items) == 1 and rng.random() < 0.7:
        return IT[language][int(rng.integers(len(IT[language])))]
    return the(description, language, rng)


def colour_of(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    item = scene.items[int(rng.integers(len(scene.items)))]
    description = refer(item, scene, rng, without=("colour",))
    if len(scene.items) == 1 and rng.random() < 0.3:
        description = Description()
    if description is None:
        return _colours_of_several(item, scene, language, rng, testing)
    question = ask("colour", {"d": _the(description, scene, language, rng)}, language, rng, testing)
    if language == "zh":
        return question, f"{the(description, 'zh')}是{colour(item.colour, 'zh')}的。"
    return question, f"{_capital(the(description, 'en'))} is {colour(item.colour, 'en')}."


def _colours_of_several(
    item: Item, scene: Scene, language: Language, rng: np.random.Generator, testing: bool
) -> Turn | None:
    description = Description(shape=item.shape)
    colours = list(dict.fromkeys(colour(found.colour, language) for found in description.find(scene)))
    question = ask("colour", {"d": the(description, language, rng)}, language, rng, testing)
    if language == "zh":
        return question, f"{the(description, 'zh')}是{listed(colours, 'zh')}的。"
    return question, f"The {many(description, 'en')} are {listed(colours, 'en')}."


def shape_of(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    item = scene.items[int(rng.integers(len(scene.items)))]
    description = refer(item, scene, rng, without=("shape",))
    if len(scene.items) == 1 and rng.random() < 0.3:
        description = Description()
    if description is None:
        return None
    question = ask("shape", {"d": _the(description, scene, language, rng)}, language, rng, testing)
    if language == "zh":
        return question, f"{the(description, 'zh')}是{shape(item.shape, 'zh')}。"
    return question, f"{_capital(the(description, 'en'))} is a {shape(item.shape, 'en')}."


def size_of(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    item = scene.items[int(rng.integers(len(scene.items)))]
    description = refer(item, scene, rng, without=("size",))
    if len(scene.items) == 1 and rng.random() < 0.3:
        description = Description()
    if description is None:
        return None
    question = ask("size", {"d": _the(description, scene, language, rng)}, language, rng, testing)
    size = SIZE_WORDS[language][item.size][0]
    if language == "zh":
        return question, f"{the(description, 'zh')}是{size}的。"
    return question, f"{_capital(the(description, 'en'))} is {size}."


def exists(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    description = some_description(scene, rng, 0.45)
    found = bool(description.find(scene))
    slots = {
        "i": one(description, language, rng),
        "ds": many(description, language, rng),
        "d": words(description, language, rng),
    }
    question = ask("exists", slots, language, rng, testing)
    if language == "zh":
        return question, (
            f"是的，图中有{words(description, 'zh')}。" if found else f"没有，图中没有{words(description, 'zh')}。"
        )
    if found:
        return question, f"Yes, there is {one(description, 'en')}."
    return question, f"No, there is no {words(description, 'en')}."


def check(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Is the circle red?`"""
    item = scene.items[int(rng.integers(len(scene.items)))]
    kind = ("colour", "size", "shape")[int(rng.choice(3, p=[0.5, 0.3, 0.2]))]
    description = refer(item, scene, rng, without=(kind,))
    if description is None:
        return None
    wrong = rng.random() < 0.5
    table: list[tuple[str, ...]] = {"colour": COLOUR_WORDS, "size": SIZE_WORDS, "shape": SHAPE_WORDS}[kind][language]
    truth = int(getattr(item, kind))
    asked = int((truth + 1 + rng.integers(len(table) - 1)) % len(table)) if wrong else truth
    value, plain = str(rng.choice(table[asked])), table[truth][0]
    if language == "zh":
        value, plain = (value, plain) if kind == "shape" else (value + "的", plain + "的")
        answer = f"{'不是' if wrong else '是的'}，{the(description, 'zh')}是{plain}。"
    else:
        value, plain = (f"a {value}", f"a {plain}") if kind == "shape" else (value, plain)
        answer = f"{'No' if wrong else 'Yes'}, {the(description, 'en')} is {plain}."
    return ask("check", {"d": the(description, language, rng), "value": value}, language, rng, testing), answer


def where(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """Only where the item is clearly in one of the nine places."""
    item = scene.items[int(rng.integers(len(scene.items)))]
    description = refer(item, scene, rng)
    if description is None or any(abs(value - line) < 0.03 for value in (item.x, item.y) for line in (1 / 3, 2 / 3)):
        return None
    question = ask("where", {"d": the(description, language, rng)}, language, rng, testing)
    if language == "zh":
        return question, f"{the(description, 'zh')}在{place_of(item, 'zh')}。"
    return question, f"{_capital(the(description, 'en'))} is {place_of(item, 'en')}."


def colours(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """All of them; also for `what color is it?` where there are several things it may mean."""
    names = list(dict.fromkeys(colour(item.colour, language) for item in scene.read()))
    asks_of_it = not testing and rng.random() < 0.15
    question = (
        ask("colour", {"d": IT[language][int(rng.integers(len(IT[language])))]}, language, rng)
        if asks_of_it
        else ask("colours", {}, language, rng, testing)
    )
    if language == "zh":
        return question, f"有{listed(names, 'zh')}。"
    return question, f"The {'color is' if len(names) == 1 else 'colors are'} {listed(names, 'en')}."


def shapes(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    found = list(dict.fromkeys(item.shape for item in scene.read()))
    question = ask("shapes", {}, language, rng, testing)
    if language == "zh":
        return question, f"有{listed([shape(index, 'zh') for index in found], 'zh')}。"
    names = [
        f"a {shape(i, 'en')}" if len(Description(i).find(scene)) == 1 else f"{shape(i, 'en')}{'es' * (i == 6) or 's'}"
        for i in found
    ]
    return (
        question,
        f"The {'shape is' if names[0][:2] == 'a ' and len(names) == 1 else 'shapes are'} {listed(names, 'en')}.",
    )


def background(_: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    question = ask("background", {}, language, rng, testing)
    return question, "The background is light." if language == "en" else "背景是浅色的。"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]

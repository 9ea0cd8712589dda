"""Question families about places relative to others: left, right, above, below, farthest.

Belongs here: spatial questions with their true answers. A relation is asked only where the centres differ clearly:
by at least `CLEAR` of the picture's width or height.
"""

from __future__ import annotations

import numpy as np

from training.language.families_single import Turn, colour, shape
from training.language.names import Language
from training.language.phrases import Description, listed, one, pair, pick, refer, the
from training.language.wording import ask
from training.scenes.world import Item, Scene

CLEAR = 0.06
DIRECTIONS = ("left", "right", "above", "below")
SIDE_WORDS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "left": ("to the left of", "left of", "on the left of", "on the left side of"),
        "right": ("to the right of", "right of", "on the right of", "on the right side of"),
        "above": ("above", "above", "over", "higher than"),
        "below": ("below", "below", "under", "lower than"),
    },
    "zh": {
        "left": ("左边", "左侧", "左面", "左方"),
        "right": ("右边", "右侧", "右面", "右方"),
        "above": ("上面", "上方", "上边", "上面"),
        "below": ("下面", "下方", "下边", "下面"),
    },
}
SHORT_SIDES = {"left": "to the left", "right": "to the right", "above": "above", "below": "below"}
FAR_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "left": (
        ("farthest to the left", "on the far left", "furthest left", "at the far left", "the furthest to the left"),
        ("leftmost", "left-most", "furthest left"),
        "farthest to the left",
    ),
    "right": (
        (
            "farthest to the right",
            "on the far right",
            "furthest right",
            "at the far right",
            "the furthest to the right",
        ),
        ("rightmost", "right-most", "furthest right"),
        "farthest to the right",
    ),
    "above": (
        ("at the very top", "highest", "closest to the top", "nearest the top", "the furthest up"),
        ("topmost", "top", "highest", "uppermost"),
        "at the top",
    ),
    "below": (
        ("at the very bottom", "lowest", "closest to the bottom", "nearest the bottom", "the furthest down"),
        ("bottommost", "bottom", "lowest"),
        "at the bottom",
    ),
}
FAR_ZH = {
    "left": ("左边", "左侧", "左"),
    "right": ("右边", "右侧", "右"),
    "above": ("上面", "上方", "上边", "顶上"),
    "below": ("下面", "下方", "下边", "底下"),
}
OPPOSITE = {"left": "right", "right": "left", "above": "below", "below": "above"}


def side(item: Item, other: Item, direction: str) -> float:
    """How far `item` lies in `direction` from `other`; negative on the other side."""
    value = item.x - other.x if direction in ("left", "right") else item.y - other.y
    return -value if direction in ("left", "above") else value


def _two(scene: Scene, rng: np.random.Generator) -> tuple[Item, Item, Description, Description] | None:
    if len(scene.items) < 2:
        return None
    first, second = rng.permutation(len(scene.items))[:2]
    a, b = scene.items[int(first)], scene.items[int(second)]
    called_a, called_b = refer(a, scene, rng), refer(b, scene, rng)
    return None if called_a is None or called_b is None else (a, b, called_a, called_b)


def _says(a: Description, b: Description, direction: str, language: Language) -> str:
    word = SIDE_WORDS[language][direction][0]
    if language == "zh":
        return f"{the(a, 'zh')}在{the(b, 'zh')}的{word}"
    return f"{the(a, 'en')} is {word} {the(b, 'en')}"


def sides(family: str, direction: str, language: Language, rng: np.random.Generator) -> dict[str, str]:
    """The words of a question of `family` for a side, and for the side opposite."""
    other = SIDE_WORDS[language][OPPOSITE[direction]]
    which = int(rng.integers(4))
    left, opposite = SIDE_WORDS[language][direction][which], other[which]
    if family == "relation_which" and language == "en":
        left = SHORT_SIDES[direction] if rng.random() < 0.5 and direction in ("above", "below") else left
    return {"left": left, "opposite": opposite}


def _asked(
    family: str,
    a: Description,
    b: Description,
    direction: str,
    language: Language,
    rng: np.random.Generator,
    testing: bool,
) -> str:
    """A question of `family` about two shapes and the side on which the first may lie."""
    slots = {**sides(family, direction, language, rng), "a": the(a, language, rng), "b": the(b, language, rng)}
    return ask(family, slots, language, rng, testing)


def relation(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Is the circle left of the star?`: yes, or no with the true side."""
    two = _two(scene, rng)
    direction = DIRECTIONS[int(rng.integers(4))]
    if two is None or abs(side(two[0], two[1], direction)) < CLEAR:
        return None
    a, b, called_a, called_b = two
    true = side(a, b, direction) > 0
    said = _says(called_a, called_b, direction if true else OPPOSITE[direction], language)
    question = _asked("relation", called_a, called_b, direction, language, rng, testing)
    if language == "zh":
        return question, ("是的，" if true else "不是，") + said + "。"
    return question, ("Yes, " if true else "No, ") + said + "."


def relation_which(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Is the circle above or below the star?`"""
    two = _two(scene, rng)
    direction = DIRECTIONS[int(rng.integers(4))]
    if two is None or abs(side(two[0], two[1], direction)) < CLEAR:
        return None
    a, b, called_a, called_b = two
    truth = direction if side(a, b, direction) > 0 else OPPOSITE[direction]
    return _asked("relation_which", called_a, called_b, direction, language, rng, testing), _sentence(
        _says(called_a, called_b, truth, language), language
    )


def relation_where(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Where is the circle relative to the star?`: the clearly longer direction."""
    two = _two(scene, rng)
    if two is None:
        return None
    a, b, called_a, called_b = two
    along, across = abs(a.x - b.x), abs(a.y - b.y)
    if max(along, across) < 1.5 * min(along, across) or max(along, across) < 2 * CLEAR:
        return None
    pairs = ("left", "right") if along > across else ("above", "below")
    truth = next(direction for direction in pairs if side(a, b, direction) > 0)
    slots = {"a": the(called_a, language, rng), "b": the(called_b, language, rng)}
    question = ask("relation_where", slots, language, rng, testing)
    return question, _sentence(_says(called_a, called_b, truth, language), language)


def relation_what(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`What is left of the star?`: all that is there, or nothing."""
    item = scene.items[int(rng.integers(len(scene.items)))]
    called = refer(item, scene, rng)
    direction = DIRECTIONS[int(rng.integers(4))]
    others = [other for other in scene.read() if other is not item]
    if called is None or any(abs(side(other, item, direction)) < CLEAR for other in others):
        return None
    found = list(dict.fromkeys(pair(other) for other in others if side(other, item, direction) > 0))
    word = SIDE_WORDS[language][direction]
    question = ask("relation_what", {"b": the(called, language, rng), "left": pick(word, rng)}, language, rng, testing)
    names = [one(description, language) for description in found]
    if language == "zh":
        return question, f"{the(called, 'zh')}的{word[0]}" + (f"是{listed(names, 'zh')}。" if names else "没有图形。")
    if not names:
        return question, f"Nothing is {word[0]} {the(called, 'en')}."
    verb = "is" if len(names) == 1 else "are"
    text = listed(names, "en")
    return question, f"{text[0].upper()}{text[1:]} {verb} {word[0]} {the(called, 'en')}."


def _farthest(scene: Scene, rng: np.random.Generator) -> tuple[str, Item] | None:
    direction = DIRECTIONS[int(rng.integers(4))]
    ranked = sorted(scene.items, key=lambda item: -side(item, scene.items[0], direction))
    if len(ranked) > 1 and side(ranked[0], ranked[1], direction) < CLEAR * 0.7:
        return None
    return direction, ranked[0]


def _far_slots(direction: str, language: Language, rng: np.random.Generator) -> dict[str, str]:
    if language == "zh":
        return {"dir": pick(FAR_ZH[direction], rng)}
    far, most, _ = FAR_WORDS[direction]
    return {"far": pick(far, rng), "most": pick(most, rng)}


def extreme(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`What is on the far left?`"""
    found = _farthest(scene, rng)
    if found is None:
        return None
    direction, item = found
    question = ask("extreme", _far_slots(direction, language, rng), language, rng, testing)
    if language == "zh":
        return question, f"最{FAR_ZH[direction][0]}的是{the(pair(item), 'zh')}。"
    return question, f"The {the(pair(item), 'en')[4:]} is {FAR_WORDS[direction][2]}."


def extreme_colour(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    found = _farthest(scene, rng)
    if found is None:
        return None
    direction, item = found
    question = ask("extreme_colour", _far_slots(direction, language, rng), language, rng, testing)
    if language == "zh":
        return question, f"最{FAR_ZH[direction][0]}的图形是{colour(item.colour, 'zh')}的。"
    return question, f"The shape {FAR_WORDS[direction][2]} is {colour(item.colour, 'en')}."


def extreme_shape(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    found = _farthest(scene, rng)
    if found is None:
        return None
    direction, item = found
    question = ask("extreme_shape", _far_slots(direction, language, rng), language, rng, testing)
    if language == "zh":
        return question, f"最{FAR_ZH[direction][0]}的图形是{shape(item.shape, 'zh')}。"
    return question, f"The shape {FAR_WORDS[direction][2]} is a {shape(item.shape, 'en')}."


def _sentence(text: str, language: Language) -> str:
    return text + "。" if language == "zh" else text[0].upper() + text[1:] + "."

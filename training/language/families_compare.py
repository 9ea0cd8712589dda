"""Question families that compare shapes of one picture: same or different, larger, largest.

Belongs here: comparisons inside a picture. Does not belong here: comparing two pictures (`families_pair`).
"""

from __future__ import annotations

import numpy as np

from training.language.families_single import Turn
from training.language.families_space import _two
from training.language.names import COLOUR_WORDS, SHAPE_WORDS, SIZE_WORDS, Language, plural
from training.language.phrases import Description, listed, pair, refer, the
from training.language.wording import ask
from training.scenes.world import Item, Scene

KIND_ZH = {"colour": "颜色", "shape": "形状", "size": "大小"}
EST: dict[Language, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (("smallest", "smallest", "littlest"), ("largest", "biggest")),
    "zh": (("小",), ("大",)),
}


def _plain(item: Item, kind: str, language: Language) -> str:
    table = {"colour": COLOUR_WORDS, "shape": SHAPE_WORDS, "size": SIZE_WORDS}[kind][language]
    return table[int(getattr(item, kind))][0]


def kind_word(kind: str, language: Language, rng: np.random.Generator) -> str:
    """`colour`, `shape` or `size` as a question says it."""
    if language == "zh":
        return KIND_ZH[kind]
    return ("color" if rng.random() < 0.6 else "colour") if kind == "colour" else kind


def _value(item: Item, kind: str, language: Language) -> str:
    """As a predicate: `red`, `a circle`, `large`; `红色的`, `圆形`, `大的`."""
    word = _plain(item, kind, language)
    if language == "zh":
        return word if kind == "shape" else word + "的"
    return f"a {word}" if kind == "shape" else word


def _values(item: Item, kind: str) -> str:
    """The same of several, in English: `red`, `circles`, `large`."""
    word = _plain(item, kind, "en")
    return plural(word) if kind == "shape" else word


def same(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Are the circle and the star the same colour?`"""
    if len(scene.items) < 2:
        return None
    kind = ("colour", "shape", "size")[int(rng.integers(3))]
    pairs = [(a, b) for a in scene.items for b in scene.items if a is not b]
    equal = [p for p in pairs if getattr(p[0], kind) == getattr(p[1], kind)]
    chosen = equal if equal and rng.random() < 0.5 else pairs
    a, b = chosen[int(rng.integers(len(chosen)))]
    called_a, called_b = refer(a, scene, rng, without=(kind,)), refer(b, scene, rng, without=(kind,))
    if called_a is None or called_b is None:
        return None
    slots = {
        "a": the(called_a, language, rng),
        "b": the(called_b, language, rng),
        "kind": kind_word(kind, language, rng),
    }
    question = ask("same", slots, language, rng, testing)
    left, right = the(called_a, language), the(called_b, language)
    one_value, other_value = _value(a, kind, language), _value(b, kind, language)
    if one_value == other_value:
        if language == "zh":
            return question, f"相同，{left}和{right}都是{one_value}。"
        return question, f"The same: both are {_values(a, kind)}."
    if language == "zh":
        return question, f"不同，{left}是{one_value}，{right}是{other_value}。"
    return question, f"Different: {left} is {one_value} and {right} is {other_value}."


def same_all(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    if len(scene.items) < 2:
        return None
    kind = ("colour", "shape", "size")[int(rng.integers(3))]
    question = ask("same_all", {"kind": kind_word(kind, language, rng)}, language, rng, testing)
    plain = _kind_name(kind, language)
    if len({getattr(item, kind) for item in scene.items}) == 1:
        if language == "en":
            return question, f"The same: all are {_values(scene.items[0], kind)}."
        value = _plain(scene.items[0], kind, "zh")
        return question, f"相同，都是{value}的。" if kind == "size" else f"相同，{plain}都是{value}。"
    return question, f"不同，{plain}不一样。" if language == "zh" else f"Different: the {plain}s are not all the same."


def _kind_name(kind: str, language: Language) -> str:
    return KIND_ZH[kind] if language == "zh" else {"colour": "color"}.get(kind, kind)


def larger(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Which is larger, the circle or the star?`"""
    two = _two(scene, rng)
    if two is None or (two[2].size is not None and two[3].size is not None):
        return None
    a, b, called_a, called_b = two
    question = ask(
        "larger", {"a": the(called_a, language, rng), "b": the(called_b, language, rng)}, language, rng, testing
    )
    if a.size == b.size:
        return question, "They are the same size." if language == "en" else "它们一样大。"
    winner = called_a if a.size > b.size else called_b
    return question, f"The{the(winner, 'en')[3:]} is larger." if language == "en" else f"{the(winner, 'zh')}更大。"


def larger_check(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Is the circle larger than the star?`"""
    two = _two(scene, rng)
    if two is None or (two[2].size is not None and two[3].size is not None):
        return None
    a, b, called_a, called_b = two
    slots = {"a": the(called_a, language, rng), "b": the(called_b, language, rng)}
    question = ask("larger_check", slots, language, rng, testing)
    left, right = the(called_a, language), the(called_b, language)
    if language == "zh":
        if a.size == b.size:
            return question, "不是，它们一样大。"
        return question, f"是的，{left}比{right}大。" if a.size > b.size else f"不是，{left}比{right}小。"
    if a.size == b.size:
        return question, "No, they are the same size."
    return (
        question,
        f"Yes, {left} is larger than {right}." if a.size > b.size else f"No, {left} is smaller than {right}.",
    )


def largest(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`Which shape is the largest?`; also the smallest."""
    if len(scene.items) < 2:
        return None
    wanted = int(rng.random() < 0.65)
    word = EST[language][wanted]
    question = ask("largest", {"est": str(rng.choice(word))}, language, rng, testing)
    if len({item.size for item in scene.items}) == 1:
        return question, "All shapes are the same size." if language == "en" else "所有图形一样大。"
    kinds = list(dict.fromkeys(pair(item) for item in Description(size=wanted).find(scene)))
    names = listed([the(kind, language) for kind in kinds], language)
    if language == "zh":
        return question, f"最{word[0]}的是{names}。"
    verb = f"is the {word[0]}" if len(kinds) == 1 else f"are the {word[0]}"
    return question, f"T{names[1:]} {verb}."

"""Question families about two pictures in one question.

Belongs here: comparisons between pictures, and questions about the first or the second. Things are compared as
(colour, shape) pairs; sizes do not count.
"""

from __future__ import annotations

import numpy as np

from training.language.captions import grouped, short_caption
from training.language.families_single import Turn, some_description
from training.language.names import Language
from training.language.phrases import Description, listed, one, pair, words
from training.language.templates_en import one_side as one_side_en
from training.language.templates_zh import one_side as one_side_zh
from training.language.wording import ask
from training.scenes.world import Scene

Pair = tuple[Scene, Scene]
PICTURES = {"en": one_side_en.PICTURES, "zh": one_side_zh.PICTURES}
NOTHING: dict[Language, str] = {"en": "Nothing.", "zh": "没有。"}


def _kinds(scene: Scene) -> list[Description]:
    return list(dict.fromkeys(pair(item) for item in scene.read()))


def _said(kinds: list[Description], language: Language) -> str:
    if not kinds:
        return NOTHING[language]
    text = _names(kinds, language)
    return text + "。" if language == "zh" else text[0].upper() + text[1:] + "."


def _names(kinds: list[Description], language: Language) -> str:
    """`a red star and a blue circle`; empty for nothing."""
    return listed([one(kind, language) for kind in kinds], language) if kinds else ""


def _sides(has: int, language: Language, rng: np.random.Generator) -> dict[str, str]:
    """Names of the picture that has it (0 or 1) and of the one that lacks it."""
    names = PICTURES[language][int(rng.integers(len(PICTURES[language])))]
    return {"this": names[has], "that": names[1 - has]}


def new(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    """`What is in the second but not in the first?`"""
    before = _kinds(two[0])
    return ask("compare_new", {} if testing else _sides(1, language, rng), language, rng, testing), _said(
        [k for k in _kinds(two[1]) if k not in before], language
    )


def gone(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    after = _kinds(two[1])
    return ask("compare_gone", {} if testing else _sides(0, language, rng), language, rng, testing), _said(
        [k for k in _kinds(two[0]) if k not in after], language
    )


def both(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    after = _kinds(two[1])
    return ask("compare_both", {}, language, rng, testing), _said([k for k in _kinds(two[0]) if k in after], language)


def more(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    question = ask("compare_more", {}, language, rng, testing)
    difference = len(two[1].items) - len(two[0].items)
    if language == "zh":
        return question, "一样多。" if not difference else f"第{'二' if difference > 0 else '一'}张图的图形更多。"
    if not difference:
        return question, "Both have the same number of shapes."
    return question, f"The {'second' if difference > 0 else 'first'} picture has more shapes."


def which(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    """`Which picture has a red star?`"""
    description = some_description(two[int(rng.integers(2))], rng, 0.85, 0.0)
    slots = {"i": one(description, language, rng), "d": words(description, language, rng)}
    question = ask("compare_which", slots, language, rng, testing)
    first, second = (bool(description.find(scene)) for scene in two)
    if language == "zh":
        name = words(description, "zh")
        if first and second:
            return question, f"两张图都有{name}。"
        return question, f"第{'一' if first else '二'}张图有{name}。" if first or second else f"两张图都没有{name}。"
    if first and second:
        return question, f"Both pictures have {one(description, 'en')}."
    if not first and not second:
        return question, f"Neither picture has {one(description, 'en')}."
    return question, f"The {'first' if first else 'second'} picture has {one(description, 'en')}."


def caption(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    """Both captions in one answer."""
    question = ask("compare_caption", {}, language, rng, testing)
    first, second = (listed(grouped(scene.read(), language), language) for scene in two)
    if language == "zh":
        return question, f"第一张图有{first}；第二张图有{second}。"
    return question, f"The first picture shows {first}; the second shows {second}."


def nth(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    at = int(rng.integers(2))
    names = {"en": (("first", "second"), ("first", "last"))[int(rng.random() < 0.15)], "zh": ("一", "二")}[language]
    return ask("nth_caption", {"nth": names[at]}, language, rng, testing), short_caption(two[at], language)


def same(two: Pair, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    """`Are the two pictures the same?`; if not, what only one of them has."""
    question = ask("compare_same", {}, language, rng, testing)
    first, second = (_kinds(scene) for scene in two)
    only = [[kind for kind in own if kind not in other] for own, other in ((first, second), (second, first))]
    names = [_names(kinds, language) for kinds in (first, *only)]
    if language == "zh":
        lacks = [f"只有第{'一二'[at]}张图有{names[at + 1]}" for at in range(2) if only[at]]
        return question, "不同，" + "；".join(lacks) + "。" if lacks else f"相同，两张图都有{names[0]}。"
    lacks = [f"only the {('first', 'second')[at]} has {names[at + 1]}" for at in range(2) if only[at]]
    return question, "Different: " + "; ".join(lacks) + "." if lacks else f"The same: both show {names[0]}."


FAMILIES = {
    "compare_new": (new, 4.0),
    "compare_gone": (gone, 4.0),
    "compare_both": (both, 2.5),
    "compare_more": (more, 1.5),
    "compare_which": (which, 2.5),
    "compare_caption": (caption, 2.5),
    "nth_caption": (nth, 2.5),
    "compare_same": (same, 2.5),
}

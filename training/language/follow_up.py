"""Follow-up questions that only make sense after the turn before: "and the star?", "how big is it?", 它在哪里？

Belongs here: conversations of two to three turns about one picture. Does not belong here: single questions.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from training.language.captions import place_of
from training.language.families_compare import _plain, _value
from training.language.families_single import Turn
from training.language.names import Language
from training.language.phrases import Description, pick, refer, the
from training.language.wording import ask, noisy
from training.scenes.world import Item, Scene

IT_QUESTIONS: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {
        "colour": (
            "what color is it?",
            "what colour is it?",
            "and its color?",
            "which colour does it have?",
            "its colour?",
        ),
        "shape": ("what shape is it?", "and its shape?", "what kind of shape is it?", "which shape does it have?"),
        "size": ("how big is it?", "is it large or small?", "what size is it?", "and its size?", "is it big or small?"),
        "where": ("where is it?", "and where is it?", "in which part of the picture is it?", "where can i find it?"),
    },
    "zh": {
        "colour": ("它是什么颜色的？", "它的颜色呢？", "是什么颜色？", "那它是什么颜色？"),
        "shape": ("它是什么形状？", "它的形状呢？", "是什么形状的？", "那它是什么图形？"),
        "size": ("它有多大？", "它是大的还是小的？", "它的大小呢？", "大还是小？"),
        "where": ("它在哪里？", "它的位置呢？", "那它在哪儿？", "在什么位置？"),
    },
}
AND_QUESTIONS: dict[Language, tuple[str, ...]] = {
    "en": ("and <d>?", "what about <d>?", "and what about <d>?", "how about <d>?", "<d>?", "now <d>?"),
    "zh": ("<d>呢？", "那<d>呢？", "那么<d>呢？", "<d>又如何？", "还有<d>呢？"),
}


def follow_up(scene: Scene, language: Language, rng: np.random.Generator) -> list[Turn] | None:
    """A question about one item, then one or two that lean on it."""
    item = scene.items[int(rng.integers(len(scene.items)))]
    kinds = ["colour", "shape", "size", "where"]
    kind = kinds[int(rng.integers(4))]
    first = _named(item, kind, scene, language, rng)
    if first is None:
        return None
    turns = [first]
    others = [other for other in scene.items if other is not item]
    for _ in range(int(rng.integers(1, 3))):
        if others and rng.random() < 0.4 and kind in ("colour", "size"):
            other = others[int(rng.integers(len(others)))]
            called = refer(other, scene, rng, without=(kind,))
            if called is None:
                break
            question = pick(AND_QUESTIONS[language], rng).replace("<d>", the(called, language, rng))
            turns.append((noisy(question, language, rng), _answer(the(called, language), other, kind, language)))
            item, others = other, [rest for rest in scene.items if rest is not other]
        else:
            kind = kinds[int(rng.integers(4))]
            if kind == "where" and not _clear(item):
                kind = "size"
            turns.append(_it(item, kind, language, rng))
    return turns


def _clear(item: Item) -> bool:
    return all(abs(value - line) >= 0.03 for value in (item.x, item.y) for line in (1 / 3, 2 / 3))


def _named(item: Item, kind: str, scene: Scene, language: Language, rng: np.random.Generator) -> Turn | None:
    """The opening question, which names the item."""
    called: Description | None = refer(item, scene, rng, without=() if kind == "where" else (kind,))
    if called is None or (kind == "where" and not _clear(item)):
        return None
    question = ask(kind, {"d": the(called, language, rng)}, language, rng)
    return question, _answer(the(called, language), item, kind, language)


def _it(item: Item, kind: str, language: Language, rng: np.random.Generator) -> Turn:
    """A question with "it", also yes-or-no."""
    it = "it" if language == "en" else "它"
    if kind == "where" or rng.random() < 0.65:
        return noisy(pick(IT_QUESTIONS[language][kind], rng), language, rng), _answer(it, item, kind, language)
    other = {"colour": 10, "shape": 8, "size": 2}[kind]
    wrong = rng.random() < 0.5
    value = int((getattr(item, kind) + int(rng.integers(1, other))) % other) if wrong else int(getattr(item, kind))
    asked = replace(item, **{kind: value})
    said = _value(asked, kind, language)
    truth = _answer(it, item, kind, language)
    if language == "zh":
        return noisy(f"它是{said}吗？", "zh", rng), ("不是，" if wrong else "是的，") + truth
    return noisy(f"is it {said}?", "en", rng), ("No, it" if wrong else "Yes, it") + truth[2:]


def _answer(subject: str, item: Item, kind: str, language: Language) -> str:
    """`The circle is red.`, `它在左边。`"""
    if kind == "where":
        place = place_of(item, language)
        return f"{subject[0].upper()}{subject[1:]} is {place}." if language == "en" else f"{subject}在{place}。"
    if language == "zh":
        return f"{subject}是{_value(item, kind, 'zh')}。"
    value = f"a {_plain(item, kind, 'en')}" if kind == "shape" else _plain(item, kind, "en")
    return f"{subject[0].upper()}{subject[1:]} is {value}."

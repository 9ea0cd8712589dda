"""Follow-up questions that only make sense after the turn before: "and the star?", "how big is it?", 它在哪里？

Belongs here: conversations of two to three turns about one picture. Does not belong here: single questions.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from training.language.captions import place_of
from training.language.families_compare import _plain, _value
from training.language.families_single import Turn
from training.language.follow_up_words import KEPT, TRAINED, Wordings
from training.language.names import Language
from training.language.phrases import Description, pick, refer, the
from training.language.wording import ask, noisy
from training.scenes.world import Item, Scene


def follow_up(scene: Scene, language: Language, rng: np.random.Generator, testing: bool = False) -> list[Turn] | None:
    """A question about one item, then one or two that lean on it; None where no words point at the item. `testing`
    asks in the wordings that were kept, without typing errors."""
    item = scene.items[int(rng.integers(len(scene.items)))]
    kinds = ["colour", "shape", "size", "where"]
    kind = kinds[int(rng.integers(4))]
    first = _named(item, kind, scene, language, rng, testing)
    if first is None:
        return None
    turns, wordings = [first], (KEPT if testing else TRAINED)[language]
    others = [other for other in scene.items if other is not item]
    for _ in range(int(rng.integers(1, 3))):
        if others and rng.random() < 0.4 and kind in ("colour", "size"):
            other = others[int(rng.integers(len(others)))]
            called = refer(other, scene, rng, without=(kind,))
            if called is None:
                break
            question = pick(wordings.other, rng).replace("<d>", the(called, language, rng))
            turns.append(
                (noisy(question, language, rng, not testing), _answer(the(called, language), other, kind, language))
            )
            item, others = other, [rest for rest in scene.items if rest is not other]
        else:
            kind = kinds[int(rng.integers(4))]
            if kind == "where" and not _clear(item):
                kind = "size"
            question, answer = _it(item, kind, language, rng, wordings)
            turns.append((noisy(question, language, rng, not testing), answer))
    return turns


def _clear(item: Item) -> bool:
    return all(abs(value - line) >= 0.03 for value in (item.x, item.y) for line in (1 / 3, 2 / 3))


def _named(
    item: Item, kind: str, scene: Scene, language: Language, rng: np.random.Generator, testing: bool
) -> Turn | None:
    """The opening question, which names the item."""
    called: Description | None = refer(item, scene, rng, without=() if kind == "where" else (kind,))
    if called is None or (kind == "where" and not _clear(item)):
        return None
    question = ask(kind, {"d": the(called, language, rng)}, language, rng, testing)
    return question, _answer(the(called, language), item, kind, language)


def _it(item: Item, kind: str, language: Language, rng: np.random.Generator, wordings: Wordings) -> Turn:
    """A question with "it", also yes-or-no."""
    it = "it" if language == "en" else "它"
    truth = _answer(it, item, kind, language)
    if kind == "where" or rng.random() < 0.65:
        return pick(wordings.it[kind], rng), truth
    other = {"colour": 10, "shape": 8, "size": 2}[kind]
    wrong = rng.random() < 0.5
    value = int((getattr(item, kind) + int(rng.integers(1, other))) % other) if wrong else int(getattr(item, kind))
    said = _value(replace(item, **{kind: value}), kind, language)
    question = pick(wordings.check, rng).replace("<v>", said)
    if language == "zh":
        return question, ("不是，" if wrong else "是的，") + truth
    return question, ("No, it" if wrong else "Yes, it") + truth[2:]


def _answer(subject: str, item: Item, kind: str, language: Language) -> str:
    """`The circle is red.`, `它在左边。`"""
    if kind == "where":
        place = place_of(item, language)
        return f"{subject[0].upper()}{subject[1:]} is {place}." if language == "en" else f"{subject}在{place}。"
    if language == "zh":
        return f"{subject}是{_value(item, kind, 'zh')}。"
    value = f"a {_plain(item, kind, 'en')}" if kind == "shape" else _plain(item, kind, "en")
    return f"{subject[0].upper()}{subject[1:]} is {value}."

"""The questions of other people: every line can be asked, and answers are marked by what they mean."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from training.language.conversation import FAMILIES
from training.language.names import Language
from training.people import said, two
from training.people.measure import lines, questions
from training.scenes.world import Item, Scene

LANGUAGES: tuple[Language, ...] = get_args(Language)


def scene(*kinds: tuple[int, int]) -> Scene:
    """Large things of these (colour, shape) from left to right."""
    return Scene(tuple(Item(shape, colour, 1, 0.2 + 0.3 * n, 0.5, 0.17) for n, (colour, shape) in enumerate(kinds)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_asked_about_a_picture_that_it_fits(language: Language) -> None:
    asked = questions(language)
    assert len(asked) == len(lines(language)) >= 250
    assert not [question.text for question in asked if "{" in question.text or not question.text.strip()]
    assert {len(question.pictures) for question in asked} == {1, 2}
    assert not any(question.right("") for question in asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_one_that_the_training_knows(language: Language) -> None:
    rng = np.random.default_rng(5)
    trained = {
        turn[0]
        for maker, _ in FAMILIES.values()
        for _ in range(300)
        if (turn := maker(scene((0, 0), (2, 3)), language, rng, False))
    }
    own = {wording for _, wording in lines(language) if "{" not in wording}
    assert len(own & trained) <= len(own) // 10


def test_answers_are_read_by_what_they_mean() -> None:
    assert [said.yes(text) for text in ("Yes.", "No, it is red.", "不是。", "是的。", "A red star.")] == [
        True, False, False, True, None,
    ]  # fmt: skip
    assert [said.differ(text) for text in ("Different: one is red.", "The same: both are red.", "不同。", "Yes.")] == [
        True, False, True, True,
    ]  # fmt: skip
    assert said.numbers("There are three red shapes.", "en") == {3}
    assert said.numbers("图中有两个圆形。", "zh") == {2}
    assert 0 in said.numbers("There are no stars.", "en")
    assert said.absent("There is no star in the picture.")
    assert not said.absent("The star is red.")


@pytest.mark.parametrize(
    ("family", "right", "wrong"),
    [
        ("two:added", "A blue star.", "A red circle."),
        ("two:gone", "A green square.", "Nothing."),
        ("two:both", "A red circle.", "A red circle and a blue star."),
        ("two:same", "No.", "Yes."),
        ("two:differ", "Different: the shapes are not the same.", "They are the same."),
        ("two:more", "Both have the same number of shapes.", "The first picture has more shapes."),
    ],
)
def test_two_pictures_are_compared_by_kind(family: str, right: str, wrong: str) -> None:
    pair = scene((0, 0), (1, 1)), scene((0, 0), (2, 3))
    _, marked = two.ask(family, "what about them", pair, "en", np.random.default_rng(0))
    assert marked(right)
    assert not marked(wrong)

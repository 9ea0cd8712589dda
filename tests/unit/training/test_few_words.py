"""What a small drawing model says of words that it never learned."""

from __future__ import annotations

import pytest

from assistant.api import Language, in_language
from assistant.engine.catalogue import read
from assistant.engine.families.few_words import none_known
from training.language.names import ANY_SHAPE, SHAPE_WORDS

LANGUAGES: tuple[Language, ...] = ("en", "zh")
THINGS = read().models["pocket/image_generation"].options["things"]


@pytest.mark.parametrize(
    "prompt",
    [
        *(word for shapes in SHAPE_WORDS.values() for shape in shapes for word in shape),
        *(word for words in ANY_SHAPE.values() for word in words if word != "one"),
        "two small blue stars", "Red Crosses", "一颗红心", "A horse beside a circle",
    ],
)  # fmt: skip
def test_what_it_learned_is_drawn_without_a_word(prompt: str) -> None:
    assert none_known(prompt, THINGS) is None


@pytest.mark.parametrize("prompt", ["a horse", "a red horse", "a starling", "one dog", "一匹马", "红色的房子"])
def test_what_it_never_learned_is_told_with_what_would_help(prompt: str) -> None:
    notice = none_known(prompt, THINGS)
    assert notice is not None
    assert all("`assistant models`" in in_language(notice.message, language) for language in LANGUAGES)
    assert all(prompt in in_language(notice.message, language) for language in LANGUAGES)


def test_a_model_that_draws_anything_says_nothing() -> None:
    assert none_known("a horse", {}) is None

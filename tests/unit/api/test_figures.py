"""Numbers that are written as words."""

from __future__ import annotations

import re

import pytest

from assistant.api import AMOUNT, Language, figure_of


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [
        ("1", "en", 1), ("250", "en", 250), ("one", "en", 1), ("twelve", "en", 12), ("nineteen", "en", 19),
        ("forty", "en", 40), ("ninety-nine", "en", 99), ("twenty one", "en", 21),
        ("dozen", "en", 12), ("half a dozen", "en", 6), ("two dozen", "en", 24), ("three hundred", "en", 300),
        ("a thousand", "en", 1000), ("一", "zh", 1), ("两", "zh", 2), ("十", "zh", 10), ("十二", "zh", 12),
        ("二十", "zh", 20), ("九十九", "zh", 99), ("一百", "zh", 100), ("百", "zh", 100), ("两百零五", "zh", 205),
        ("三千", "zh", 3000), ("一万", "zh", 10_000), ("十几", "zh", 15), ("36", "zh", 36),
    ],
)  # fmt: skip
def test_a_number_is_read_from_its_word(word: str, language: Language, number: int) -> None:
    assert re.fullmatch(AMOUNT[language], word)
    assert figure_of(word) == number


def test_a_couple_are_two_and_a_year_is_no_number_of_things() -> None:
    assert figure_of("a couple of") == 2
    assert not re.fullmatch(AMOUNT["en"], "2018")
    assert re.fullmatch(AMOUNT["en"], "3000")


@pytest.mark.parametrize("word", ["cats", "third", "some", ""])
def test_other_words_are_no_numbers(word: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        figure_of(word)

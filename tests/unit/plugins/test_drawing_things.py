"""Things of a drawing, one and several."""

from __future__ import annotations

import pytest

from assistant_image_generation.changing import changed
from assistant_image_generation.things import several, single, times


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bus", "buses"), ("movie", "movies"), ("zombie", "zombies"), ("potato", "potatoes"), ("scarf", "scarves"),
        ("loaf", "loaves"), ("snowman", "snowmen"), ("fireman", "firemen"), ("human", "humans"), ("fox", "foxes"),
        ("horse", "horses"), ("butterfly", "butterflies"), ("fish", "fish"), ("specimen", "specimens"),
        ("woman", "women"), ("house", "houses"), ("glass", "glasses"), ("cat", "cats"),
    ],
)  # fmt: skip
def test_one_is_told_from_several(one: str, many: str) -> None:
    assert (several(one), single(many)) == (many, one)
    assert (several(many), single(one)) == (many, one)


@pytest.mark.parametrize(
    ("thing", "prompt", "count"),
    [
        ("leaf", "a tree with leaves", 1), ("leaves", "a tree with a leaf", 1), ("mouse", "two mice", 1),
        ("child", "children and a childhood", 1), ("goose", "geese on a lake", 1), ("person", "many people", 1),
        ("fish", "two fish", 1), ("man", "a woman and two men", 1), ("paper plane", "paper planes", 1),
        ("car", "a cart and two cars", 1), ("glasses", "a glass of wine", 0), ("cat", "a cat and cats", 2),
    ],
)  # fmt: skip
def test_a_thing_is_found_in_either_number(thing: str, prompt: str, count: int) -> None:
    assert times(thing, prompt) == count


@pytest.mark.parametrize(
    ("prompt", "change", "expected"),
    [
        ("a tree with leaves", "remove the leaf", "a tree"),
        ("a park with children", "make the child red", "a park with red children"),
        ("a lake with geese", "replace the goose with a swan", "a lake with swans"),
        ("a lake with geese", "replace the goose with a big swan", "a lake with big swans"),
        ("a black cat", "replace the cats with big dogs", "a big dog"),
        ("a street with people", "replace the people with dogs", "a street with dogs"),
        ("two cats", "replace the cat with a fox", "two foxes"),
    ],
)
def test_what_takes_the_place_of_a_thing_is_as_many(prompt: str, change: str, expected: str) -> None:
    assert changed(prompt, change, "en") == expected

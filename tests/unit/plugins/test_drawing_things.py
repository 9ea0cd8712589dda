"""Things of a drawing, one and several."""

from __future__ import annotations

import pytest

from assistant_image_generation.things import several, single


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

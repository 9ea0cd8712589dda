"""Numbers of a drawing that a sentence names."""

from __future__ import annotations

import pytest

from assistant_image_generation.numbers import numbered
from assistant_image_generation.plugin import DRAW


@pytest.mark.parametrize(
    ("text", "rest", "named"),
    [
        ("draw a cat, seed 7", "draw a cat", {"seed": 7}),
        ("draw a cat with seed 7", "draw a cat", {"seed": 7}),
        ("draw a cat, width 512", "draw a cat", {"width": 512}),
        ("draw a cat 512x512", "draw a cat", {"width": 512, "height": 512}),
        ("make it 1024x768", "make it", {"width": 1024, "height": 768}),
        ("画一只猫，种子7", "画一只猫", {"seed": 7}),
        ("画一张512x512的猫", "画一张猫", {"width": 512, "height": 512}),
        ("画一只猫，宽512，高768", "画一只猫", {"width": 512, "height": 768}),
        ("draw a 3x3 grid", "draw a 3x3 grid", {}),
        ("draw a house with 20 steps", "draw a house with 20 steps", {}),
        ("draw a tower of height 300 m", "draw a tower of height 300 m", {}),
        ("画一座高30米的塔", "画一座高30米的塔", {}),
        ("draw a seed 7 days after planting", "draw a seed 7 days after planting", {}),
        ("draw a cat, width 99999", "draw a cat, width 99999", {}),
    ],
)
def test_they_are_cut_out_and_other_numbers_are_not(text: str, rest: str, named: dict[str, float]) -> None:
    assert numbered(text, DRAW.arguments) == (rest, named)

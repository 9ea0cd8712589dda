"""Which answers of the vision-language model count as right: what is named may be named in another order, but each
thing keeps its colour, size, place and picture."""

from __future__ import annotations

import pytest

from training.evaluate_vision_language import right_answer

RIGHT = [
    ("caption_short", "A small red star and a large blue circle.", "A large blue circle and a small red star."),
    ("caption_short", "一个小的红色星形和一个大的蓝色圆形。", "一个大的蓝色圆形和一个小的红色星形。"),
    (
        "caption_alt",
        "Drawing of a small red star, a heart and a cross on a light background.",
        "Drawing of a cross, a small red star and a heart on a light background.",
    ),
    ("caption_alt", "浅色背景上的一个红色星形和一个心形。", "浅色背景上的一个心形和一个红色星形。"),
    (
        "caption_detailed",
        "There are two shapes: a red star on the left and a cross on the right.",
        "There are two shapes: a cross on the right and a red star on the left.",
    ),
    (
        "caption_detailed",
        "图中有两个图形：左边有一个红色星形，右边有一个十字形。",
        "图中有两个图形：右边有一个十字形，左边有一个红色星形。",
    ),
    ("colours", "The colors are red, blue and pink.", "The colors are pink, red and blue."),
    ("colours", "有红色、蓝色和粉色。", "有粉色、红色和蓝色。"),
    ("colour", "The stars are red and blue.", "The stars are blue and red."),
    ("colour", "星形是红色和蓝色的。", "星形是蓝色和红色的。"),
    ("shapes", "The shapes are stars and a cross.", "The shapes are a cross and stars."),
    ("largest", "The red star and the cross are the largest.", "The cross and the red star are the largest."),
    ("largest", "最大的是红色星形和十字形。", "最大的是十字形和红色星形。"),
    ("compare_new", "A red star and a blue circle.", "A blue circle and a red star."),
    (
        "compare_caption",
        "The first picture shows a red star and a cross; the second shows a heart.",
        "The first picture shows a cross and a red star; the second shows a heart.",
    ),
    (
        "compare_caption",
        "第一张图有一个红色星形和一个十字形；第二张图有一个心形。",
        "第一张图有一个十字形和一个红色星形；第二张图有一个心形。",
    ),
    (
        "compare_same",
        "Different: only the second has a cross and a star.",
        "Different: only the second has a star and a cross.",
    ),
    ("compare_same", "相同，两张图都有十字形和红色星形。", "相同，两张图都有红色星形和十字形。"),
    ("compare_more", "the second picture has more shapes", "The second picture has more shapes."),
]
WRONG = [
    # pictures exchanged
    (
        "compare_caption",
        "The first picture shows a red star; the second shows a heart.",
        "The first picture shows a heart; the second shows a red star.",
    ),
    ("compare_caption", "第一张图有一个星形；第二张图有一个心形。", "第一张图有一个心形；第二张图有一个星形。"),
    (
        "compare_same",
        "Different: only the first has a star; only the second has a heart.",
        "Different: only the first has a heart; only the second has a star.",
    ),
    (
        "compare_same",
        "不同，只有第一张图有星形；只有第二张图有心形。",
        "不同，只有第一张图有心形；只有第二张图有星形。",
    ),
    ("compare_same", "Different: only the first has a star.", "Different: only the second has a star."),
    ("compare_same", "不同，只有第一张图有星形。", "不同，只有第二张图有星形。"),
    ("compare_more", "The first picture has more shapes.", "The second picture has more shapes."),
    # a thing in the other picture
    (
        "compare_caption",
        "The first picture shows a star; the second shows a heart and a cross.",
        "The first picture shows a star and a heart; the second shows a cross.",
    ),
    ("compare_caption", "第一张图有星形；第二张图有心形和十字形。", "第一张图有星形和心形；第二张图有十字形。"),
    # colour or size on the wrong thing
    ("caption_short", "A large blue circle and a small red star.", "A large red circle and a small blue star."),
    ("caption_short", "A small red circle and a large blue star.", "A large red circle and a small blue star."),
    ("caption_short", "一个小的红色圆形和一个大的蓝色星形。", "一个大的红色圆形和一个小的蓝色星形。"),
    ("caption_short", "一个大的蓝色圆形和一个小的红色星形。", "一个大的红色圆形和一个小的蓝色星形。"),
    ("compare_new", "A red circle and a blue star.", "A blue circle and a red star."),
    ("compare_both", "红色圆形和蓝色星形。", "蓝色圆形和红色星形。"),
    ("compare_gone", "A red circle and a red circle.", "A red circle."),
    # left for right, above for below
    (
        "caption_detailed",
        "There are two shapes: a red star on the left and a cross on the right.",
        "There are two shapes: a red star on the right and a cross on the left.",
    ),
    (
        "caption_detailed",
        "图中有两个图形：左边有一个红色星形，右边有一个十字形。",
        "图中有两个图形：左边有一个十字形，右边有一个红色星形。",
    ),
    ("relation_what", "A blue star is above the red circle.", "A red circle is above the blue star."),
    ("relation_what", "A blue star is above the red circle.", "A blue star is below the red circle."),
    ("relation_what", "星形的左边是圆形。", "圆形的左边是星形。"),
    ("relation_what", "星形的左边是圆形。", "星形的右边是圆形。"),
    # words that do not fit
    ("shapes", "The shapes is stars and a cross.", "The shapes are stars and a cross."),
    # smallest for largest
    ("largest", "最小的是红色星形和十字形。", "最大的是红色星形和十字形。"),
    # another order where it is no list
    ("relation", "Yes, the star is above the circle.", "Yes, the circle is above the star."),
]


@pytest.mark.parametrize(("family", "said", "truth"), RIGHT)
def test_the_same_things_in_another_order_are_right(family: str, said: str, truth: str) -> None:
    assert right_answer(family, said, truth)


@pytest.mark.parametrize(("family", "said", "truth"), WRONG)
def test_the_same_words_on_other_things_are_wrong(family: str, said: str, truth: str) -> None:
    assert not right_answer(family, said, truth)
    assert right_answer(family, truth, truth)

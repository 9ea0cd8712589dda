"""Which sentences ask for those of several pictures that show something, and what is asked of each picture."""

from __future__ import annotations

import pytest

from assistant_vqa.sorting import Condition, condition

THERE = (
    ("which of the pictures has a triangle?", "Is there a triangle in this picture?"),
    ("Which one has the triangle", "Is there a triangle in this picture?"),
    ("which ones have two stars?", "Are there two stars in this picture?"),
    ("in which pictures can you see an owl?", "Is there an owl in this picture?"),
    ("which photos are there people in?", "Are there people in this picture?"),
    ("tell me which of these show snow", "Is there snow in this picture?"),
    ("how many of these pictures have a red circle in them?", "Is there a red circle in this picture?"),
    ("which ones are blue?", "Is it blue?"),
    ("which of these is blurry", "Is it blurry?"),
)
THERE_ZH = (
    ("哪张图里有三角形？", "图里有三角形吗？"),
    ("这里面哪一张有狗呢", "图里有狗吗？"),
    ("这些图片里哪些有猫？", "图里有猫吗？"),
    ("有几张图里有星星？", "图里有星星吗？"),
    ("哪张照片拍到了海？", "图里有海吗？"),
    ("这些里哪几张是红色的？", "它是红色的吗？"),
)


@pytest.mark.parametrize(("said", "asked"), THERE)
def test_what_pictures_show(said: str, asked: str) -> None:
    assert condition(said, "en") == Condition(asked, True)


@pytest.mark.parametrize(("said", "asked"), THERE_ZH)
def test_what_pictures_show_in_chinese(said: str, asked: str) -> None:
    assert condition(said, "zh") == Condition(asked, True)


@pytest.mark.parametrize(
    "said",
    ["which of these doesn't have a star?", "which has no star?", "which one is without a star", "which lack a star?"],
)
def test_what_pictures_lack(said: str) -> None:
    assert condition(said, "en") == Condition("Is there a star in this picture?", False)


def test_what_pictures_are_not() -> None:
    assert condition("which ones aren't red?", "en") == Condition("Is it red?", False)
    assert condition("which are not red?", "en") == Condition("Is it red?", False)
    assert condition("哪些不是红色的？", "zh") == Condition("它是红色的吗？", False)


def test_what_pictures_lack_in_chinese() -> None:
    assert condition("哪些照片里没有人？", "zh") == Condition("图里有人吗？", False)


@pytest.mark.parametrize(
    "said",
    [
        "which of them has more stars?",
        "which one has the most circles?",
        "which star is larger?",
        "which one is larger?",
        "which one is left?",
        "which is the red one?",
        "how many stars are there?",
        "how many circles are there in the picture?",
        "which two have the same colour?",
        "what is in the pictures?",
    ],
)
def test_comparisons_and_other_questions_are_none(said: str) -> None:
    assert condition(said, "en") is None


@pytest.mark.parametrize(
    "said",
    [
        "哪张图有更多星星",
        "哪张图的圆最多？",
        "图里有几颗星？",
        "这几张里有几个圆",
        "里面有几个圆",
        "哪张是最大的？",
        "哪张是左边的？",
    ],
)
def test_comparisons_and_other_questions_are_none_in_chinese(said: str) -> None:
    assert condition(said, "zh") is None

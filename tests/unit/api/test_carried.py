"""What a fragment makes of the words before it."""

from __future__ import annotations

import pytest

from assistant.api import Language, carried


@pytest.mark.parametrize(
    ("before", "bare", "language", "expected"),
    [
        ("red circles", "blue ones", "en", "blue circles"),
        ("circles", "a big blue one", "en", "big blue circles"),
        ("a circle", "bigger", "en", "a bigger circle"),
        ("a red circle", "in blue", "en", "a blue circle"),
        ("a red circle and a blue star", "green", "en", None),
        ("stairs", "ones with a carpet", "en", "stairs with a carpet"),
        ("dogs at night", "at sunset", "en", "dogs at sunset"),
        ("dogs", "without people", "en", "dogs"),
        ("people dancing", "singing", "en", "people singing"),
        ("storms", "lightning", "en", None),
        ("dogs", "cats", "en", None),
        ("a dog running on the beach", "wearing a hat", "en", "a dog running on the beach wearing a hat"),
        ("a dog running on the beach", "sleeping", "en", "a dog sleeping on the beach"),
        ("people swimming in a lake", "dancing on a stage", "en", "people dancing on a stage"),
        ("people swimming in a lake", "during summer", "en", "people swimming in a lake during summer"),
        ("a girl in a red dress", "in the rain", "en", "a girl in a red dress in the rain"),
        ("a girl in a dress in the snow", "in the rain", "en", "a girl in a dress in the rain"),
        ("a cat with a hat", "with a scarf", "en", "a cat with a hat with a scarf"),
        ("a cat in a living room", "sleeping", "en", "a cat in a living room sleeping"),
        ("a smiling girl", "sleeping", "en", "a smiling girl sleeping"),
        ("a swimming pool with a duck", "glowing", "en", "a swimming pool with a duck glowing"),
        ("a girl holding a cup", "sleeping", "en", "a girl holding a cup sleeping"),
        ("people eating cake", "in the park", "en", "people eating cake in the park"),
        ("a cat in the park", "in the rain", "en", "a cat in the park in the rain"),
        ("cats on a sofa", "on a bed", "en", "cats on a bed"),
        ("cats in winter", "in summer", "en", "cats in summer"),
        ("a cat at a table", "at night", "en", "a cat at a table at night"),
        ("cats on a white sofa", "black ones", "en", "black cats on a white sofa"),
        ("red cats on a white sofa", "black ones", "en", "black cats on a white sofa"),
        ("girls in red dresses", "blue ones", "en", "girls in blue dresses"),
        ("circles", "dark blue ones", "en", "dark blue circles"),
        ("dark blue circles", "red ones", "en", "red circles"),
        ("three cats", "black ones", "en", "three black cats"),
        ("白色沙发上的猫", "黑色的", "zh", "白色沙发上的黑色的猫"),
        ("一只猫在白色的沙发上", "黑色的", "zh", "一只黑色的猫在白色的沙发上"),
        ("深蓝色的圆", "红色的", "zh", "红色的圆"),
        ("晚上的西湖", "春天的", "zh", "春天的晚上的西湖"),
        ("cats", "tiger", "en", None),
        ("", "blue ones", "en", None),
        ("红色的圆", "蓝色的", "zh", "蓝色的圆"),
        ("红圆", "蓝色", "zh", "蓝圆"),
        ("海边", "晚上的", "zh", "晚上的海边"),
        ("西湖", "春天的时候", "zh", "春天的西湖"),
        ("猫", "狗", "zh", None),
        ("a blue circle", "黄色的", "zh", "a yellow circle"),
        ("a blue circle", "个黄的", "zh", "a yellow circle"),
        ("a blue circle", "大一点的", "zh", None),
        ("蓝色的圆", "a red one", "en", "红色的圆"),
        ("蓝色的圆", "in grey", "en", "灰色的圆"),
        ("蓝色的圆", "bigger", "en", None),
        ("red stars", "png", "en", "red stars in png format"),
        ("red stars in png format", "jpegs", "en", "red stars in jpeg format"),
        ("red stars in landscape format", "portrait ones", "en", "red stars in portrait format"),
        ("red stars", "landscape", "en", None),
        ("红星", "png", "zh", "png格式的红星"),
        ("横版的红星", "竖的", "zh", "竖版的红星"),
        ("红星", "gif files", "en", "gif格式的红星"),
    ],
)
def test_a_trait_is_carried_over_and_a_thing_is_not(
    before: str, bare: str, language: Language, expected: str | None
) -> None:
    assert carried(bare, before, language) == expected

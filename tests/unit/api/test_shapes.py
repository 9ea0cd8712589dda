"""Words that limit pictures to a shape, and words that name a thing instead."""

from __future__ import annotations

import pytest

from assistant.api import in_shape, shape_in, shape_of


@pytest.mark.parametrize(
    ("text", "rest", "shape"),
    [
        ("find portrait pictures", "find pictures", "portrait"),
        ("square photos of a dog", "photos of a dog", "square"),
        ("pictures that are horizontal", "pictures", "landscape"),
        ("red stars, only in landscape format", "red stars", "landscape"),
        ("找竖版照片", "找照片", "portrait"),
        ("横向的照片", "照片", "landscape"),
        ("找方形图片", "找图片", "square"),
        ("有没有方形的图片", "有没有图片", "square"),
        *(
            (text, text, "")
            for text in (
                "a portrait of her", "portraits", "landscape paintings", "a red square picture",
                "a square picture frame", "no portrait ones", "without landscape pictures", "dogs that are upright",
                "找红色方形图片", "有方形的图片", "不要竖版的", "横着走的螃蟹",
            )
        ),
    ],
)  # fmt: skip
def test_a_shape_is_read_from_a_sentence(text: str, rest: str, shape: str) -> None:
    assert shape_in(text) == (rest, shape)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("only landscape", "landscape"), ("the square ones", "square"), ("vertical pictures", "portrait"),
        ("只要横的", "landscape"), ("方形图片", "square"), ("竖的呢", "portrait"),
        ("landscape", ""), ("a square", ""), ("only red landscape", ""), ("横", ""), ("方", ""), ("正方形", ""),
    ],
)  # fmt: skip
def test_words_that_say_nothing_but_a_shape(text: str, shape: str) -> None:
    assert shape_of(text) == shape


def test_a_shape_takes_the_place_of_another() -> None:
    assert in_shape("stars in square format", "portrait", "en") == "stars in portrait format"
    assert in_shape("", "portrait", "en") == "in portrait format"
    assert in_shape("横版的星星", "portrait", "zh") == "竖版的星星"

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
        ("find portrait or square pictures of cats", "find pictures of cats", "portrait or square"),
        ("square and landscape photos", "photos", "landscape or square"),
        ("dogs in landscape or portrait format", "dogs", "landscape or portrait"),
        ("找竖版或方形的猫", "找猫", "portrait or square"),
        ("竖版、横版的照片", "照片", "landscape or portrait"),
        *(
            (text, text, "")
            for text in (
                "a portrait of her", "portraits", "landscape paintings", "a red square picture",
                "a square picture frame", "no portrait ones", "without landscape pictures", "dogs that are upright",
                "找红色方形图片", "有方形的图片", "不要竖版的", "横着走的螃蟹",
                "a portrait or a square", "a square or round table", "圆形或方形的图片",
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
        ("portrait or square", "portrait or square"), ("only square or upright", "portrait or square"),
        ("竖版或方形", "portrait or square"), ("只要横的或竖的", "landscape or portrait"),
        ("landscape", ""), ("a square", ""), ("only red landscape", ""), ("横", ""), ("方", ""), ("正方形", ""),
    ],
)  # fmt: skip
def test_words_that_say_nothing_but_a_shape(text: str, shape: str) -> None:
    assert shape_of(text) == shape


def test_a_shape_takes_the_place_of_another() -> None:
    assert in_shape("stars in square format", "portrait", "en") == "stars in portrait format"
    assert in_shape("", "portrait", "en") == "in portrait format"
    assert in_shape("横版的星星", "portrait", "zh") == "竖版的星星"
    assert in_shape("stars in portrait or square format", "landscape", "en") == "stars in landscape format"
    assert in_shape("横版的星星", "portrait or square", "zh") == "竖版或正方形版式的星星"
    assert in_shape("竖版或正方形版式的星星", "landscape", "zh") == "横版的星星"


@pytest.mark.parametrize("shape", ["landscape or portrait", "landscape or square", "portrait or square", "square"])
def test_a_shape_that_was_written_is_read_again(shape: str) -> None:
    assert shape_in(in_shape("stars", shape, "en")) == ("stars", shape)
    assert shape_in(in_shape("星星", shape, "zh")) == ("星星", shape)

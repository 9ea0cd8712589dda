"""The words of the drawn world in English and Chinese: the plain word first, then what else people say.

Belongs here: single words. Does not belong here: phrases (`phrases`) and sentences (`templates_*`, `families`).
Answers use plain words only; questions may use any of them.
"""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "zh"]

SHAPE_WORDS: dict[Language, list[tuple[str, ...]]] = {
    "en": [
        ("circle", "circle", "circle", "disc", "disk", "round shape"),
        ("square", "square", "square", "square shape"),
        ("triangle", "triangle", "triangle", "triangular shape"),
        ("star", "star", "star", "five-pointed star", "star shape"),
        ("heart", "heart", "heart", "heart shape"),
        ("diamond", "diamond", "diamond", "rhombus", "diamond shape"),
        ("cross", "cross", "cross", "plus sign", "plus"),
        ("hexagon", "hexagon", "hexagon", "six-sided shape", "hexagonal shape"),
    ],
    "zh": [
        ("圆形", "圆形", "圆", "圆圈", "圆形图案"),
        ("正方形", "正方形", "方形", "方块", "正方形图案"),
        ("三角形", "三角形", "三角形", "三角"),
        ("星形", "星形", "五角星", "星星", "星"),
        ("心形", "心形", "爱心", "心", "心形图案"),
        ("菱形", "菱形", "菱形", "菱形图案"),
        ("十字形", "十字形", "十字", "加号", "十字架形"),
        ("六边形", "六边形", "六角形", "六边形图案"),
    ],
}
COLOUR_WORDS: dict[Language, list[tuple[str, ...]]] = {
    "en": [
        ("red",),
        ("green",),
        ("blue",),
        ("yellow",),
        ("purple", "purple", "purple", "violet"),
        ("orange",),
        ("pink",),
        ("brown",),
        ("gray", "gray", "grey"),
        ("black",),
    ],
    "zh": [
        ("红色", "红色", "红"),
        ("绿色", "绿色", "绿"),
        ("蓝色", "蓝色", "蓝"),
        ("黄色", "黄色", "黄"),
        ("紫色", "紫色", "紫"),
        ("橙色", "橙色", "橘色", "橙", "橘黄色"),
        ("粉色", "粉色", "粉红色", "粉红", "粉"),
        ("棕色", "棕色", "褐色", "咖啡色", "棕"),
        ("灰色", "灰色", "灰"),
        ("黑色", "黑色", "黑"),
    ],
}
SIZE_WORDS: dict[Language, list[tuple[str, ...]]] = {
    "en": [("small", "small", "small", "little", "tiny"), ("large", "large", "large", "big")],
    "zh": [("小", "小", "小", "小小"), ("大", "大", "大")],
}
ANY_SHAPE: dict[Language, tuple[str, ...]] = {
    "en": ("shape", "shape", "shape", "object", "figure", "one"),
    "zh": ("图形", "图形", "图形", "形状", "东西"),
}
PICTURES: dict[Language, tuple[str, ...]] = {
    "en": ("the picture", "this picture", "the image", "this image", "the photo", "the drawing", "this drawing", "it"),
    "zh": ("图", "图片", "这张图", "这张图片", "照片", "画面", "这幅画", "图像", "这张照片"),
}
NUMBERS_ZH = ("零", "一", "两", "三", "四")


def plural(noun: str) -> str:
    """The English plural of the nouns above."""
    if noun == "rhombus":
        return "rhombuses"
    if noun == "plus":
        return "plus signs"
    return noun + ("es" if noun.endswith("s") else "s")


def article(phrase: str) -> str:
    """`a red circle`, `an orange star`."""
    return ("an " if phrase[0] in "aeiou" else "a ") + phrase

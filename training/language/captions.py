"""Captions of a scene: short, detailed, alternative text.

Belongs here: the three captions. Rules: items from left to right; equal items together at the first of them; numbers
as words ("two small red circles"). Does not belong here: questions.
"""

from __future__ import annotations

from training.language.names import Language
from training.language.phrases import counted, full, listed
from training.scenes.world import Item, Scene

NINE_PLACES = {
    "en": (
        ("at the top left", "at the top", "at the top right"),
        ("on the left", "in the middle", "on the right"),
        ("at the bottom left", "at the bottom", "at the bottom right"),
    ),
    "zh": (("左上角", "上方", "右上角"), ("左边", "中间", "右边"), ("左下角", "下方", "右下角")),
}


def place_of(item: Item, language: Language) -> str:
    """One of nine places; the borders are at a third and two thirds of the picture."""
    row = 0 if item.y < 1 / 3 else 1 if item.y < 2 / 3 else 2
    column = 0 if item.x < 1 / 3 else 1 if item.x < 2 / 3 else 2
    return NINE_PLACES[language][row][column]


def grouped(items: tuple[Item, ...] | list[Item], language: Language) -> list[str]:
    """`a large red circle`, `two small blue stars`: equal items counted together."""
    kinds = list(dict.fromkeys(full(item) for item in items))
    return [counted(kind, sum(kind.fits(item) for item in items), language) for kind in kinds]


def short_caption(scene: Scene, language: Language) -> str:
    """`A large red circle and a small blue star.`"""
    text = listed(grouped(scene.read(), language), language)
    return text[0].upper() + text[1:] + "." if language == "en" else text + "。"


def detailed_caption(scene: Scene, language: Language) -> str:
    """`There are two shapes: a large red circle on the left and a small blue star at the top right.`"""
    count = len(scene.items)
    if language == "zh":
        parts = [f"{place_of(item, 'zh')}有{counted(full(item), 1, 'zh')}" for item in scene.read()]
        return f"图中有{'一两三四'[count - 1]}个图形：" + "，".join(parts) + "。"
    parts = [f"{counted(full(item), 1, 'en')} {place_of(item, 'en')}" for item in scene.read()]
    start = "There is one shape" if count == 1 else f"There are {('two', 'three', 'four')[count - 2]} shapes"
    return f"{start}: {listed(parts, 'en')}."


def alt_text(scene: Scene, language: Language) -> str:
    """`Drawing of a large red circle and a small blue star on a light background.`"""
    text = listed(grouped(scene.read(), language), language)
    return f"Drawing of {text} on a light background." if language == "en" else f"浅色背景上的{text}。"

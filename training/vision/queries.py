"""What people type to find a scene: from "red" to the full description, and which scenes each text fits.

Belongs here: search texts with their truth, for contrastive training and its evaluation. Does not belong here:
questions (`training.language.families_*`) and tensors of pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.language.captions import alt_text, detailed_caption, short_caption
from training.language.names import Language
from training.language.phrases import Description, counted, full, listed, one, pair, pick, words
from training.language.wording import slip
from training.scenes.pool import Records
from training.scenes.world import Item, Scene

FRAMES: dict[Language, tuple[str, ...]] = {
    "en": (
        "<x>",
        "<x>",
        "a picture of <x>",
        "a photo of <x>",
        "an image of <x>",
        "a drawing of <x>",
        "a picture with <x>",
        "a picture showing <x>",
        "an image that contains <x>",
        "show me <x>",
        "find <x>",
        "the picture with <x>",
        "<x> on a light background",
        "there is <x>",
        "this is <x>",
    ),
    "zh": (
        "<x>",
        "<x>",
        "<x>的图片",
        "一张有<x>的图片",
        "一张<x>的照片",
        "有<x>的图",
        "画着<x>的图",
        "找<x>",
        "给我看<x>",
        "图中有<x>",
        "这是<x>",
        "包含<x>的图片",
    ),
}


@dataclass(frozen=True)
class Query:
    """A text and its truth: every description with the least number of fitting items; `exact` allows no others."""

    text: str
    wanted: tuple[tuple[Description, int], ...]
    exact: bool

    def fits(self, rows: Records) -> NDArray[np.bool_]:
        """(scenes,) whether each record fits."""
        names, counts = rows["names"], rows["count"]
        there = np.arange(names.shape[1])[None, :] < counts[:, None]
        out = np.ones(len(rows), bool)
        total = np.zeros(len(rows), int)
        for description, least in self.wanted:
            match = there.copy()
            for column, value in enumerate((description.shape, description.colour, description.size)):
                if value is not None:
                    match &= names[:, :, column] == value
            found = match.sum(1)
            out &= (found == least) if self.exact else (found >= least)
            total += found
        return out & (total == counts) if self.exact else out


def exact_query(scene: Scene, language: Language, rng: np.random.Generator) -> Query:
    """A full description: a caption in the plain words, or the items in any order and any words."""
    kinds = list(dict.fromkeys(full(item) for item in scene.read()))
    wanted = tuple((kind, sum(kind.fits(item) for item in scene.items)) for kind in kinds)
    roll = rng.random()
    if roll < 0.3:
        return Query(short_caption(scene, language), wanted, True)
    if roll < 0.4:
        return Query((detailed_caption if rng.random() < 0.5 else alt_text)(scene, language), wanted, True)
    sized = rng.random() < 0.5
    if not sized:
        kinds = list(dict.fromkeys(pair(item) for item in scene.read()))
        wanted = tuple((kind, sum(kind.fits(item) for item in scene.items)) for kind in kinds)
    shuffled = [wanted[int(index)] for index in rng.permutation(len(wanted))]
    free = rng if rng.random() < 0.5 else None
    parts = [one(kind, language, free) if least == 1 else counted(kind, least, language) for kind, least in shuffled]
    if language == "zh" and rng.random() < 0.5:
        parts = [counted(kind, least, "zh") for kind, least in shuffled]
    return Query(framed(listed(parts, language), language, rng), wanted, True)


def loose_query(scene: Scene, language: Language, rng: np.random.Generator) -> Query:
    """A label or a part of the scene: "circle", "red", "a picture with a red star", "two circles"."""
    item = scene.items[int(rng.integers(len(scene.items)))]
    roll = rng.random()
    if roll < 0.15:
        return _bare_colour(item, language, rng)
    if roll < 0.3 and len(scene.items) > 1:
        other = scene.items[int(rng.integers(len(scene.items)))]
        if pair(other) != pair(item):
            text = listed([one(pair(item), language, rng), one(pair(other), language, rng)], language)
            return Query(framed(text, language, rng), ((pair(item), 1), (pair(other), 1)), False)
    kind = (Description(item.shape), pair(item), full(item), Description(item.shape, None, item.size))[
        int(rng.choice(4, p=[0.4, 0.4, 0.12, 0.08]))
    ]
    number = sum(kind.fits(found) for found in scene.items)
    if number > 1 and rng.random() < 0.5:
        return Query(framed(counted(kind, number, language), language, rng), ((kind, number),), False)
    phrase = words(kind, language, rng) if rng.random() < 0.4 else one(kind, language, rng)
    return Query(framed(phrase, language, rng), ((kind, 1),), False)


def _bare_colour(item: Item, language: Language, rng: np.random.Generator) -> Query:
    kind = Description(colour=item.colour)
    phrase = words(kind, language, rng)
    if rng.random() < 0.5:
        phrase = phrase.rsplit(" ", 1)[0] if language == "en" else words(kind, "zh").removesuffix("图形")
    elif language == "en":
        phrase = one(kind, "en", rng)
    return Query(framed(phrase, language, rng), ((kind, 1),), False)


def framed(phrase: str, language: Language, rng: np.random.Generator) -> str:
    """The words as somebody types them who looks for that."""
    text = pick(FRAMES[language], rng).replace("<x>", phrase)
    if rng.random() < 0.03:
        text = slip(text, rng)
    if language == "en" and rng.random() < 0.3:
        text = text[0].upper() + text[1:]
    return text + (pick((".", "。"), rng) if rng.random() < 0.15 else "")

"""Where a text names one item of a scene: `the small violet star`, `红色的大圆形`.

Belongs here: finding descriptions in any wording and the one item that each fits. Does not belong here: tokens and what
is learned from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from training.language.names import ANY_SHAPE, COLOUR_WORDS, SHAPE_WORDS, SIZE_WORDS
from training.language.phrases import Description
from training.scenes.world import Scene

Words = dict[str, int]


def mentions(text: str, scenes: Sequence[Scene]) -> Iterator[tuple[int, int, int]]:
    """(end of the phrase in characters, picture, item) for every phrase that fits one item of all the pictures; what
    several items fit, or none, is passed over."""
    for pattern, names in _LANGUAGES:
        for found in pattern.finditer(text):
            said = found.groupdict("")
            size = said["size"] or said.get("size_after", "")
            description = Description(
                names["noun"].get(said["noun"].lower()),
                names["colour"].get(said["colour"].lower()),
                names["size"].get(size.lower()),
            )
            if description == Description():
                continue
            fits = [
                (picture, index)
                for picture, scene in enumerate(scenes)
                for index, item in enumerate(scene.items)
                if description.fits(item)
            ]
            if len(fits) == 1:
                yield found.end(), *fits[0]


def _numbered(table: Sequence[Sequence[str]]) -> Words:
    return {word: index for index, words in enumerate(table) for word in words}


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def _english() -> tuple[re.Pattern[str], dict[str, Words]]:
    names = {kind: _numbered(table["en"]) for kind, table in _TABLES}
    nouns = [*names["noun"], *ANY_SHAPE["en"]]
    pattern = (
        rf"\b(?:(?P<size>{_any(list(names['size']))})\s+)?(?:(?P<colour>{_any(list(names['colour']))})\s+)?"
        rf"(?P<noun>{_any(nouns)})(?![a-z-])"
    )
    return re.compile(pattern, re.IGNORECASE), names


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, Words]]:
    names = {kind: _numbered(table["zh"]) for kind, table in _TABLES}
    nouns = [*names["noun"], *ANY_SHAPE["zh"]]
    size, colour = _any(list(names["size"])), _any(list(names["colour"]))
    pattern = (
        rf"(?:(?P<size>{size})的?)?(?:(?P<colour>{colour})的?)?(?:(?P<size_after>{size})的?)?(?P<noun>{_any(nouns)})"
    )
    return re.compile(pattern), names


_TABLES = (("noun", SHAPE_WORDS), ("colour", COLOUR_WORDS), ("size", SIZE_WORDS))
_LANGUAGES = (_english(), _chinese())

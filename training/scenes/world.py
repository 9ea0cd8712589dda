"""The vocabulary of the drawn world and the values that describe one scene.

Belongs here: the fixed lists and the `Item` and `Scene` records. Does not belong here: drawing, words, chance.
"""

from __future__ import annotations

from dataclasses import dataclass

SHAPES = ("circle", "square", "triangle", "star", "heart", "diamond", "cross", "hexagon")
COLOURS = ("red", "green", "blue", "yellow", "purple", "orange", "pink", "brown", "gray", "black")
SIZES = ("small", "large")

RADIUS = (0.085, 0.17)
"""Nominal radius of a small and a large shape, as a fraction of the picture's shorter side (issue 3)."""

MOST_ITEMS = 4


@dataclass(frozen=True)
class Item:
    """One shape. `shape`, `colour` and `size` index the lists above.

    `x`, `y`: centre as a fraction of the picture's width and height. `radius`: fraction of the shorter side.
    """

    shape: int
    colour: int
    size: int
    x: float
    y: float
    radius: float

    @property
    def shape_name(self) -> str:
        return SHAPES[self.shape]

    @property
    def colour_name(self) -> str:
        return COLOURS[self.colour]

    @property
    def size_name(self) -> str:
        return SIZES[self.size]


@dataclass(frozen=True)
class Scene:
    """One to four items that do not overlap, and the picture's width divided by its height (0.75 to 1.34)."""

    items: tuple[Item, ...]
    aspect: float = 1.0

    def pairs(self) -> set[tuple[str, str]]:
        """The set of (colour, shape) names, what a caption must name exactly."""
        return {(item.colour_name, item.shape_name) for item in self.items}

    def read(self) -> tuple[Item, ...]:
        """The items in the order in which every caption names them: from left to right."""
        return tuple(sorted(self.items, key=lambda item: item.x))

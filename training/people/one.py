"""Questions about one picture: what a scene must have for a wording, and which answers are right."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from training.evaluate_vision_language import said_pairs
from training.language.names import COLOUR_WORDS, SHAPE_WORDS, SIZE_WORDS, Language
from training.people import said
from training.scenes.world import COLOURS, SHAPES, Item, Scene

Right = Callable[[str], bool]
Asked = tuple[str, Right]
"""A question, and whether an answer to it is right."""
Kind = tuple[int, int]
"""Colour and shape."""
NEAR = 0.15
"""Parts of the picture's side: things closer than that are on neither side of each other for everybody."""
SIDES = ("left", "right", "above", "below")
_AXES = {"left": (0, -1), "right": (0, 1), "above": (1, -1), "below": (1, 1), "top": (1, -1), "bottom": (1, 1)}
_SIDE_WORDS: dict[Language, tuple[str, ...]] = {"en": SIDES, "zh": ("左", "右", "上", "下")}


def filled(wording: str, language: Language, kind: Kind, other: Kind = (0, 0), size: int = 0) -> str:
    """The wording with the plain words of what it is about."""
    colour, shape = COLOUR_WORDS[language][kind[0]][0], SHAPE_WORDS[language][kind[1]][0]
    many = shape + ("es" if shape.endswith(("s", "x")) else "s") if language == "en" else shape
    words = {"colour": colour, "shape": shape, "shapes": many, "size": SIZE_WORDS[language][size][0]}
    return wording.format(item=named(kind, language), item2=named(other, language), **words)


def named(kind: Kind, language: Language) -> str:
    gap = " " if language == "en" else ""
    return COLOUR_WORDS[language][kind[0]][0] + gap + SHAPE_WORDS[language][kind[1]][0]


def kind_of(item: Item) -> Kind:
    return item.colour, item.shape


def ask(family: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    """The question about this scene, or None if the scene has no clear answer to it."""
    name, _, side = family.partition(":")
    if "{" not in wording and name in {"same", "differ", "larger"} and len(scene.items) != 2:
        return None
    maker = MAKERS[name]
    return maker(side, wording, scene, language, rng)


def _whole(_: str, wording: str, scene: Scene, language: Language, __: np.random.Generator) -> Asked:
    return wording, lambda text: said_pairs(text, language) == scene.pairs()


def _count(what: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked:
    kind = _any(scene, rng) if rng.random() < 0.75 else _absent(scene, rng)[0]
    truth = sum(
        (what != "colour" or item.colour == kind[0]) and (what != "shape" or item.shape == kind[1])
        for item in scene.items
    )
    return filled(wording, language, kind), lambda text: said.numbers(text, language) == {truth}


def _attribute(what: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    """The colour of a shape, the shape of a colour, the size of a thing that is there once."""
    kind = _any(scene, rng)
    alike = {
        "colour": [item for item in scene.items if item.shape == kind[1]],
        "shape": [item for item in scene.items if item.colour == kind[0]],
        "size": [item for item in scene.items if kind_of(item) == kind],
    }[what]
    if len(alike) != 1:
        return None
    truth = int(getattr(alike[0], what))
    read = {"colour": said.colours, "shape": said.shapes, "size": said.sizes}[what]
    return filled(wording, language, kind), lambda text: read(text, language) == {truth}


def _exists(what: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked:
    item = scene.items[int(rng.integers(len(scene.items)))]
    kind = kind_of(item) if rng.random() < 0.5 else _absent(scene, rng)[0]
    if what == "shape":
        truth = any(each.shape == kind[1] for each in scene.items)
    else:
        truth = any(
            kind_of(each) == kind and ("{size}" not in wording or each.size == item.size) for each in scene.items
        )
    return filled(wording, language, kind, size=item.size), lambda text: said.yes(text) is truth


def _side(_: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    two = _two(scene, rng)
    if two is None:
        return None
    true = [side for side in SIDES if _towards(two[0], two[1], side) > NEAR]
    false = [side for side in SIDES if _towards(two[0], two[1], side) < -NEAR]
    words = dict(zip(SIDES, _SIDE_WORDS[language], strict=True))

    def right(text: str) -> bool:
        return any(words[side] in text.lower() for side in true) and not any(
            words[side] in text.lower() for side in false
        )

    return (filled(wording, language, kind_of(two[0]), kind_of(two[1])), right) if true else None


def _is_side(side: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    two = _two(scene, rng)
    if two is None or abs(_towards(two[0], two[1], side)) < NEAR:
        return None
    truth = _towards(two[0], two[1], side) > 0
    return filled(wording, language, kind_of(two[0]), kind_of(two[1])), lambda text: said.yes(text) is truth


def _neighbour(side: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    """Only where one thing, and no other, is on that side."""
    two = _two(scene, rng)
    if two is None:
        return None
    there = [item for item in scene.items if item is not two[1] and _towards(item, two[1], side) > 0]
    if len(there) != 1 or _towards(there[0], two[1], side) < NEAR:
        return None
    truth = (COLOURS[there[0].colour], SHAPES[there[0].shape])
    return filled(wording, language, kind_of(two[1])), lambda text: truth in said_pairs(text, language)


def _extreme(side: str, wording: str, scene: Scene, language: Language, _: np.random.Generator) -> Asked | None:
    axis, sign = _AXES[side]
    ordered = sorted(scene.items, key=lambda item: -sign * (item.x, item.y)[axis])
    if len(ordered) < 2 or abs(_towards(ordered[0], ordered[1], side)) < NEAR / 2:
        return None
    truth = (ordered[0].colour_name, ordered[0].shape_name)
    return wording, lambda text: said_pairs(text, language) == {truth}


def _same(what: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    two = _two(scene, rng)
    if two is None:
        return None
    truth = getattr(two[0], what) == getattr(two[1], what)
    return filled(wording, language, kind_of(two[0]), kind_of(two[1])), lambda text: said.yes(text) is truth


def _differ(what: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    two = _two(scene, rng)
    if two is None:
        return None
    truth = getattr(two[0], what) != getattr(two[1], what)
    return filled(wording, language, kind_of(two[0]), kind_of(two[1])), lambda text: said.differ(text) is truth


def _larger(_: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked | None:
    two = _two(scene, rng)
    if two is None or two[0].size == two[1].size:
        return None
    larger = max(two, key=lambda item: item.size)
    truth = (larger.colour_name, larger.shape_name)

    def right(text: str) -> bool:
        return said_pairs(text.split(" than ", maxsplit=1)[0].split("比", maxsplit=1)[0], language) == {truth}

    return filled(wording, language, kind_of(two[0]), kind_of(two[1])), right


def _background(_: str, wording: str, __: Scene, ___: Language, ____: np.random.Generator) -> Asked:
    return wording, lambda text: any(word in text.lower() for word in ("light", "white", "浅", "白"))


def _unanswerable(_: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked:
    return filled(wording, language, _any(scene, rng)), said.unknown


def _false(_: str, wording: str, scene: Scene, language: Language, rng: np.random.Generator) -> Asked:
    """About what is not there."""
    return filled(wording, language, *_absent(scene, rng)), said.absent


def _any(scene: Scene, rng: np.random.Generator) -> Kind:
    return kind_of(scene.items[int(rng.integers(len(scene.items)))])


def _absent(scene: Scene, rng: np.random.Generator) -> tuple[Kind, Kind]:
    """Two things of colours and shapes of which the scene has none."""
    taken = ({item.colour for item in scene.items}, {item.shape for item in scene.items})
    colours, shapes = (
        rng.permutation([value for value in range(len(names)) if value not in used])
        for names, used in zip((COLOURS, SHAPES), taken, strict=True)
    )
    return (int(colours[0]), int(shapes[0])), (int(colours[1]), int(shapes[1]))


def _two(scene: Scene, rng: np.random.Generator) -> tuple[Item, Item] | None:
    """Two things that their colour and shape tell apart from everything else."""
    kinds = [kind_of(item) for item in scene.items]
    once = [item for item in scene.items if kinds.count(kind_of(item)) == 1]
    if len(once) < 2:
        return None
    first, second = rng.permutation(len(once))[:2]
    return once[first], once[second]


def _towards(item: Item, other: Item, side: str) -> float:
    """How far an item lies on that side of another one, in parts of the picture's side; negative on the other side."""
    axis, sign = _AXES[side]
    return sign * ((item.x, item.y)[axis] - (other.x, other.y)[axis])


MAKERS: dict[str, Callable[[str, str, Scene, Language, np.random.Generator], Asked | None]] = {
    "caption": _whole,
    "list": _whole,
    "count": _count,
    "attribute": _attribute,
    "exists": _exists,
    "relation_side": _side,
    "relation": _is_side,
    "neighbour": _neighbour,
    "extreme": _extreme,
    "same": _same,
    "differ": _differ,
    "larger": _larger,
    "background": _background,
    "unanswerable": _unanswerable,
    "false": _false,
}

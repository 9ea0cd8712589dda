"""Which pictures a share of a row is: a half, the second pair, the middle three, every other one, all from one on."""

from __future__ import annotations

from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.values import Mention


def share_of(mention: Mention, scene: Scene) -> tuple[int, ...]:
    """The share of the group that the sentence is about; none of a group that is too small to be shared."""
    group = scene.group(mention.origin, mention.time)
    if mention.kind == "span":
        return _span(mention, scene.numbers if mention.whole else group)
    if mention.kind == "chunk":
        (size,) = mention.numbers
        group = group if len(group) > size else scene.numbers
        start = (mention.value - 1) * size if mention.value > 0 else len(group) - size
        return group[start : start + size] if 0 <= start <= len(group) - size else ()
    if len(group) < 2:
        return ()
    match mention.kind:
        case "half":
            (shares,) = mention.numbers
            ends = [-(-len(group) * share // shares) for share in (mention.value - 1, mention.value)]
            return group[ends[0] : ends[1]]
        case "middle":
            count = mention.value or len(group) - 2
            start = (len(group) - count) // 2
            return group[start : start + count] if start >= 0 else ()
        case _:
            (start,) = mention.numbers
            if mention.whole:
                return tuple(number for number in group if number % 2 == start % 2)
            return group[start - 1 :: mention.value]


def _span(mention: Mention, row: tuple[int, ...]) -> tuple[int, ...]:
    """From the second of `numbers` on, or up to it; the first one is what was named and must be there."""
    named, bound = mention.numbers
    known = named in row if mention.whole else named <= len(row)
    places = row if mention.whole else range(1, len(row) + 1)
    if not known:
        return ()
    return tuple(
        number for number, place in zip(row, places, strict=True) if _between(place, named, bound, mention.value)
    )


def _between(place: int, first: int, last: int, side: int) -> bool:
    if side:
        return place >= last if side > 0 else place <= last
    return first <= place <= last

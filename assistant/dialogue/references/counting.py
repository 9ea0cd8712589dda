"""Which pictures of the scene a mention means. No language here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.dialogue.references.described import ending, matching, telling
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.shares import share_of
from assistant.dialogue.references.values import Mention


def numbers_of(mention: Mention, scene: Scene, compares: bool, found: Sequence[Mention]) -> tuple[int, ...]:
    """The pictures that a mention means; none if there are none of its kind. `found` are all of the sentence."""
    match mention.kind:
        case "number":
            known = {*scene.numbers, *scene.aside}
            return mention.numbers if known.issuperset(mention.numbers) else ()
        case "ordinal":
            return _nth(mention, scene, compares or any(_is_near(other) for other in found))
        case "slice":
            group = scene.numbers if mention.whole else scene.group(mention.origin, mention.time)
            if len(group) < abs(mention.value) and not mention.origin:
                group = scene.numbers
            if len(group) < abs(mention.value):
                return ()
            return group[: mention.value] if mention.value > 0 else group[mention.value :]
        case "relative" | "recent":
            return _relative(mention, scene)
        case "all" if mention.time:
            return scene.batch(mention.time)
        case "all":
            return scene.numbers if mention.whole else scene.several()
        case "origin":
            return _by_origin(mention, scene)
        case "other":
            return _other(mention, scene, found)
        case "described":
            return mention.numbers or matching(mention.words, scene) or scene.single()
        case "pronoun":
            return _pronoun(mention, scene, compares, found)
        case "beside":
            return _beside(mention, scene)
        case "neighbour":
            return _neighbour(mention, scene, found)
        case _:
            return share_of(mention, scene)


def within(mention: Mention, group: Scene) -> Mention:
    """What a mention says within its group: of two, 后一张 is the second; numbers that no picture of the
    group has are its places."""
    if mention.supposed:
        return replace(mention, origin=None, supposed=False)
    if mention.kind == "relative":
        return replace(mention, kind="ordinal", value=1 if mention.value < 0 else -1)
    if mention.kind == "number" and not set(mention.numbers) <= set(group.numbers):
        there = group.numbers
        return replace(mention, numbers=tuple(there[n - 1] for n in mention.numbers if n <= len(there)))
    return mention


def _nth(mention: Mention, scene: Scene, compares: bool) -> tuple[int, ...]:
    if mention.inside and len(scene.attached or scene.focus) < 2:
        return ()
    alone = len(scene.attached) == 1 and (compares or mention.value > 0)
    group = scene.numbers if mention.whole and not mention.origin else scene.group(mention.origin, mention.time)
    if not mention.value:
        return group[(len(group) - 1) // 2 :][:1]
    if alone and mention.origin is None and mention.value < 0 and group == scene.numbers:
        group = tuple(seen.number for seen in scene.earlier) or group  # "compare it with the last one"
    at = mention.value - 1 if mention.value > 0 else len(group) + mention.value
    if not 0 <= at < len(group) and mention.origin is None and not scene.group_is_search():
        group = scene.numbers
        at = mention.value - 1 if mention.value > 0 else len(group) + mention.value
    return group[at : at + 1] if 0 <= at < len(group) else ()


def _neighbour(mention: Mention, scene: Scene, found: Sequence[Mention]) -> tuple[int, ...]:
    """The neighbour of what was named last."""
    before = [other for other in found if other.end <= mention.start and other.kind not in {"neighbour", "pronoun"}]
    named = numbers_of(before[-1], scene, False, found) if before else scene.single()
    steps = (mention.value,) if mention.value else (-1, 1)
    at = [scene.numbers.index(number) + step for number in named[-1:] if number in scene.numbers for step in steps]
    return tuple(scene.numbers[place] for place in at if 0 <= place < len(scene.numbers))


def _is_near(mention: Mention) -> bool:
    """Whether it is "this" as opposed to what it stands beside."""
    return mention.kind == "pronoun" and not mention.distant and not mention.plural


def _relative(mention: Mention, scene: Scene) -> tuple[int, ...]:
    if mention.origin:
        group = scene.group(mention.origin)
        if mention.whole:
            return tuple(number for number in scene.numbers if number < group[-1])[-1:] if group else ()
        return (group[-2:-1] if mention.earlier else ()) or group[-1:]
    if scene.attached:
        before = [seen.number for seen in scene.earlier]
        several = scene.attached if len(scene.attached) > 1 else ()
        return tuple(before[mention.value or -1 :][:1]) if mention.value <= 0 else several[-1:]
    numbers = scene.numbers
    if mention.kind == "recent":
        return scene.single()
    here = scene.focus or numbers[-1:]
    if mention.value > 0:
        later = tuple(number for number in numbers if number > max(here, default=0))
        return later[:1] or (here[-1:] if len(here) == 2 else ())
    before = [number for number in numbers if number < min(here, default=0)]
    if mention.value < -1:
        return tuple(before[mention.value : mention.value + 1])
    return tuple(before[-1:]) or (numbers[-2:-1] if len(numbers) > 1 else numbers)


def _beside(mention: Mention, scene: Scene) -> tuple[int, ...]:
    """So many before or after its anchors, of its origin; the one before what is talked about, if they are unknown."""
    if not mention.numbers and mention.value == -1:
        return _relative(mention, scene)
    mention = replace(mention, numbers=mention.numbers or scene.single())
    if not mention.numbers:
        return ()
    row = tuple(seen.number for seen in scene.pictures if mention.origin in {None, seen.origin})
    step = abs(mention.value)
    later = tuple(number for number in row if number > max(mention.numbers))
    earlier = tuple(number for number in reversed(row) if number < min(mention.numbers))
    if not step:
        return (*earlier[:1], *later[:1])
    if mention.value > 0:
        return later[: None if step == 1 else step] if mention.plural else later[step - 1 : step]
    near = earlier[: None if step == 1 else step] if mention.plural else earlier[step - 1 : step]
    return tuple(reversed(near))


def _by_origin(mention: Mention, scene: Scene) -> tuple[int, ...]:
    past = mention.earlier and scene.attached
    ground = Scene(scene.earlier, (), scene.focus) if past and scene.earlier else scene
    group = ground.group(mention.origin, mention.time) or scene.group(mention.origin, mention.time)
    if mention.words and len(group) > 1 and (known := matching(mention.words, scene.narrowed(group))):
        return known
    if mention.whole:
        return tuple(seen.number for seen in scene.pictures if seen.origin == mention.origin)
    if mention.value > 1:
        if len(group) < mention.value:
            return ()
        return group[: mention.value] if mention.origin == "found" else group[-mention.value :]
    if mention.plural:
        return group
    if mention.earlier and mention.origin == "drawn" and scene.focus == group[-1:]:
        return group[-2:-1] or group
    focused = [number for number in group if number in scene.focus]
    if len(focused) == 1 and mention.origin == "found":
        return tuple(focused)
    return group[:1] if mention.origin == "found" else group[-1:]


def _other(mention: Mention, scene: Scene, found: Sequence[Mention]) -> tuple[int, ...]:
    named = {
        number
        for other in found
        if other.kind not in {"pronoun", "other", "all", "described"}
        for number in numbers_of(other, scene, False, ())
    }
    if mention.plural and named >= set(scene.several()):
        # 找到的这些里去掉第一张，别的: the group is what there are others in.
        named = {n for other in found if not other.plural and other.firm for n in numbers_of(other, scene, False, ())}
    here = named or set(scene.attached) or (set(scene.focus) if len(scene.focus) == 1 else set())
    group = scene.group() if not scene.attached or len(scene.attached) > 1 else scene.numbers
    if not named <= set(group):
        group = scene.numbers
    rest = tuple(number for number in group if number not in here)
    if mention.numbers and here:
        return tuple(n for n in rest if (n < min(here) if mention.numbers[0] < 0 else n > max(here)))
    if 0 < mention.value < len(rest):
        return rest[-mention.value :]
    if mention.plural or not here:
        return rest if here else rest[:-1] if not mention.plural else rest
    return rest[-1:]


def _pronoun(mention: Mention, scene: Scene, compares: bool, found: Sequence[Mention]) -> tuple[int, ...]:
    if mention.folk and not scene.attached and len(scene.focus) <= 1:
        return scene.single()
    nearer = any(_is_near(other) for other in found if other is not mention)
    if mention.plural:
        past = scene.attached and scene.earlier and (mention.earlier or (mention.distant and nearer))
        ground = Scene(scene.earlier, (), scene.focus) if past else scene
        return mention.numbers or telling(mention.words, ground) or ground.several(mention.value)
    if mention.origin and (kind := _of_kind(mention, scene)):
        return kind
    if mention.words and (known := mention.numbers or ending(mention.words, scene)):
        return known
    if mention.distant and scene.attached and (nearer or compares) and scene.earlier:
        return Scene(scene.earlier, (), scene.focus).single()
    return scene.single()


def _of_kind(mention: Mention, scene: Scene) -> tuple[int, ...]:
    """What "the drawing" or "the photo" is where others of that kind are there: what is at hand if it is one, else the
    newest. A photo is whatever was not drawn."""
    drawn = mention.origin == "drawn"
    fitting = [seen.number for seen in scene.pictures if (seen.origin == "drawn") == drawn]
    here = scene.single()
    return here if not fitting or set(here) <= set(fitting) else tuple(fitting[-1:])

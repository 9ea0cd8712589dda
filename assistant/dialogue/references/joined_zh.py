"""Chinese mentions that only make sense together: 第三张后面两张, 那张（我传的那个）, 第一张左边那个."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from assistant.dialogue.references.values import Mention

_IS = re.compile(r"都?是")
_WHOSE = re.compile(r"(?<=的)(?:[，,。？?！!吗吧]|$)")
_JOINED = re.compile(r"\s*(?:和|跟|与|、)\s*")
_EXPLAINED = re.compile(r"\s*(?:[（(]|[，,—-]+\s*(?=就是|也就是|即))\s*(?:就是|也就是|即|指)?\s*")
_STANDS = re.compile(
    r"的?(?:隔壁|旁边|边上|后[面头边]|前[面头边]|之[前后])(?:的|那[个张])?[，,、]?\s*(?:也?就是|即)?\s*的?"
)
_SIDE = re.compile(r"(?:(?P<after>后)|前|之前)(?!一)")
_NEXT = re.compile(r"(?:(?P<after>[后下])|[前上])")
"""第三张的上一张, but 这张比上一张."""
_WITH = re.compile(r"\s*[和跟与同比、]\s*")
_NEVER = re.compile(r"(?!)")
_REJECTED = re.compile(r"(?:都|全|也|就)?不(?:对|行|像|合适|是|好|满意|理想)(?=$|[，,。！!了啊呀])")


def joined(found: list[Mention], text: str) -> list[Mention]:
    """The mentions in their order, each as it is meant beside the others."""
    for step in _STEPS:
        found = step(found, text)
    return _without_inner(found)


def _with_owners(found: list[Mention], text: str) -> list[Mention]:
    """你画的第一幅和第二幅: the second was drawn, too."""
    for at, (one, two) in enumerate(pairwise(found)):
        alike = one.kind == two.kind == "ordinal" and one.origin is not None and two.origin is None
        if alike and _JOINED.fullmatch(text[one.end : two.start]):
            found[at + 1] = replace(two, origin=one.origin, time=one.time)
    return found


def _without_predicates(found: list[Mention], text: str) -> list[Mention]:
    """第一张和第三张是我拍的 says of them whose they are, and names no others."""
    told = {
        two
        for one, two in pairwise(found)
        if one.kind != "origin" == two.kind and _IS.fullmatch(text, one.end, two.start) and _WHOSE.match(text, two.end)
    }
    return [mention for mention in found if mention not in told]


def _flanked(found: list[Mention], text: str) -> list[Mention]:
    """第三张后面两张, 我发的那张前面那张: what stands beside what was named just before."""
    for at, (one, two) in enumerate(pairwise(found)):
        side = {"": _SIDE, "的": _NEXT}.get(text[one.end : two.start], _NEVER).match(text, two.start)
        if side and two.kind in {"slice", "relative"} and two.origin is None and not one.plural:
            step = abs(two.value) if side["after"] else -abs(two.value)
            found[at + 1] = Mention("beside", two.start, two.end, step, plural=two.kind == "slice" and abs(step) > 1)
        elif (
            one.kind == "ordinal"
            and two.kind == "relative"
            and abs(two.value) == 1
            and _WITH.fullmatch(text, one.end, two.start)
        ):
            found[at + 1] = (
                replace(two, kind="neighbour") if text.startswith(("前", "后", "下", "再"), two.start) else two
            )
    return found


def _without_anchors(found: list[Mention], text: str) -> list[Mention]:
    """第三张旁边的第四张: the third only says where the fourth is."""
    anchors = {
        one
        for one, two in pairwise(found)
        if two.kind in {"ordinal", "number"} and _STANDS.fullmatch(text, one.end, two.start)
    }
    return [mention for mention in found if mention not in anchors]


def _without_explained(found: list[Mention], text: str) -> list[Mention]:
    """那张（我传的那个）: what stands behind says which."""
    explained = {
        one
        for one, two in pairwise(found)
        if one.kind == "pronoun" != two.kind and _EXPLAINED.fullmatch(text, one.end, two.start)
    }
    return [mention for mention in found if mention not in explained]


def _without_inner(found: list[Mention]) -> list[Mention]:
    """第一张左边那个 is something in the first picture."""
    outer = [mention.end for mention in found if not mention.plural and not mention.inside]
    return [each for each in found if not (each.inside and outer and min(outer) <= each.start)]


def _without_rejected(found: list[Mention], text: str) -> list[Mention]:
    """最后那个好，前面的都不对: the others are not wanted."""
    rejected = [each for each in found if each.kind == "other" and _REJECTED.match(text, each.end)]
    return [each for each in found if each not in rejected] or found


_STEPS: tuple[Callable[[list[Mention], str], list[Mention]], ...] = (
    _with_owners,
    _without_predicates,
    _without_anchors,
    _without_explained,
    _without_rejected,
    _flanked,
)

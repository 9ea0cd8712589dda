"""Pictures by what is known of them: "the one with the star". Compares words with captions and answers only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.api import SHADED, Language
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.several import pointed_at
from assistant.dialogue.references.values import Mention, References

_EMPTIES = (
    "a an the of and with in on at is are it its that this one ones picture image photo some only has have there what "
    "which who how"
)
_EMPTY = frozenset(_EMPTIES.split())
_SEES = frozenset("有到着带是见了")
_ONE_WITH = {
    "en": re.compile(
        r"the (?:one|picture|photo|image) (?:with|that (?:has|shows)|showing) [a-z0-9' -]+", re.IGNORECASE
    ),
    "zh": re.compile(
        r"(?:(?:有|画着|带)[^，。？！]{1,10}?的|[\u4e00-\u9fff]色(?:的?[^，。？！的]{0,6}的)?)(?:那|这)[张个幅]"
    ),
}
"""Fewer forms than those that name a picture: "the picture of health" is a saying."""
_RED_ONE = rf"the (?P<words>{SHADED['en']}) (?:one|picture|photo|image|drawing)"
_COLOURED = re.compile(rf"\b{_RED_ONE}\b(?! of\b)", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?:(?:please|now|and|ok(?:ay)?|then),? )*(?:(?:describe|caption|what about|how about) )?{_RED_ONE}"
    r"(?:,? please)?[.?! ]*",
    re.IGNORECASE,
)
_POINTS = {"en": ("this one", "that one"), "zh": ("这张", "那张")}
_LONGEST = 6
"""Chinese characters of a thing's name."""


def matching(words: str, scene: Scene) -> tuple[int, ...]:
    """The pictures whose description has most of the words; in the group first, then anywhere; none if none has any."""
    wanted = _content(words)
    if not wanted:
        return ()
    scores = {seen.number: len(wanted & _content(seen.description)) / len(wanted) for seen in scene.pictures}
    for numbers in (scene.group(), scene.numbers):
        best = max((scores[number] for number in numbers), default=0.0)
        if best >= 0.5:
            return tuple(number for number in numbers if scores[number] == best)[:1]
    return ()


def has_all(words: str, scene: Scene) -> bool:
    """Whether the description of one picture has all of the words, or the words say nothing that it could have."""
    wanted = _content(words)
    return any(wanted <= _content(seen.description) for seen in scene.pictures)


def telling(words: str, scene: Scene) -> tuple[int, ...]:
    """Those of several pictures at hand whose descriptions have all of the words; none while one has no description."""
    wanted, near = _content(words), set(scene.several())
    known = [seen for seen in scene.pictures if seen.number in near]
    if not wanted or not all(seen.description for seen in known):
        return ()
    return tuple(seen.number for seen in known if wanted <= _content(seen.description))


def only(words: str, scene: Scene) -> tuple[int, ...]:
    """The picture of those in focus whose description alone has one of the words; none if that is not one picture."""
    near = set(scene.focus) if len(scene.focus) > 1 else set(scene.numbers)
    known = {seen.number: _content(seen.description) for seen in scene.pictures if seen.number in near}
    for word in sorted(_content(words)):
        having = [number for number, content in known.items() if word in content]
        if len(having) == 1:
            return tuple(having)
    return ()


def coloured(text: str, found: Sequence[Mention], scene: Scene, language: Language) -> tuple[Mention, ...]:
    """Mentions of pictures by their colour, beside `found`: "the red one". Where not several are at hand it may be a
    thing in the one that is, unless it is all that is asked about, or stands beside another picture."""
    if language != "en" or any(mention.kind != "described" for mention in found):
        return ()
    sure = bool(found or _ALONE.fullmatch(text.strip()))
    if not sure and len(scene.attached or scene.focus) < 2:
        return ()
    return tuple(
        Mention("described", *match.span(), strong=False, inside=not sure, words=match["words"])
        for match in _COLOURED.finditer(text)
    )


def ending(words: str, scene: Scene) -> tuple[int, ...]:
    """The one picture whose description has the end of what is said before it, 说说海边那张, where words have no
    borders; the longest end counts. A single character counts where a verb says that it is seen: 拍到狗的那张."""
    if re.search(r"没有?|不带|无", words):
        return ()
    said = re.sub(r"的$", "", words)
    least = 1 if len(said) == 1 or (said != words and said[-2:-1] in _SEES) else 2
    for length in range(min(len(said), _LONGEST), least - 1, -1):
        having = tuple(seen.number for seen in scene.pictures if said[-length:] in seen.description)
        if len(having) == 1:
            return having
    return ()


def pointed(text: str, references: References, language: Language) -> str:
    """The text with pointing words for what the pictures that it names show: "describe the one with the hearts" wants
    a description, and no hearts."""
    if not references.numbers:
        return text
    names, text = references.phrase.split(", "), pointed_at(text, language)
    if language == "zh":  # the phrase is 那张, at the end of what is said of it
        told = [match[0] for match in _ONE_WITH[language].finditer(text) if match[0].endswith(tuple(names))]
    else:
        told = names if all(_ONE_WITH[language].fullmatch(name) or _COLOURED.fullmatch(name) for name in names) else []
    first, second = _POINTS[language]
    for at, name in enumerate(told):
        text = text.replace(name, second if at else first, 1)
    return text


def _content(text: str) -> frozenset[str]:
    """English words without endings, and Chinese characters in pairs."""
    lowered = text.lower()
    words = {re.sub(r"(?:es|s)$", "", word) for word in re.findall(r"[a-z]{2,}", lowered) if word not in _EMPTY}
    chinese = re.findall(r"[\u4e00-\u9fff]+", lowered)
    pairs = {run[at : at + 2] for run in chinese for at in range(max(1, len(run) - 1))}
    return frozenset(words | pairs)

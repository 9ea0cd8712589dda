"""Brings mentions and pictures together: which numbers a sentence names, or a sentence on why it names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from types import ModuleType

from assistant.api import Language, Phrases, language_of
from assistant.dialogue.colloquial import schoolbook
from assistant.dialogue.references import read_en, read_zh, words_en, words_zh
from assistant.dialogue.references.described import matching, only
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.values import Mention, References, Seen

MASK = "§"
"""Stands for a mention where only the shape of a sentence matters."""

_GROUP_FIRST = re.compile(r"[\s,，:：里中的当间]*|[,:]\s*(?:is|are|does|do|what about|in)\s*")
_GROUP_LAST = re.compile(r"\s*(?:of|among|in|from)\s*")
"""What stands between a group and what counts within it, after the group or before it."""
_OUT_OF = re.compile(r"\b(?:of|among|amongst|from|in)\s*$")
_NOT_FAR = re.compile(r"(?!\s*(?:is|are|was|were|looks?|has|have)\b)[^.?!;。？！；]{0,30}")
"""Behind "of", a group is what anything near it counts in: "of those you found I prefer the second"."""
_UNRELATED = re.compile(r"(?:nothing to do with|unrelated to)\s+$", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)(?:\"[^\"]+\"|“[^”]+”|‘[^’]+’|'[^']+'|「[^」]+」|『[^』]+』)(?!\w)")

_LISTED = re.compile(r"(?:[\s,]|\b(?:the|and|or|nor|both|for|number|pictures?)\b)*")
"""What stands between the things of a list."""
_COUNTED = {"ordinal", "slice", "relative", "number"}

SAY = Phrases(
    none=("There is no picture in this conversation yet.", "这个对话里还没有图片。"),
    one=("There is one picture here: #{first}.", "这里只有一张图片：#{first}。"),
    many=("There are {count} pictures here: #{first} to #{last}.", "这里有 {count} 张图片：#{first} 到 #{last}。"),
    missing=("There is no picture “{phrase}”. {there}", "没有“{phrase}”对应的图片。{there}"),
)


def resolve(
    text: str, pictures: Sequence[Seen], attached: Sequence[int] = (), focus: Sequence[int] | None = None
) -> References:
    """The pictures that `text` names among `pictures` (with those `attached` to this turn).

    `focus` are the pictures that were last talked about; by default those of the latest earlier turn.
    """
    language = language_of(text)
    compares = bool(_words(language).COMPARES.search(text.lower()))
    found = _without_echoes(_corrected(_meant(mentions(text, language), text), text, language), compares)
    scene = Scene.of(pictures, attached, focus)
    if (
        all(mention.kind == "pronoun" for mention in found)
        and (said := schoolbook(text.lower(), language)) != text.lower()
    ):
        plainer = _without_echoes(_corrected(mentions(said, language), said, language), compares)
        if any(mention.strong and mention.kind != "pronoun" for mention in plainer):
            text, found = said, plainer
    if not found:
        if len(scene.several()) > 1 and _words(language).BARE_COMPARISON.fullmatch(text.lower().strip()):
            return References(scene.several(), text.strip(), strong=True)
        return _implied(text, language, scene)
    there = {seen.origin for seen in scene.pictures}
    found = [replace(m, origin=None, supposed=False) if m.supposed and m.origin not in there else m for m in found]
    exception = _words(language).EXCEPT.search(text.lower())
    named: list[int] = []
    excluded: list[int] = []
    missing: list[Mention] = []
    groups = _groups(found, text)
    for mention in found:
        if mention in groups.values():
            continue
        ground, counted = scene, mention
        if mention in groups:
            ground = scene.narrowed(_numbers(groups[mention], scene, compares, found))
            if mention.kind == "relative":  # of two, 后一张 is the second
                counted = replace(mention, kind="ordinal", value=1 if mention.value < 0 else -1)
            if mention.kind == "number" and not set(mention.numbers) <= set(ground.numbers):
                group = ground.numbers
                counted = replace(mention, numbers=tuple(group[n - 1] for n in mention.numbers if n <= len(group)))
        numbers = _numbers(counted, ground, compares, found)
        if not numbers and mention.strong:
            missing.append(mention)
        taken_out = _words(language).NEGATES.search(text[: mention.start].lower()) and len(found) > 1
        taken_out = taken_out or _words(language).AFTERWARDS.search(text[mention.end :].lower())
        into = excluded if taken_out or (exception and _excluded(mention, exception, text, found, language)) else named
        into += numbers
    if excluded:
        named = [number for number in (named or scene.several()) if number not in set(excluded)]
    strong = any(mention.strong or len(mention.numbers) > 1 for mention in found)
    phrase = ", ".join(dict.fromkeys(text[mention.start : mention.end].strip() for mention in found))
    if missing:
        first = missing[0]
        return References((), phrase, _problem(text[first.start : first.end].strip(), scene, language), strong)
    return References(_with_attached(named, found, scene, compares), phrase, "", strong)


def mentions(text: str, language: Language, sure: bool = False) -> list[Mention]:
    """Everything in a sentence that points at pictures, in its order; with `sure`, only what surely does."""
    return read_zh.mentions(text, sure) if language == "zh" else read_en.mentions(text, sure)


def _without_echoes(found: list[Mention], compares: bool) -> list[Mention]:
    """Without the pronouns that mean what was just named: "go back to the first picture and describe it"."""
    kept: list[Mention] = []
    for mention in found:
        if mention.kind != "pronoun" or not _echoes(mention, kept, compares):
            kept.append(mention)
    return kept


def _echoes(pronoun: Mention, before: Sequence[Mention], compares: bool) -> bool:
    if pronoun.plural and pronoun.value:
        return pronoun.value == sum(len(mention.numbers) for mention in before)
    named = any(mention.strong and mention.kind != "pronoun" for mention in before)
    if pronoun.strong:
        return named and pronoun.distant and not compares
    return any(mention.strong for mention in before) and (pronoun.plural or not compares)


def _meant(found: list[Mention], text: str) -> list[Mention]:
    """Without words that are only quoted, "how do I say 'the last one' in French?", or that nothing has to do with."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [mention for mention in found if not _UNRELATED.search(text[: mention.start])]
    return [each for each in found if not any(start < each.start and each.end < end for start, end in quoted)]


def _corrected(found: list[Mention], text: str, language: Language) -> list[Mention]:
    """Without what was named before a correction: "the second one, no, I mean the third"."""
    turn = max((match.end() for match in _words(language).CORRECTS.finditer(text.lower())), default=0)
    after = [mention for mention in found if mention.start >= turn]
    return after if any(mention.strong or mention.kind == "number" for mention in after) else found


def _groups(found: Sequence[Mention], text: str) -> dict[Mention, Mention]:
    """Of each mention that counts within another one, that group: "these two, is the first …", "the middle one of the
    hits"."""
    groups = {}
    for one, two in pairwise(found):
        between = text[one.end : two.start].lower()
        for group, counted, joint in ((one, two, _GROUP_FIRST), (two, one, _GROUP_LAST)):
            many = group.plural and group.kind in {"origin", "pronoun", "all"}
            counts = counted.kind in _COUNTED and counted.origin is None
            taken = group is one and _NOT_FAR.fullmatch(between) and _OUT_OF.search(text[: group.start].lower())
            joined = counted.kind == "ordinal" or (counted.kind == "relative" and group.value == 2)
            if many and counts and (taken or (joined and joint.fullmatch(between))):
                groups[counted] = group
    return groups


def _implied(text: str, language: Language, scene: Scene) -> References:
    """The one picture of several that shows what is spoken of as known: "how old is the cat"."""
    if scene.attached or len(scene.numbers) < 2:
        return References()
    for match in _words(language).DEFINITE.finditer(text.lower()):
        numbers = only(match["words"], scene)
        if numbers:
            return References(numbers, text[match.start() : match.end()])
    return References()


def mask(text: str) -> str:
    """The sentence with every sure mention replaced by one sign: its shape, for the router."""
    language = language_of(text)
    for mention in reversed(mentions(text, language, sure=True)):
        if text[mention.start : mention.end] != MASK:
            text = f"{text[: mention.start]} {MASK} {text[mention.end :]}"
    return re.sub(r"\s+", " ", text).strip()


def _words(language: Language) -> ModuleType:
    return words_zh if language == "zh" else words_en


def _numbers(mention: Mention, scene: Scene, compares: bool, found: Sequence[Mention]) -> tuple[int, ...]:
    match mention.kind:
        case "number":
            known = {*scene.numbers, *scene.aside}
            return mention.numbers if known.issuperset(mention.numbers) else ()
        case "ordinal":
            return _nth(mention, scene, compares)
        case "slice":
            group = scene.numbers if mention.whole else scene.group(mention.origin)
            if len(group) < abs(mention.value) and not mention.origin:
                group = scene.numbers
            if len(group) < abs(mention.value):
                return ()
            return group[: mention.value] if mention.value > 0 else group[mention.value :]
        case "relative" | "recent":
            return _relative(mention, scene)
        case "all":
            return scene.numbers if mention.whole else scene.several()
        case "origin":
            return _by_origin(mention, scene)
        case "other":
            return _other(mention, scene, found)
        case "described":
            return matching(mention.words, scene) or scene.single()
        case "pronoun":
            return _pronoun(mention, scene, compares, found)


def _nth(mention: Mention, scene: Scene, compares: bool) -> tuple[int, ...]:
    alone = len(scene.attached) == 1 and (compares or mention.value > 0)
    group = scene.numbers if mention.whole and not mention.origin else scene.group(mention.origin)
    if not mention.value:
        return group[(len(group) - 1) // 2 :][:1]
    if alone and mention.origin is None and mention.value < 0 and group == scene.numbers:
        group = tuple(seen.number for seen in scene.earlier) or group  # "compare it with the last one"
    at = mention.value - 1 if mention.value > 0 else len(group) + mention.value
    if not 0 <= at < len(group) and mention.origin is None and not scene.group_is_search():
        group = scene.numbers
        at = mention.value - 1 if mention.value > 0 else len(group) + mention.value
    return group[at : at + 1] if 0 <= at < len(group) else ()


def _relative(mention: Mention, scene: Scene) -> tuple[int, ...]:
    if scene.attached:
        before = [seen.number for seen in scene.earlier]
        several = scene.attached if len(scene.attached) > 1 else ()
        return tuple(before[-1:]) if mention.value <= 0 else several[-1:]
    numbers = scene.numbers
    if mention.kind == "recent":
        return scene.single()
    here = scene.focus or numbers[-1:]
    if mention.value > 0:
        return tuple(number for number in numbers if number > max(here, default=0))[:1]
    before = [number for number in numbers if number < min(here, default=0)]
    if mention.value < -1:
        return tuple(before[mention.value : mention.value + 1])
    return tuple(before[-1:]) or (numbers[-2:-1] if len(numbers) > 1 else numbers)


def _by_origin(mention: Mention, scene: Scene) -> tuple[int, ...]:
    group = scene.group(mention.origin)
    if mention.earlier and scene.attached:
        group = tuple(number for number in group if number not in set(scene.attached)) or group
    if mention.value > 1:
        if len(group) < mention.value:
            return ()
        return group[: mention.value] if mention.origin == "found" else group[-mention.value :]
    if mention.plural:
        return group
    focused = [number for number in group if number in scene.focus]
    if len(focused) == 1 and mention.origin == "found":
        return tuple(focused)
    return group[:1] if mention.origin == "found" else group[-1:]


def _other(mention: Mention, scene: Scene, found: Sequence[Mention]) -> tuple[int, ...]:
    named = {
        number
        for other in found
        if other.kind in {"number", "ordinal", "slice"}
        for number in _numbers(other, scene, False, ())
    }
    here = named or set(scene.attached) or (set(scene.focus) if len(scene.focus) == 1 else set())
    group = scene.group() if not scene.attached or len(scene.attached) > 1 else scene.numbers
    rest = tuple(number for number in group if number not in here)
    if mention.plural or not here:
        return rest if here else rest[:-1] if not mention.plural else rest
    return rest[-1:]


def _pronoun(mention: Mention, scene: Scene, compares: bool, found: Sequence[Mention]) -> tuple[int, ...]:
    if mention.plural:
        return scene.several(mention.value)
    nearer = any(other.kind == "pronoun" and not other.distant for other in found if other is not mention)
    if mention.distant and scene.attached and (nearer or compares) and scene.earlier:
        return Scene(scene.earlier, (), scene.focus).single()
    return scene.single()


def _with_attached(named: list[int], found: Sequence[Mention], scene: Scene, compares: bool) -> tuple[int, ...]:
    """A comparison with older pictures includes what is attached or talked about: "is it like #1?" needs two."""
    numbers = list(dict.fromkeys(named))
    only_older = numbers and not set(numbers) & set(scene.attached)
    if compares and only_older and scene.attached and all(mention.kind != "all" for mention in found):
        numbers = [*scene.attached, *numbers]
    return tuple(numbers)


def _blank(text: str, found: Sequence[Mention], at: int) -> str:
    """The text, which begins `at` a place of the sentence, without the mentions in it."""
    kept = list(text)
    for each in found:
        if each.start >= at and each.end <= at + len(text):
            kept[each.start - at : each.end - at] = [" "] * (each.end - each.start)
    return "".join(kept)


def _excluded(
    mention: Mention, exception: re.Match[str], text: str, found: Sequence[Mention], language: Language
) -> bool:
    if language == "en":
        between = _blank(text[exception.end() : mention.start], found, exception.end())
        return mention.start >= exception.end() and bool(_LISTED.fullmatch(between.lower()))
    return exception.end() <= mention.start <= exception.end() + 2


def _problem(phrase: str, scene: Scene, language: Language) -> str:
    numbers = scene.numbers
    if not numbers:
        return SAY(language, "none")
    there = SAY(
        language, "one" if len(numbers) == 1 else "many", count=len(numbers), first=numbers[0], last=numbers[-1]
    )
    return SAY(language, "missing", phrase=phrase, there=there)

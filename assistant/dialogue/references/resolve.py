"""Brings mentions and pictures together: which numbers a sentence names, or a sentence on why it names none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.api import Language, Phrases, language_of
from assistant.dialogue.colloquial import schoolbook
from assistant.dialogue.references.counting import numbers_of, within
from assistant.dialogue.references.described import only
from assistant.dialogue.references.reading import mentions, words_of
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.sifting import corrected, groups_in, is_excluded, meant, without_echoes
from assistant.dialogue.references.values import Mention, References, Seen

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
    compares = bool(words_of(language).COMPARES.search(text.lower()))
    found = without_echoes(corrected(meant(mentions(text, language), text), text, language), compares)
    scene = Scene.of(pictures, attached, focus)
    if (
        all(mention.kind == "pronoun" for mention in found)
        and (said := schoolbook(text.lower(), language)) != text.lower()
    ):
        plainer = without_echoes(corrected(mentions(said, language), said, language), compares)
        if any(mention.strong and mention.kind != "pronoun" for mention in plainer):
            text, found = said, plainer
    if not found:
        if len(scene.several()) > 1 and words_of(language).BARE_COMPARISON.fullmatch(text.lower().strip()):
            return References(scene.several(), text.strip(), strong=True)
        return _implied(text, language, scene)
    there = {seen.origin for seen in scene.pictures}
    found = [m for m in found if not (m.supposed and m.kind == "origin" and m.origin not in there)]
    found = [replace(m, origin=None, supposed=False) if m.supposed and m.origin not in there else m for m in found]
    exception = words_of(language).EXCEPT.search(text.lower())
    named: list[int] = []
    excluded: list[int] = []
    missing: list[Mention] = []
    groups = groups_in(found, text, language)
    for mention in found:
        if mention in groups.values():
            continue
        ground, counted = scene, mention
        if mention in groups:
            ground = scene.narrowed(numbers_of(groups[mention], scene, compares, found))
            counted = within(mention, ground)
        numbers = numbers_of(counted, ground, compares, found)
        if not numbers and mention.strong:
            missing.append(mention)
        taken_out = words_of(language).NEGATES.search(text[: mention.start].lower()) and len(found) > 1
        taken_out = taken_out or words_of(language).AFTERWARDS.search(text[mention.end :].lower())
        taken_out = taken_out or (exception and is_excluded(mention, exception, text, found, language))
        (excluded if taken_out else named).extend(numbers)
    if excluded:
        named = [number for number in (named or scene.several()) if number not in set(excluded)]
    strong = any(mention.strong or len(mention.numbers) > 1 for mention in found)
    phrase = ", ".join(dict.fromkeys(text[mention.start : mention.end].strip() for mention in found))
    if missing:
        first = missing[0]
        return References((), phrase, _problem(text[first.start : first.end].strip(), scene, language), strong)
    return References(_with_attached(named, found, scene, compares), phrase, "", strong)


def _implied(text: str, language: Language, scene: Scene) -> References:
    """The one picture of several that shows what is spoken of as known: "how old is the cat"."""
    if scene.attached or len(scene.numbers) < 2:
        return References()
    for match in words_of(language).DEFINITE.finditer(text.lower()):
        numbers = only(match["words"], scene)
        if numbers:
            return References(numbers, text[match.start() : match.end()])
    return References()


def _with_attached(named: list[int], found: Sequence[Mention], scene: Scene, compares: bool) -> tuple[int, ...]:
    """A comparison with older pictures includes what is attached or talked about: "is it like #1?" needs two."""
    numbers = list(dict.fromkeys(named))
    only_older = numbers and not set(numbers) & set(scene.attached)
    if compares and only_older and scene.attached and all(mention.kind != "all" for mention in found):
        numbers = [*scene.attached, *numbers]
    return tuple(numbers)


def _problem(phrase: str, scene: Scene, language: Language) -> str:
    numbers = scene.numbers
    if not numbers:
        return SAY(language, "none")
    there = SAY(
        language, "one" if len(numbers) == 1 else "many", count=len(numbers), first=numbers[0], last=numbers[-1]
    )
    return SAY(language, "missing", phrase=phrase, there=there)

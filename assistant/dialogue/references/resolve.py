"""Brings mentions and pictures together: which numbers a sentence names, or a sentence on why it names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.api import Language, Phrases, language_of
from assistant.dialogue.references.described import coloured, only
from assistant.dialogue.references.filenames import files_in
from assistant.dialogue.references.naming import Sentence
from assistant.dialogue.references.reading import words_of
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.sought import Shown, looked_at, unseen, words_for
from assistant.dialogue.references.understood import understood
from assistant.dialogue.references.values import Mention, References, Seen

SAY = Phrases(
    none=("There is no picture in this conversation yet.", "这个对话里还没有图片。"),
    one=("There is one picture here: #{first}.", "这里只有一张图片：#{first}。"),
    many=("There are {count} pictures here: #{first} to #{last}.", "这里有 {count} 张图片：#{first} 到 #{last}。"),
    unknown=(
        "This conversation has no picture with the file name {phrase}. {there} Drop the file, or look for it in your "
        "library: find {phrase}",
        "这个对话里没有文件名为 {phrase} 的图片。{there}请拖入这个文件，或在图库里查找：找 {phrase}",
    ),
    nowhere=(
        "This conversation has no picture yet, and none with the file name {phrase}. Drop the file, or look for it in "
        "your library: find {phrase}",
        "这个对话里还没有图片，也没有文件名为 {phrase} 的。请拖入这个文件，或在图库里查找：找 {phrase}",
    ),
    missing=("There is no picture “{phrase}”. {there}", "没有“{phrase}”对应的图片。{there}"),
    unseen=(
        "No picture here seems to show “{phrase}”. {there} Name the one you mean by its number.",
        "这里似乎没有哪张图片显示“{phrase}”。{there}请用编号说明是哪一张。",
    ),
)


_AFTER_COUNT_ZH = re.compile(r"(?<=[张幅个份图片像])(?:之间|[有是]什么|有何|一样|[有都的是哪放比谁差里中])$")
"""What tells that 两张图 are pictures here, and is no part of their name."""


def resolve(
    text: str,
    pictures: Sequence[Seen],
    attached: Sequence[int] = (),
    focus: Sequence[int] | None = None,
    default: Language = "en",
    shown: Shown | None = None,
) -> References:
    """The pictures that `text` names among `pictures` (with those `attached` to this turn).

    `focus` are the pictures that were last talked about; by default those of the latest earlier turn. `default` is the
    language of a text without words, such as "#9". `shown` tells what a look at the pictures for `sought` found.
    """
    shown = shown or {}
    language = language_of(text, default)
    files = files_in(text, pictures)
    if files.unknown:
        problem = _problem(files.unknown, Scene.of(pictures, attached, focus), language, "unknown")
        return References((), files.phrase, problem, True, files.unknown)
    compares = bool(words_of(language).COMPARES.search(text.lower()))
    text, found = understood(text, language, compares)
    scene = Scene.of(pictures, attached, focus)
    if files.numbers and not any(mention.firm and mention.kind != "pronoun" for mention in found):
        return References(files.numbers, files.phrase, strong=True, here=files.numbers)
    found = sorted([*found, *_by_colour(text, found, scene, language, shown)], key=lambda mention: mention.start)
    if not found:
        if len(scene.several()) > 1 and words_of(language).BARE_COMPARISON.fullmatch(text.lower().strip()):
            return References(scene.several(), text.strip(), strong=True, here=scene.several())
        return _implied(text, language, scene)
    there = {seen.origin for seen in scene.pictures}
    found = [m for m in found if m.plural or not (m.supposed and m.kind == "origin" and m.origin not in there)]
    found = [looked_at(_with_origin(mention, scene), shown) for mention in found]
    sentence = Sentence(text, language, compares, found, scene)
    named = [*files.numbers, *sentence.named()]
    if compares and len(named) == 1 and not sentence.excludes:
        named.extend(_put_beside(text, found, language, scene))
    strong = any(mention.strong or (mention.firm and named) for mention in found)
    phrase = ", ".join(dict.fromkeys(text[mention.start : mention.end].strip() for mention in found))
    near = Sentence(text, language, compares, sentence.of_here(), scene)
    here = _with_attached([*files.numbers, *near.named()], found, scene, compares)
    if missing := sentence.missing:
        phrase_missing = _AFTER_COUNT_ZH.sub("", text[missing.start : missing.end].strip())
        problem = _problem(phrase_missing, scene, language)
        return References((), phrase, problem, strong, here=here, elsewhere=near.missing is None)
    numbers = _with_attached(named, found, scene, compares)
    if lost := next((mention for mention in found if unseen(mention, scene, shown)), None):
        problem = _problem(words_for(lost), scene, language, "unseen")
        return References(numbers, phrase, problem, strong, unseen=True, here=here)
    return References(numbers, phrase, "", strong, here=here)


def _by_colour(text: str, found: Sequence[Mention], scene: Scene, language: Language, shown: Shown) -> list[Mention]:
    """What names pictures by their colour: of what may be in a picture as well, only what finds one."""
    told = coloured(text, found, scene, language)
    return [mention for mention in told if not mention.inside or shown.get(mention.words) or only(mention.words, scene)]


def _with_origin(mention: Mention, scene: Scene) -> Mention:
    """The mention with the origin that it can only have among these pictures."""
    there = [seen.origin for seen in sorted(scene.pictures, key=lambda seen: seen.turn)]
    if mention.either:
        brought = [origin for origin in there if origin != "dropped"]
        return replace(mention, origin=brought[-1]) if brought else mention
    if mention.kind == "pronoun" and not mention.plural:
        return mention
    return (
        replace(mention, origin=None, supposed=False) if mention.supposed and mention.origin not in there else mention
    )


def _implied(text: str, language: Language, scene: Scene) -> References:
    """The one picture of several that shows what is spoken of as known: "how old is the cat"."""
    if scene.attached or len(scene.numbers) < 2 or words_of(language).LOOKS_FOR.match(text.lower()):
        return References()
    for match in words_of(language).DEFINITE.finditer(text.lower()):
        numbers = only(match["words"], scene)
        if numbers:
            return References(numbers, text[match.start() : match.end()], here=numbers)
    return References()


def _put_beside(text: str, found: Sequence[Mention], language: Language, scene: Scene) -> tuple[int, ...]:
    """The picture that shows what the one that is named is compared with: "the one you drew and the circle"."""
    lowered = text.lower()
    for match in words_of(language).DEFINITE.finditer(lowered):
        apart = all(match.end() <= each.start or each.end <= match.start() for each in found)
        if apart and words_of(language).JOINS.search(lowered[: match.start()]):
            return only(match["words"], scene)
    return ()


def _with_attached(named: list[int], found: Sequence[Mention], scene: Scene, compares: bool) -> tuple[int, ...]:
    """A comparison with older pictures includes what is attached or talked about: "is it like #1?" needs two."""
    numbers = list(dict.fromkeys(named))
    only_older = numbers and not set(numbers) & set(scene.attached)
    if compares and only_older and scene.attached and all(mention.kind != "all" for mention in found):
        numbers = [*scene.attached, *numbers]
    return tuple(numbers)


def _problem(phrase: str, scene: Scene, language: Language, kind: str = "missing") -> str:
    numbers = scene.numbers
    if not numbers:
        return SAY(language, "nowhere" if kind == "unknown" else "none", phrase=phrase)
    there = SAY(
        language, "one" if len(numbers) == 1 else "many", count=len(numbers), first=numbers[0], last=numbers[-1]
    )
    return SAY(language, kind, phrase=phrase, there=there)

"""What has to be looked for in the pictures themselves: "the one with the star", where no caption tells of a star.

Belongs here: what to look for and among which pictures, and what a look tells about mentions. Models are elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.api import SHADED, Language, language_of
from assistant.dialogue.references.described import coloured, ending, has_all, matching
from assistant.dialogue.references.reading import words_of
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.several import SHOWS_ZH
from assistant.dialogue.references.understood import understood
from assistant.dialogue.references.values import Mention, Seen

Shown = Mapping[str, tuple[int, ...]]
"""What was looked for, with the numbers of the pictures that show it, best first; none where none seems to."""

_MOST = 64
"""Pictures that are looked at for one sentence, the newest ones: a look takes a while on a processor."""
_BEFORE_ZH = re.compile(rf"{SHOWS_ZH}$|(?P<colour>[\u4e00-\u9fff]色(?:的?[^，。？！的]{{0,6}}的)?)$")
"""What stands before 那张 and tells what the picture shows, without the verb of the sentence."""

_COLOUR = re.compile(f"{SHADED['en']}|{SHADED['zh']}")


@dataclass(frozen=True, slots=True)
class Sought:
    """Words for what a picture shows, and the pictures among which it is sought: those at hand, then all others."""

    words: str
    groups: tuple[tuple[int, ...], ...]


def sought(
    text: str,
    pictures: Sequence[Seen],
    attached: Sequence[int] = (),
    focus: Sequence[int] | None = None,
    default: Language = "en",
) -> tuple[Sought, ...]:
    """What `text` says of pictures that no description of theirs says in full; nothing where there is no choice."""
    scene = Scene.of(pictures, attached, focus)
    if len(scene.numbers) < 2:
        return ()
    language = language_of(text, default)
    found = understood(text, language, bool(words_of(language).COMPARES.search(text.lower())))[1]
    if words_of(language).LOOKS_FOR.match(text.lower()):
        found = [mention for mention in found if not mention.plural]
    named = (*found, *coloured(text, found, scene, language))
    wanted = dict.fromkeys(words for each in named if (words := words_for(each)) and not _told(each, scene))
    near = scene.group()[-_MOST:]
    rest = tuple(number for number in scene.numbers if number not in near)[-(_MOST - len(near)) :]
    groups = tuple(filter(None, (near, rest if len(near) < _MOST else ())))
    return tuple(Sought(words, groups) for words in wanted)


def looked_at(mention: Mention, shown: Shown) -> Mention:
    """The mention with the picture that was seen to show what it says; all of them where it speaks of several."""
    numbers = shown.get(words_for(mention), ())
    return replace(mention, numbers=tuple(sorted(numbers)) if mention.plural else numbers[:1]) if numbers else mention


def unseen(mention: Mention, scene: Scene, shown: Shown) -> bool:
    """Whether it was looked for in vain, and no description has any of it."""
    words = words_for(mention)
    return shown.get(words) == () and not (matching(words, scene) or _told(mention, scene))


def _told(mention: Mention, scene: Scene) -> bool:
    """Whether a description says all that the mention does; of which of several pictures it is true, none tells."""
    if mention.plural:
        return False
    words = words_for(mention)
    if _COLOUR.fullmatch(words) and not all(seen.description for seen in scene.pictures):
        return False  # many a picture has something red in it; the red one is another matter
    return bool(mention.kind == "pronoun" and ending(mention.words, scene)) or has_all(words, scene)


def words_for(mention: Mention) -> str:
    """The words of a mention that a picture can be compared with; empty where it has none."""
    if mention.kind == "described" or mention.plural:
        return mention.words
    if mention.kind == "pronoun" and (match := _BEFORE_ZH.search(mention.words)):
        return match["shown"] or match["colour"].removesuffix("的")
    return ""

"""One sentence over one scene: which pictures each of its mentions names, and which of them it takes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from assistant.api import Language
from assistant.dialogue.references.counting import numbers_of, within
from assistant.dialogue.references.grouping import anchors_in, beside, groups_in, stretches_in
from assistant.dialogue.references.reading import words_of
from assistant.dialogue.references.scene import Scene
from assistant.dialogue.references.sifting import is_dropped, is_excluded, listed_before, told_before
from assistant.dialogue.references.values import Mention

_ONE_BY_ONE = frozenset({"number", "ordinal"})
_LIBRARY_TOO = frozenset({"all", "origin", "described"})
"""Kinds that may name pictures of the library as well: "all of my pictures", "the picture of the dog"."""


class Sentence:
    """The mentions that count in a sentence, `found`, against the pictures of a scene."""

    def __init__(self, text: str, language: Language, compares: bool, found: Sequence[Mention], scene: Scene) -> None:
        self._text, self._language, self._compares, self._found, self._scene = text, language, compares, found, scene
        self._groups, self._anchors = groups_in(found, text, language), anchors_in(found, text)
        self._stretches = stretches_in(found, text)
        self._exceptions = list(words_of(language).EXCEPT.finditer(text.lower()))
        helping = {*self._groups.values(), *self._anchors.values()}
        self._naming = [mention for mention in found if mention not in helping]
        self._numbers = {mention: self._numbers_of(mention) for mention in self._naming}

    @property
    def missing(self) -> Mention | None:
        """The first mention that is surely about pictures and finds none. "In the middle" is that of a row, if there is
        one."""
        sure = (each for each in self._naming if each.strong and (each.kind, each.value) != ("ordinal", 0))
        return next((each for each in sure if not self._numbers[each]), None)

    def of_here(self) -> list[Mention]:
        """The mentions without those that may as well name pictures of the library, unless something is to be like
        them: "the one I sent" of "like the one I sent"."""
        return [each for each in self._found if not self._of_library(each)]

    def _of_library(self, mention: Mention) -> bool:
        if words_of(self._language).LIKENED.search(self._text[: mention.start].lower()):
            return False
        if mention.kind == "pronoun" and words_of(self._language).OF_A_KIND.match(self._text[mention.end :].lower()):
            return True
        lost = mention in self._naming and not self._numbers[mention]
        return mention.kind in _LIBRARY_TOO or (lost and mention.kind not in _ONE_BY_ONE)

    def named(self) -> list[int]:
        """The numbers that the sentence names, in its order; those that it takes out are not among them."""
        named, excluded = self._split
        taken = {number for mention in excluded for number in self._numbers[mention]}
        again = [n for mention in named if mention.kind in _ONE_BY_ONE for n in self._numbers[mention] if n in taken]
        if again:
            return again  # "all but #2 look fine. What is wrong with #2?"
        left = [number for mention in named for number in self._numbers[mention]]
        if not taken:
            return left
        near = self._scene.several()
        if not 0 < len(set(near) & taken) < len(near):
            near = self._scene.numbers
        return [number for number in (left or near) if number not in taken]

    @property
    def excludes(self) -> bool:
        """Whether it takes any picture out."""
        return any(self._numbers[mention] for mention in self._split[1])

    @cached_property
    def _split(self) -> tuple[list[Mention], list[Mention]]:
        out = [mention for mention in self._naming if self._takes_out(mention)]
        return [mention for mention in self._naming if mention not in out], out

    def _numbers_of(self, mention: Mention) -> tuple[int, ...]:
        ground, counted = self._scene, mention
        if mention in self._anchors:
            counted = beside(mention, self._plain(self._anchors[mention]), self._text)
        if mention in self._groups:
            ground = self._scene.narrowed(self._plain(self._groups[mention]))
            counted = within(mention, ground)
        numbers = numbers_of(counted, ground, self._compares, self._found)
        if mention not in self._stretches or not numbers:
            return numbers
        ends = self._plain(self._stretches[mention])
        if not ends:
            return ()
        first, last = min(*ends, *numbers), max(*ends, *numbers)
        return tuple(number for number in self._scene.numbers if first <= number <= last)

    def _plain(self, mention: Mention) -> tuple[int, ...]:
        return numbers_of(mention, self._scene, self._compares, self._found)

    def _takes_out(self, mention: Mention) -> bool:
        text, language, found = self._text, self._language, self._found
        if len(found) > 1 and words_of(language).NEGATES.search(listed_before(mention, text, found)):
            return True
        if is_dropped(mention, text, found, language):
            return True
        if any(is_excluded(mention, each, text, found, language) for each in self._exceptions):
            return True
        return not self._compares and told_before(mention, text, found, language)

"""The pictures of a conversation as the ground on which ordinals, pronouns and groups are counted. No language here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.api import Origin
from assistant.dialogue.references.values import Seen, newest


@dataclass(frozen=True, slots=True)
class Scene:
    """`pictures` in order of number, including those attached now; `focus` is what was last talked about."""

    pictures: tuple[Seen, ...]
    attached: tuple[int, ...]
    focus: tuple[int, ...]
    aside: frozenset[int] = frozenset()
    """Numbers that exist on other branches only."""

    @staticmethod
    def of(pictures: Sequence[Seen], attached: Sequence[int], focus: Sequence[int] | None) -> Scene:
        """Without a given focus, the pictures of the latest turn before this one are in focus."""
        ordered = tuple(sorted((seen for seen in pictures if not seen.aside), key=lambda seen: seen.number))
        aside = frozenset(seen.number for seen in pictures if seen.aside)
        now = set(attached)
        if focus is None:
            before = [seen for seen in ordered if seen.number not in now]
            focus = [seen.number for seen in newest(before)]
        return Scene(ordered, tuple(attached), tuple(focus), aside)

    def narrowed(self, numbers: Sequence[int]) -> Scene:
        """As if there were these pictures only, and just given."""
        chosen = set(numbers)
        return Scene(tuple(seen for seen in self.pictures if seen.number in chosen), tuple(numbers), tuple(numbers))

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(seen.number for seen in self.pictures)

    @property
    def earlier(self) -> tuple[Seen, ...]:
        """The pictures from before this turn."""
        now = set(self.attached)
        return tuple(seen for seen in self.pictures if seen.number not in now)

    def latest(self) -> tuple[Seen, ...]:
        """The pictures that came with the latest turn before this one."""
        return _in_place(newest(self.earlier))

    def group(self, origin: Origin | None = None, time: int = 0) -> tuple[int, ...]:
        """The pictures among which "the second one" counts: several attached now, else the hits or the drop of the
        latest turn, else all. With an origin: the last search's hits, or everything given or drawn so far; with a
        time, what came that time (1 the first, -1 the last)."""
        if origin is not None:
            same = tuple(seen for seen in self.pictures if seen.origin == origin)
            if time or origin == "found":
                same = _of_time(same, time or -1)
            return tuple(seen.number for seen in same)
        if len(self.attached) > 1:
            return self.attached
        latest = self.latest()
        if len(latest) > 1:
            return tuple(seen.number for seen in latest)
        return self.numbers

    def batch(self, time: int) -> tuple[int, ...]:
        """What came together at one of the times when several did: 1 the first, -1 the last."""
        turns = [seen.turn for seen in self.pictures]
        several = tuple(seen for seen in self.pictures if turns.count(seen.turn) > 1)
        return tuple(seen.number for seen in _of_time(several, time))

    def group_is_search(self) -> bool:
        """Whether the group holds hits, which nobody counts together with older pictures."""
        group = self.group()
        return len(group) > 1 and all(seen.origin == "found" for seen in self.pictures if seen.number in group)

    def single(self) -> tuple[int, ...]:
        """What "it" is: everything attached now, else the one picture in focus, the best hit or the newest picture."""
        if self.attached:
            return self.attached
        if len(self.focus) <= 1:
            return self.focus or self.numbers[-1:]
        hits = all(seen.origin == "found" for seen in self.pictures if seen.number in self.focus)
        return self.focus[:1] if hits else self.focus[-1:]

    def several(self, count: int = 0) -> tuple[int, ...]:
        """What "them" are: the pictures in focus if several, else all of them; with a count, the last so many."""
        near = self.attached if len(self.attached) > 1 else () if self.attached else self.focus
        if count:
            if len(near) == count:
                return near
            if len(near) > count:
                return near[:count] if self.group_is_search() else near[-count:]
            return self.numbers[-count:] if len(self.numbers) >= count else ()
        if len(near) > 1:
            return near
        group = self.group()
        return group if len(group) > 1 else self.numbers


def _of_time(pictures: Sequence[Seen], time: int) -> tuple[Seen, ...]:
    turns = sorted({seen.turn for seen in pictures})
    at = time - 1 if time > 0 else len(turns) + time
    return _in_place(seen for seen in pictures if 0 <= at < len(turns) and seen.turn == turns[at])


def _in_place(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(seen, key=lambda each: (each.place, each.number)))

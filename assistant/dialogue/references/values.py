"""What the parts of reference resolution hand to each other. Values only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from assistant.api import Origin

Kind = Literal[
    "number",
    "ordinal",
    "slice",
    "relative",
    "recent",
    "pronoun",
    "all",
    "origin",
    "other",
    "described",
    "beside",
    "neighbour",
    "half",
    "chunk",
    "middle",
    "every",
    "span",
]
SHARE_KINDS: Final = frozenset({"half", "chunk", "middle", "every", "span"})
"""Kinds that name a share of a row of pictures."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture of the conversation as far as references need it. `turn` says which pictures came together."""

    number: int
    origin: Origin
    turn: int
    description: str = ""
    place: int = 0
    """Its place among the pictures of that turn, where it is not the order of their numbers."""
    name: str = ""
    """Of its file, where a person gave it."""
    aside: bool = False
    """On another branch of the conversation: nothing but its number names it."""


def newest(pictures: Iterable[Seen]) -> tuple[Seen, ...]:
    """Those that came or were shown last, together."""
    pictures = tuple(pictures)
    latest = max((seen.turn for seen in pictures), default=0)
    return tuple(seen for seen in pictures if seen.turn == latest)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that points at pictures, before anyone knows which."""

    kind: Kind
    start: int
    end: int
    value: int = 0
    """ordinal: 1 is the first, -1 the last, 0 the one in the middle. slice: 3 the first three, -2 the last two.
    relative, beside, neighbour: -1 the one before, 1 the next, 0 both. pronoun, origin: how
    many, 0 if it does not say. half, chunk: which. middle: how many, 0 all but the ends. every: the step. span: 1
    onwards, -1 up to. other: how many."""
    origin: Origin | None = None
    """Only pictures that came in this way count."""
    plural: bool = False
    strong: bool = True
    """Surely about pictures; a bare "it" or 这个 is not."""
    distant: bool = False
    """"that" as opposed to "this"."""
    whole: bool = False
    """Counts in the whole conversation, not in the group that the sentence is about."""
    earlier: bool = False
    """Not what came with this turn: "the one I sent before"."""
    time: int = 0
    """Which of the times that such pictures came: 1 the first, -1 the last, 0 if it does not say."""
    supposed: bool = False
    """The origin is a guess from the noun, "the first drawing": it counts only if there are such pictures."""
    either: bool = False
    """By the assistant, found or drawn: whichever came last."""
    inside: bool = False
    """May be a thing in a picture as well: "the left one", 左边那个. It counts only among several pictures at hand."""
    folk: bool = False
    """People that a picture shows, not pictures: "are they twins"."""
    numbers: tuple[int, ...] = ()
    """number: the pictures' numbers. beside: those that it stands beside. chunk: its size. every: where it starts.
    span: what it names, and where it begins or ends. other: (-1,) those before, (1,) those after what is named.
    described, pronoun: the pictures that were seen to show its words."""
    words: str = ""
    """described, origin: what the picture is said to show. pronoun: what may say so at its end, 海边那张, or what
    several are said to show, "the blue ones"."""

    @property
    def firm(self) -> bool:
        """Surely about pictures, or so where there are pictures that it could mean."""
        return self.strong or self.kind not in {"pronoun", "described"}


@dataclass(frozen=True, slots=True)
class References:
    """The pictures that a sentence names, in the order in which it names them."""

    numbers: tuple[int, ...] = ()
    phrase: str = ""
    """The words that name them, as the user wrote them."""
    problem: str = ""
    """A sentence for the user if something is named that does not exist; says what there is."""
    strong: bool = False
    """At least one of the words is surely about pictures."""
    unknown_file: str = ""
    """A file that the sentence names and that is no picture of this conversation."""
    unseen: bool = False
    """No picture here seems to show what the sentence says of one; the numbers are a guess."""
    here: tuple[int, ...] = ()
    """Those that are named as pictures of this conversation only: not "my pictures", "the picture of the dog"."""
    elsewhere: bool = False
    """What is named and does not exist here may well be in the library: no number and no place in the row."""

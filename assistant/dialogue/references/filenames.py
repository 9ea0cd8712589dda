"""Pictures that a sentence names by their files: "what is in beach.jpg?". Never looks at the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from assistant.dialogue.references.values import Seen
from assistant.locations import files_named, is_picture


@dataclass(frozen=True, slots=True)
class Files:
    """The pictures that are named, and the first name that none of them has; `phrase` as the sentence has them."""

    numbers: tuple[int, ...] = ()
    phrase: str = ""
    unknown: str = ""


def files_in(text: str, pictures: Sequence[Seen]) -> Files:
    """The files of pictures in a sentence. Of several pictures with one name, the newest is meant."""
    named = [path for path in files_named(text) if is_picture(path)]
    newest = {each.name.casefold(): each.number for each in sorted(pictures, key=lambda seen: seen.turn) if each.name}
    known = [newest.get(PurePath(path).name.casefold(), 0) for path in named]
    unknown = next((path for path, number in zip(named, known, strict=True) if not number), "")
    return Files(tuple(dict.fromkeys(number for number in known if number)), ", ".join(named), unknown)

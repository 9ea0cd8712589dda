"""Files that a typed sentence names in the middle of its words: "describe ~/a.png". The words stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.locations import is_picture, is_sound, paths_in
from assistant.terminal.drop import grammar
from assistant.terminal.drop.resolve import Place, Target

_TO_BE_MADE = re.compile(
    r"\b(?:sav|writ|export|stor|convert)\w*\b[^.?!]{0,40}$|(?:存|保存|写|导出|转)(?:到|为|成|在|进)[^，。]{0,3}$",
    re.IGNORECASE,
)
"""What stands before a file that is to be made, not looked at."""


def named_in(text: str, place: Place) -> tuple[list[Target], str]:
    """The pictures and sounds that a sentence names, and the first path of one that is not there, or an empty string.

    Only what looks like a path is missed: a bare "beach.jpg" may be the name of a picture that is known already.
    """
    targets: list[Target] = []
    for path in _paths(text):
        target = place.target(path)
        if target is None:
            if path.startswith(("/", "~", ".")) and not place.exists(path) and not grammar.is_command(text):
                return [], path
        elif target not in targets:
            targets.append(target)
    return targets, ""


def _paths(text: str) -> Iterator[str]:
    for path, (start, _) in paths_in(text):
        if (is_picture(path) or is_sound(path)) and not _TO_BE_MADE.search(text[:start]):
            yield path

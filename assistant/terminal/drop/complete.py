"""Completes the path that is being typed, as a shell does. Only looks into folders; decides nothing about attaching."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from assistant.api.safe_text import safe_line
from assistant.media.sniff import Kind, kind_of_file

_WORD = re.compile(r"""(?:^|(?<=\s))(?P<quote>["']?)(?P<path>(?:~/|/|\.{1,2}/)(?:[^\s"']|(?<=\\)\s)*)$""")
_QUOTED = re.compile(r"""(?:^|(?<=\s))(?P<quote>["'])(?P<path>(?:~/|/|\.{1,2}/)[^"']*)$""")
_MOST = 200
"""Names that are offered."""
_MOST_LOOKED_AT = 2000
"""Entries of a folder that are looked at for one key press: the kind of a file takes opening it."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The text from `start` on becomes `common` at once; `choices` are the whole words that it could become."""

    start: int
    common: str
    choices: tuple[str, ...]


def complete(before: str, cwd: str = "") -> Completion | None:
    """What the path at the end of `before` (the text left of the cursor) can become; None if there is no path."""
    match = _QUOTED.search(before) or _WORD.search(before)
    if match is None:
        return None
    typed = match["path"] if match["quote"] else match["path"].replace("\\ ", " ")
    folder, _, stem = typed.rpartition("/")
    names = _names(_place(folder + "/", cwd), stem)
    if not names:
        return None
    whole = [f"{folder}/{name}" for name in names]
    quote = match["quote"] or ('"' if any(" " in path for path in whole) else "")
    common = quote + os.path.commonprefix(whole)  # noqa: RUF071 - names are completed by the letter
    words = tuple(_word(path, quote) for path in whole)
    return Completion(match.start(), words[0] if len(words) == 1 else common, words)


def _word(path: str, quote: str) -> str:
    """A folder stays open, so that what follows can be completed too."""
    return quote + path if path.endswith("/") else quote + path + quote + " "


def _place(folder: str, cwd: str) -> Path:
    expanded = str(Path.home()) + folder[1:] if folder.startswith("~/") else folder
    return Path(cwd or os.curdir, expanded)


def _names(folder: Path, stem: str) -> Sequence[str]:
    """Folders with a slash, pictures, sounds and texts; hidden ones only if they are asked for. Names that could not be
    drawn as they are, or that hold quotes, are left out: they can be dropped or picked.
    """
    try:
        with os.scandir(folder) as entries:
            fitting = sorted((e for e in entries if e.name.startswith(stem)), key=lambda entry: entry.name)
            offered = (_offered(entry, stem) for entry in fitting[:_MOST_LOOKED_AT])
            return list(islice(filter(None, offered), _MOST))
    except (OSError, ValueError):
        return ()


def _offered(entry: os.DirEntry[str], stem: str) -> str:
    if (entry.name.startswith(".") and not stem.startswith(".")) or not _plain(entry.name):
        return ""
    try:
        if entry.is_dir():
            return entry.name + "/"
    except OSError:
        # A link that leads to itself.
        return ""
    return entry.name if kind_of_file(entry.path) is not Kind.UNKNOWN else ""


def _plain(name: str) -> bool:
    return safe_line(name) == name and not set(name) & set("\"'\\")

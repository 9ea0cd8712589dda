"""`.assistantignore`: which files and folders below it the user wants left out, in the words of gitignore.

One pattern a line; `#` begins a comment, `!` takes something in again, a closing `/` means folders only, a `/`
elsewhere ties the pattern to the folder of the file, `*` and `?` stay within a name, `**` spans folders, and at
the end means what is inside. The last match counts.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.media.files import opened

NAME = b".assistantignore"
_MOST_BYTES = 1 << 20
_MOST_PATTERNS = 1000
_MOST_SPANS = 2
"""`**` in one pattern; the file may come from a stranger, and each one multiplies the ways to match."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    parts: tuple[str, ...]
    folders_only: bool
    takes_in: bool

    def matches(self, path: Sequence[str], folder: bool) -> bool:
        return (folder or not self.folders_only) and _fits(self.parts, path)


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns of one ignore file, for paths below its folder."""

    base: bytes
    patterns: tuple[_Pattern, ...]

    def verdict(self, path: bytes, folder: bool) -> bool | None:
        """True to leave it out, False to take it in, None if nothing is said of it."""
        parts = path[len(self.base) + 1 :].decode("latin-1").split("/")
        for pattern in reversed(self.patterns):
            if pattern.matches(parts, folder):
                return not pattern.takes_in
        return None


def ignored(rules: Sequence[Rules], path: bytes, folder: bool) -> bool:
    """Whether a path is left out; rules of inner folders, which come last, count more."""
    for each in reversed(rules):
        verdict = each.verdict(path, folder)
        if verdict is not None:
            return verdict
    return False


def rules_of(folder: bytes, path: str) -> Rules:
    """The rules of the ignore file at `path`. Raises BadInput for one that is no small regular file."""
    with opened(path, _MOST_BYTES, "patterns") as file:
        text = file.read(_MOST_BYTES).decode("latin-1")
    found = (_pattern(line) for line in text.split("\n")[:_MOST_PATTERNS])
    return Rules(folder.rstrip(b"/"), tuple(pattern for pattern in found if pattern))


def _pattern(line: str) -> _Pattern | None:
    line = line.rstrip(" \t\r")
    if not line or line.startswith("#"):
        return None
    takes_in = line.startswith("!")
    line = line.removeprefix("!").removeprefix("\\")
    folders_only = line.endswith("/")
    tied = "/" in line.rstrip("/")
    parts = tuple(part for part in line.split("/") if part)
    if not tied:
        parts = ("**", *parts)
    if not parts or parts.count("**") > _MOST_SPANS:
        return None
    return _Pattern(parts, folders_only, takes_in)


def _fits(parts: Sequence[str], path: Sequence[str]) -> bool:
    if not parts:
        return not path
    if parts == ("**",):
        return bool(path)  # what is inside, not the folder itself: some of it may be taken in again
    if parts[0] == "**":
        return any(_fits(parts[1:], path[start:]) for start in range(len(path) + 1))
    return bool(path) and fnmatch.fnmatchcase(path[0], parts[0]) and _fits(parts[1:], path[1:])

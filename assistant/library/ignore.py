"""`.assistantignore`: which files and folders below it the user wants left out, in the words of gitignore.

One pattern a line; `#` begins a comment, `!` takes something in again, a closing `/` means folders only, a `/`
elsewhere ties the pattern to the folder of the file, `*` and `?` stay within a name, `**` spans folders, and at
the end means what is inside. The last match counts.
"""

from __future__ import annotations

import codecs
import fnmatch
import re
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
    expression: re.Pattern[str]
    folders_only: bool
    takes_in: bool

    def matches(self, path: str, folder: bool) -> bool:
        return (folder or not self.folders_only) and self.expression.fullmatch(path) is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns of one ignore file, for paths below its folder."""

    base: bytes
    patterns: tuple[_Pattern, ...]

    def verdict(self, path: bytes, folder: bool) -> bool | None:
        """True to leave it out, False to take it in, None if nothing is said of it."""
        place = path[len(self.base) + 1 :].decode("latin-1")
        for pattern in reversed(self.patterns):
            if pattern.matches(place, folder):
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
        text = _text(file.read(_MOST_BYTES))
    found = (_pattern(line) for line in text.split("\n")[:_MOST_PATTERNS])
    return Rules(folder.rstrip(b"/"), tuple(pattern for pattern in found if pattern))


def _text(data: bytes) -> str:
    """The bytes of UTF-8, a character each, as names are compared; editors on Windows put marks before them."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8).decode("latin-1")


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
    return _Pattern(_expression(parts), folders_only, takes_in)


def _expression(parts: Sequence[str]) -> re.Pattern[str]:
    """One expression for all parts of a path."""
    *above, last = parts
    found = "".join("(?:[^/]+/)*" if part == "**" else f"{_name(part)}/" for part in above)
    # At the end it is what is inside, not the folder itself: some of it may be taken in again.
    return re.compile(found + (".+" if last == "**" else _name(last)), re.DOTALL)


def _name(part: str) -> str:
    """A pattern of one name. What a star skips is never looked at again, so that many stars cost no more than one."""
    fixed = [""]
    rest = part
    while rest:
        sign, rest = rest[0], rest[1:]
        if sign == "*":
            fixed.append("")
        elif sign == "?":
            fixed[-1] += "[^/]"
        elif sign == "[" and (end := rest.find("]", 2 if rest.startswith("!") else 1)) > 0:
            # fnmatch knows what stands in brackets.
            known = fnmatch.translate(f"[{rest[: end + 1]}")
            fixed[-1] += "(?!/)" + known.removeprefix("(?s:").removesuffix(r")\Z")
            rest = rest[end + 1 :]
        else:
            fixed[-1] += re.escape(sign)
    first, *between = fixed
    if not between:
        return first
    *between, last = between
    return first + "".join(f"(?>[^/]*?{each})" for each in between) + f"[^/]*{last}"

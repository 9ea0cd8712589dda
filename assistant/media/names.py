"""File names as they may be shown: one line, no control or invisible characters. Standard library only."""

from __future__ import annotations

import os
import unicodedata

_LONGEST = 80
_LONGEST_PLACE = 200
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown(path: str) -> str:
    """The last part of a path with everything invisible written as an escape, at most 80 characters."""
    name = os.path.basename(path.rstrip("/")) or path  # noqa: PTH119 - a str in, a str out, surrogates kept
    return _within(name, _LONGEST)


def shown_place(path: str) -> str:
    """A whole path, the same way, at most 200 characters: for one of which any part may be wrong."""
    return _within(path, _LONGEST_PLACE)


def _within(text: str, longest: int) -> str:
    visible = "".join(_visible(char) for char in text)
    return visible if len(visible) <= longest else visible[: longest // 2 - 1] + "…" + visible[-longest // 2 :]


def _visible(char: str) -> str:
    if 0xDC80 <= ord(char) <= 0xDCFF:
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char if unicodedata.category(char) not in _HIDDEN else char.encode("unicode_escape").decode()

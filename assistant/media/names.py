"""File names as they may be shown: one line, no control or invisible characters. Standard library only."""

from __future__ import annotations

import os
import unicodedata

_LONGEST = 80
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown(path: str) -> str:
    """The last part of a path with everything invisible written as an escape, at most 80 characters."""
    name = os.path.basename(path.rstrip("/")) or path  # noqa: PTH119 - a str in, a str out, surrogates kept
    visible = "".join(_visible(char) for char in name)
    return visible if len(visible) <= _LONGEST else visible[: _LONGEST // 2 - 1] + "…" + visible[-_LONGEST // 2 :]


def _visible(char: str) -> str:
    if 0xDC80 <= ord(char) <= 0xDCFF:
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char if unicodedata.category(char) not in _HIDDEN else char.encode("unicode_escape").decode()

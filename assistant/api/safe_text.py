"""Text that cannot drive a terminal: everything that is not plainly printable becomes visible. Standard library only.

Control characters, escape sequences, bidirectional overrides, tag characters, lone surrogates and other invisible
code points are shown as tokens such as `\\x1b`, so that nothing is hidden and nothing acts.
"""

from __future__ import annotations

import re
import unicodedata

_KEPT = "\u200c\u200d"
"""The joiners of emoji and of scripts that need them; they cannot reorder or hide text."""
_SUSPECT = re.compile(
    "[^\n\t\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u3001-\u3029\u3041-\u3096\u4e00-\u9fff\uff01-\uff5e]"
)
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0").union(
    map(chr, range(0xFE00, 0xFE0E)), map(chr, range(0xE0100, 0xE01F0))
)
"""Letters and marks without a shape: fillers, and variation selectors that carry hidden text; not those of emoji."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe(text: str) -> str:
    """The text with everything but newline, tab and visible characters written out. Lines stay lines."""
    return _SUSPECT.sub(_shown, text)


def safe_line(text: str) -> str:
    """The same on one line: newlines and tabs are written out too."""
    return safe(text).replace("\n", "\\n").replace("\t", "\\t")


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char in _KEPT or not (unicodedata.category(char) in _HIDDEN or char in _INVISIBLE):
        return char
    if 0xDC80 <= ord(char) <= 0xDCFF:
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")

"""What the model reads of a step's result."""

from __future__ import annotations

import re

LONGEST, LONGEST_OF_PLANNER = 6000, 400
"""Characters of a result that a model reads: some 1,500 tokens of English; a model that only plans steps needs the
numbers of pictures and was trained on conversations of 480 tokens."""
_HIT = re.compile(r"^(#\d+ .{60}).+", re.MULTILINE)
"""A line of a picture: it keeps its number and what it is called."""


def shortened(text: str, longest: int) -> str:
    """The text, or as much of it as a model may read, with how long it is. What is said of each picture goes first,
    and never a part of a number: half of one is another picture's."""
    if len(text) <= longest:
        return text
    kept = _HIT.sub(r"\1…", text)[: longest + 1]
    if len(kept) > longest:
        whole, _, rest = kept[:longest].rpartition("\n")
        kept = whole if rest.startswith("#") and whole else kept[:longest]
    return f"{kept.rstrip()}\n… ({len(text)} characters)"

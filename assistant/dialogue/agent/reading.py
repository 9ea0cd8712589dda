"""What the model reads of a step's result."""

from __future__ import annotations

LONGEST, LONGEST_OF_PLANNER = 6000, 400
"""Characters of a result that a model reads: some 1,500 tokens of English; a model that only plans steps needs the
numbers of pictures and was trained on conversations of 480 tokens."""
_LINE = 100
"""Characters of a line, where all of them are too much: a hit keeps its number and what it is called."""


def shortened(text: str, longest: int) -> str:
    """The text, or as much of it as a model may read, with how much is left out. Lines keep their beginnings."""
    if len(text) <= longest:
        return text
    lines = [line if len(line) <= _LINE else f"{line[:_LINE]}…" for line in text.splitlines()]
    kept = text[:longest] if len(lines) == 1 else "\n".join(lines)[:longest]
    return f"{kept}\n… ({len(text)} characters)"

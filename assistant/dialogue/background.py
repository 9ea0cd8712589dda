"""Utterances that ask for nothing that a plugin does: knowledge, advice, tasks with words, thanks, moods.

The router must know what requests look like that no action should answer, whichever plugins are enabled; the lines of
`talk/` stand beside the examples of the fallback action. Each language has sentences with the same verbs that actions
use ("find", "show", 画, 找), because that is where mistakes would happen.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def talk() -> tuple[str, ...]:
    """All lines, of both languages."""
    folder = files(__package__) / "talk"
    return tuple(
        line for name in ("en", "zh") for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    )

"""Terminals that print lines and can do nothing else."""

from __future__ import annotations

from collections.abc import Mapping

_DUMB = ("", "dumb", "unknown")
"""Values of TERM, those of terminfo among them: no cursor that could be moved."""


def dumb(environment: Mapping[str, str]) -> bool:
    """Whether nothing can be drawn there."""
    return environment.get("TERM", "") in _DUMB

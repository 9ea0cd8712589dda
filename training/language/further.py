"""Lines of the training alone, gathered from the modules of a language: none of them is held out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

_ONE_SIDE = ("compare_new", "compare_gone")
"""Families that ask for the same, the pictures the other way round."""


class Lines(Protocol):
    """A module of templates."""

    LINES: dict[str, list[str]]


def further(families: Iterable[str], one_side: list[str], *modules: Lines) -> dict[str, list[str]]:
    """For each family its lines in `modules`, and those of `one_side` last where they ask what only one picture has."""
    return {
        family: [line for module in modules for line in module.LINES.get(family, [])]
        + (one_side if family in _ONE_SIDE else [])
        for family in families
    }

"""What a training begins with: nothing, or a finished model. What it keeps for itself is apart by that.

Belongs here: names of what a run keeps, and of its stage. Does not belong here: checkpoints and history (`loop`).
"""

from __future__ import annotations

from pathlib import Path

from training.cards import weights_hash


def kept_as(name: str, start: Path | None) -> str:
    """`name` for a run from nothing, else a name of those weights: a run never goes on from what another one left that
    began otherwise, nor writes over it."""
    return f"{name}-{weights_hash(start)[:12]}" if start else name


def stage_of(name: str, start: Path | None) -> str:
    """The stage's name in the history of the model."""
    return f"{name}, gone on" if start else name

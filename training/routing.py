"""`python -m training.routing`: writes the fit of the plugins' examples that the program comes with.

To run after a change of an example, of the talk beside them, or of what the classifier sees of a sentence.
"""

from __future__ import annotations

from pathlib import Path

from assistant.dialogue import shipped
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.groups import Group, groups_of
from assistant.dialogue.registry import Registry


def groups() -> list[Group]:
    """The examples of the plugins that come with the program."""
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    return groups_of([action for _, action in registry.actions.values()], FALLBACK)


if __name__ == "__main__":
    shipped.write(groups())
    print(f"{shipped.FILE}: {shipped.FILE.stat().st_size / 1000:.0f} kB")

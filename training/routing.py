"""`python -m training.routing`: writes the fit of the plugins' examples that the program comes with.

To run after a change of an example, of the talk beside them, or of what the classifier sees of a sentence.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.dialogue import shipped
from assistant.dialogue.characters import simplified
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.groups import Group, groups_of
from assistant.dialogue.registry import Registry


def groups() -> list[Group]:
    """The examples of the plugins that come with the program."""
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    return groups_of([action for _, action in registry.actions.values()], FALLBACK)


@cache
def taught() -> dict[str, frozenset[str]]:
    """Whatever the classifier is fitted from (examples, utterances, look-alikes, talk), as `plainly` has it, and which
    actions it means."""
    meant: dict[str, set[str]] = {}
    for group in groups():
        for text in group.texts:
            meant.setdefault(plainly(text), set()).add(group.name)
    return {text: frozenset(names) for text, names in meant.items()}


def plainly(text: str) -> str:
    """A sentence without case, spaces and marks: two that are the same in this are one to whoever says them."""
    return re.sub(r"[\W_]+", "", simplified(text).casefold()) or text


if __name__ == "__main__":
    shipped.write(groups())
    print(f"{shipped.FILE}: {shipped.FILE.stat().st_size / 1000:.0f} kB")

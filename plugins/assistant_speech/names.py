"""The names on the screen and the user's own words, as a prompt by which a speech model spells them.

Belongs here: which names, in which order. What a model makes of a prompt is its own affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from assistant.api import Conversation

_MOST = 40
"""Names. A speech model reads about two hundred tokens of a prompt, the last ones."""
_LABELS = 3
"""Labels of a turn: those that its answer names; the others are most likely wrong."""
_LONGEST = 40
"""Characters of a name: longer ones are no words that anybody says."""


def prompt(conversation: Conversation, words: str) -> str:
    """Names of files, labels and `words`, without doubles: what is most likely said comes last."""
    names = [*_files(conversation), *_labels(conversation)]
    newest = list(dict.fromkeys(reversed([name for name in names if 1 < len(name) <= _LONGEST])))[:_MOST]
    return ", ".join([*reversed(newest), *([words.strip()] if words.strip() else [])])


def _files(conversation: Conversation) -> Iterator[str]:
    """As they are spoken: without folder and ending, with spaces for what stands for one."""
    for picture in conversation.pictures():
        name = " ".join(re.findall(r"[^\W_]+", PurePath(picture.path).stem))
        if re.search(r"[^\W\d]", name):
            yield name


def _labels(conversation: Conversation) -> Iterator[str]:
    """The most likely one of a turn comes last."""
    for turn in conversation.turns():
        yield from (label.label for label in reversed(turn.labels[:_LABELS]))

"""What the README tells a newcomer to say does what it says there, whatever the router is fitted from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.api import Origin
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

README = Path(__file__).parents[3] / "README.md"
STEPS: tuple[tuple[str, str, Origin, tuple[int, ...]], ...] = (
    ("hello", "chat", "dropped", ()),
    ("what color is the circle?", "ask", "dropped", (1,)),
    ("index samples", "index", "dropped", ()),
    ("find a red star", "search", "dropped", ()),
    ("describe the second one", "caption", "found", (3,)),
)
"""In their order: the words, the action, what the conversation holds then, and which of it is meant."""


def test_they_are_the_words_of_the_readme() -> None:
    minutes = README.read_text(encoding="utf-8").split("## The first five minutes")[1].split("Without the chat")[0]
    said = [each for each in re.findall("`([^`]+)`", minutes) if "/" not in each]
    assert [words for words, *_ in STEPS] == said


@pytest.mark.parametrize(("words", "action", "origin", "numbers"), STEPS)
def test_each_does_what_it_says(
    router: Router, words: str, action: str, origin: Origin, numbers: tuple[int, ...]
) -> None:
    seen = (Seen(1, "dropped", 1), *(Seen(number, "found", 2) for number in (2, 3) if origin == "found"))
    latest = tuple(each.number for each in seen if each.origin == origin)
    decided = router.route(Utterance(words, pictures=seen, focus=latest))
    assert decided.action == action
    assert not decided.problem
    if numbers:
        assert decided.pictures == numbers

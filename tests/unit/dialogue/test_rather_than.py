"""Pictures that are named only to be put behind others: "#1 rather than #2"."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

_SEEN = tuple(Seen(number, "found", 1) for number in range(1, 7))


@pytest.mark.parametrize(
    ("text", "action", "pictures"),
    [
        ("find pictures similar to #1 rather than #2", "search", (1,)),
        ("similar to #1 rather than #2", "search", (1,)),
        ("find pictures similar to #1 instead of #2", "search", (1,)),
        ("find pictures similar to #1 as opposed to #2", "search", (1,)),
        ("describe #1 as opposed to #2", "caption", (1,)),
        ("describe the second rather than the first", "caption", (2,)),
        ("instead of the first one, describe the second", "caption", (2,)),
        ("describe #1 instead", "caption", (1,)),
        ("compare #1 and #2 rather than #3", "ask", (1, 2)),
    ],
)
def test_they_are_not_what_is_asked_of(router: Router, text: str, action: str, pictures: tuple[int, ...]) -> None:
    decided = router.route(Utterance(text, pictures=_SEEN, focus=(1, 2, 3, 4, 5, 6), last_action="search"))
    assert (decided.action, decided.pictures) == (action, pictures)
    assert decided.arguments.get("exclude", ["#2"]) == ["#2"]


@pytest.mark.parametrize(
    "text",
    [
        "what is different in #1 as opposed to #2",
        "compare #1 as opposed to #2",
        "what is missing in #1 as opposed to #2?",
        "is #1 darker as opposed to #2",
    ],
)
def test_what_is_compared_as_opposed_to_another_is_asked_of_both(router: Router, text: str) -> None:
    decided = router.route(Utterance(text, pictures=_SEEN, focus=(1, 2, 3, 4, 5, 6), last_action="search"))
    assert (decided.action, decided.pictures) == ("ask", (1, 2))

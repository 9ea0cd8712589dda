"""The newest pictures of the library, and those of the conversation that the same words may name."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router


def found(count: int) -> tuple[Seen, ...]:
    """So many pictures of a search."""
    return tuple(Seen(number, "found", 1) for number in range(1, count + 1))


@pytest.mark.parametrize("here", [0, 3, 12])
@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("show the latest 5 photos", 5), ("show me my last 10 photos", 10), ("show me the 5 most recent pictures", 5),
        ("最新的5张照片", 5), ("给我看最近拍的10张照片", 10),
    ],
)  # fmt: skip
def test_the_newest_are_of_the_library(router: Router, text: str, limit: int, here: int) -> None:
    last = "search" if here else ""
    decided = router.route(Utterance(text, pictures=found(here), last_action=last, last_arguments={"query": "cats"}))
    assert (decided.action, decided.pictures, decided.arguments, decided.problem) == (
        "search",
        (),
        {"limit": limit},
        "",
    )


@pytest.mark.parametrize(
    ("text", "here"),
    [("show my newest photos", 3), ("show my newest photos", 1), ("show my newest photos", 0), ("最新的照片", 0)],
)
def test_without_a_number_photos_are_several(router: Router, text: str, here: int) -> None:
    decided = router.route(Utterance(text, pictures=found(here)))
    assert (decided.action, decided.pictures, decided.arguments, decided.problem) == ("search", (), {}, "")


@pytest.mark.parametrize("text", ["describe the last 2 pictures", "describe the latest 2 photos", "描述最新的2张照片"])
def test_what_the_conversation_has_is_named(router: Router, text: str) -> None:
    assert router.route(Utterance(text, pictures=found(3))).pictures == (2, 3)


def test_what_is_to_be_done_with_more_than_there_are_is_told(router: Router) -> None:
    assert "#1 to #3" in router.route(Utterance("describe the last 5 photos", pictures=found(3))).problem

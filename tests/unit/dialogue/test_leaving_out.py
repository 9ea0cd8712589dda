"""A search done once more without some of the pictures that it showed."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

FOUND = tuple(Seen(number, "found", 1) for number in range(1, 5))


@pytest.mark.parametrize(
    ("text", "exclude"),
    [
        ("without the first one", ["#1"]), ("not that one", ["#1"]), ("skip the last two please", ["#3", "#4"]),
        ("without #2", ["#2"]), ("not those", ["#1", "#2", "#3", "#4"]), ("不要第一张", ["#1"]), ("除了第二张", ["#2"]),
        ("without the pink ones", ["pink"]), ("no cats", ["cats"]), ("不要蓝色的", ["蓝色"]),
    ],
)  # fmt: skip
def test_a_search_leaves_out_what_is_named_of_it(router: Router, text: str, exclude: list[str]) -> None:
    before = {"query": "red stars", "limit": 4, "skip": 4, "exclude": ["snow"]}
    decided = router.route(
        Utterance(text, pictures=FOUND, focus=(1, 2, 3, 4), last_action="search", last_arguments=before)
    )
    assert (decided.action, decided.pictures) == ("search", ())
    assert decided.arguments == {"query": "red stars", "limit": 4, "exclude": ["snow", *exclude]}


def test_what_is_wanted_of_the_others_is_no_search(router: Router) -> None:
    text = "describe all but the first"
    decided = router.route(Utterance(text, pictures=FOUND, focus=(1, 2, 3, 4), last_action="search"))
    assert (decided.action, decided.pictures) == ("caption", (2, 3, 4))

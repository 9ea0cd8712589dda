"""Places in a row that are written wrong, and numbers that may be a picture's or a count."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Decision, Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router


def after_search(router: Router, text: str, shown: int, **arguments: Any) -> Decision:
    """The decision for `text` after a search for cats that showed so many."""
    seen = tuple(Seen(number, "found", 2) for number in range(1, shown + 1))
    focus, arguments = tuple(range(1, shown + 1)), {"query": "cats", **arguments}
    return router.route(Utterance(text, pictures=seen, focus=focus, last_action="search", last_arguments=arguments))


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("describe teh secnd one", (2,)), ("describe the thrid", (3,)), ("describe the frist one", (1,)),
        ("what is in the secodn picture", (2,)), ("describe the lats one", (4,)), ("describe the forth one", (4,)),
        ("describe the scond and the third", (2, 3)), ("描述第儿张", (2,)),
    ],
)  # fmt: skip
def test_a_place_that_is_nearly_written_right_is_that_place(
    router: Router, text: str, pictures: tuple[int, ...]
) -> None:
    assert after_search(router, text, 4).pictures == pictures


@pytest.mark.parametrize("text", ["find at least one cat", "find fist fights", "find a list of cats", "find a tent"])
def test_other_words_are_no_places(router: Router, text: str) -> None:
    decided = after_search(router, text, 4)
    assert (decided.pictures, decided.problem) == ((), "")


@pytest.mark.parametrize("text", ["show me 3", "show 3 please", "3", "给我看3张", "只要3张"])
def test_a_number_counts_where_no_picture_has_it_or_so_many_were_asked_for(router: Router, text: str) -> None:
    for shown, limit in ((2, {}), (5, {"limit": 5})):
        decided = after_search(router, text, shown, **limit)
        assert (decided.action, decided.pictures) == ("search", ())
        assert decided.arguments == {"query": "cats", "limit": 3}


@pytest.mark.parametrize("text", ["show me 3", "show me #3"])
def test_else_it_is_the_picture_with_that_number(router: Router, text: str) -> None:
    decided = after_search(router, text, 5)
    assert (decided.action, decided.pictures, decided.arguments) == ("search", (3,), {})

"""Pictures that stand alone in a question or a comparison, and words of the world that only sound like them."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

FIVE = tuple(Seen(number, "found", 1) for number in range(1, 6))


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("is the third blurry", (3,)),
        ("and is the second blurry?", (2,)),
        ("was the second taken at night", (2,)),
        ("has the first been edited", (1,)),
        ("when was the second taken", (2,)),
        ("compare 1 and 3", (1, 3)),
        ("difference between 3 and 5?", (3, 5)),
        ("对比1和3", (1, 3)),
        ("第二张和第三张有什么区别", (2, 3)),
    ],
)
def test_a_place_alone_is_a_picture(router: Router, text: str, pictures: tuple[int, ...]) -> None:
    decision = router.route(Utterance(text, pictures=FIVE, focus=(1, 2, 3, 4, 5)))
    assert decision.pictures == pictures
    assert router.actions[decision.action].needs_parts


@pytest.mark.parametrize(
    "text",
    [
        "was the first world war in europe",
        "when was the first car made",
        "was the first computer invented in 1940",
        "who is the first lady",
        "compare 1984 and 2001",
        "add 1 and 3",
        "thanks, 1 and 3 are great",
        "对比一下北京和上海",
        "1加3等于几",
        "1和3都不错",
    ],
)
def test_what_is_of_the_world_is_talked_about(router: Router, text: str) -> None:
    assert router.route(Utterance(text, pictures=FIVE, focus=(1, 2, 3, 4, 5))).action == "chat"

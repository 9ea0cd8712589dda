"""What follows a description: how it is to be said, another picture, or something that it did not tell."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Decision, Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router


def described(router: Router, text: str, pictures: int = 1) -> Decision:
    """The decision for `text` after the first of so many pictures was described."""
    seen = tuple(Seen(number, "dropped", 2) for number in range(1, pictures + 1))
    return router.route(Utterance(text, pictures=seen, focus=(1,), last_action="caption"))


@pytest.mark.parametrize(
    "text",
    [
        "and the size?", "the size?", "and its colour?", "colours?", "the mood?", "left side", "and cats?", "what else",
        "那大小呢？", "颜色呢？", "大小呢", "背景呢", "心情呢", "左边呢", "那猫呢",
    ],
)  # fmt: skip
def test_what_a_description_left_out_is_asked(router: Router, text: str) -> None:
    decided = described(router, text)
    assert (decided.action, decided.pictures, decided.arguments) == ("ask", (1,), {"question": text})


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("shorter", {"style": "short"}), ("and shorter?", {"style": "short"}), ("in one sentence", {"style": "short"}),
        ("more detail", {"style": "detailed"}), ("as alt text", {"style": "alt"}), ("and in chinese?", {}),
        ("in English please", {}), ("something funnier", {}), ("短一点呢", {"style": "short"}), ("中文呢", {}),
        ("用英文", {}), ("搞笑一点的", {}), ("详细一点", {"style": "detailed"}), ("再来一次", {}),
    ],
)  # fmt: skip
def test_how_it_is_to_be_said_describes_again(router: Router, text: str, arguments: dict[str, str]) -> None:
    decided = described(router, text)
    assert (decided.action, decided.pictures, decided.arguments) == ("caption", (1,), arguments)


@pytest.mark.parametrize("text", ["one more", "another one", "next", "再来一张", "下一张"])
def test_another_is_the_next_picture_or_none(router: Router, text: str) -> None:
    decided = described(router, text, pictures=3)
    assert (decided.action, decided.pictures) == ("caption", (2,))
    alone = described(router, text)
    assert (alone.action, alone.pictures) == ("caption", ())
    assert "#1" in alone.problem

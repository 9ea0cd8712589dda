"""More of what was shown or made: how much, and from where on."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router


@pytest.mark.parametrize(
    ("text", "skip", "limit"),
    [
        ("more", 9, None), ("show me more please", 9, None), ("ten more", 9, 10), ("anything else?", 9, None),
        ("next page", 9, None), ("the rest", 9, None), ("还有吗", 9, None), ("再来五张", 9, 5), ("下一页", 9, None),
        ("one more", 9, 1), ("show me one more please", 9, 1), ("just one more", 9, 1), ("再来一张", 9, 1),
        ("another one", 9, 1), ("show me another", 9, 1), ("another picture please", 9, 1), ("换一张", 9, 1),
        ("再来一个", 9, 1), ("再看一张", 9, 1), ("再给我一张", 9, 1), ("再帮我找一张图", 9, 1),
    ],
)  # fmt: skip
def test_more_is_what_comes_after_what_was_shown(router: Router, text: str, skip: int, limit: int | None) -> None:
    decided = router.route(Utterance(text, last_action="search", last_arguments={"query": "cats"}))
    expected = {"query": "cats", "skip": skip} | ({"limit": limit} if limit else {})
    assert (decided.action, decided.arguments) == ("search", expected)
    further = router.route(Utterance("more", last_action="search", last_arguments=decided.arguments))
    assert further.arguments["skip"] == skip + (limit or 9)
    # Of doubtful hits fewer were shown than were asked for.
    three = Utterance(text, focus=(1, 2, 3), last_action="search", last_arguments={"query": "cats"})
    assert router.route(three).arguments["skip"] == 3


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("show me 60 more", {"limit": 50}), ("再来60张", {"limit": 50}), ("再来九十张", {"limit": 50}), ("0 more", {}),
        ("再来0张", {}),
    ],
)  # fmt: skip
def test_more_than_can_be_shown_at_once_is_as_many_as_can_be(router: Router, text: str, limit: dict[str, int]) -> None:
    decided = router.route(Utterance(text, last_action="search", last_arguments={"query": "cats"}))
    assert (decided.action, decided.arguments) == ("search", {"query": "cats", "skip": 9} | limit)


@pytest.mark.parametrize("text", ["one more", "one more please", "another one", "再来一张", "再来一个"])
def test_one_more_after_a_drawing_is_drawn(router: Router, text: str) -> None:
    drawn = (Seen(1, "drawn", 1),)
    decided = router.route(Utterance(text, pictures=drawn, focus=(1,), last_action="draw"))
    assert (decided.action, decided.arguments) == ("draw", {})
    talked = router.route(Utterance("再来一张", pictures=drawn, focus=(1,), last_action="ask"))
    assert (talked.action, talked.arguments) == ("draw", {})
    joke = router.route(Utterance(text, last_action="chat", last_arguments={"text": "tell me a joke"}))
    assert joke.action == ("draw" if text == "再来一张" else "chat")


@pytest.mark.parametrize("text", ["more like the second", "more like #1", "thanks, no more", "tell me more about it"])
def test_other_words_with_more_are_no_wish_for_the_next_ones(router: Router, text: str) -> None:
    seen = (Seen(1, "found", 2), Seen(2, "found", 2))
    decided = router.route(Utterance(text, pictures=seen, last_action="search", last_arguments={"query": "cats"}))
    assert "skip" not in decided.arguments

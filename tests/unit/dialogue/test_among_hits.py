"""After a search: other hits of it, fewer, those before, how many there were, and one of them again."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Decision, Utterance
from assistant.dialogue.ground import ground_of
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from tests.unit.dialogue.conftest import Bench
from tests.unit.dialogue.test_searching_on import newest, routed


def after(router: Router, text: str, action: str = "search", **arguments: Any) -> Decision:
    seen = tuple(Seen(number, "found", 2) for number in range(1, 10))
    focus = tuple(range(1, 10))
    return router.route(Utterance(text, pictures=seen, focus=focus, last_action=action, last_arguments=arguments))


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("next 3", {"skip": 27, "limit": 3}), ("next", {"skip": 27}), ("3 more", {"skip": 27, "limit": 3}),
        ("下三张", {"skip": 27, "limit": 3}), ("previous", {"skip": 9}), ("previous page please", {"skip": 9}),
        ("go back to the previous page", {"skip": 9}), ("上一页", {"skip": 9}), ("上一批", {"skip": 9}),
        ("only the first three", {"skip": 18, "limit": 3}), ("just the top 3", {"skip": 18, "limit": 3}),
        ("the first two only", {"skip": 18, "limit": 2}), ("只要前三张", {"skip": 18, "limit": 3}),
    ],
)  # fmt: skip
def test_other_hits_are_of_the_same_search(router: Router, text: str, arguments: dict[str, int]) -> None:
    decided = after(router, text, query="cats", skip=18)
    assert (decided.action, decided.pictures, decided.arguments) == ("search", (), {"query": "cats"} | arguments)


@pytest.mark.parametrize(("text", "skip"), [("previous page", 3), ("上一页", 3)])
def test_nothing_stands_before_the_first(router: Router, text: str, skip: int) -> None:
    assert after(router, text, query="cats", skip=skip).arguments == {"query": "cats"}


@pytest.mark.parametrize("text", ["a few more like these", "more like these", "再来几张类似的", "来几张类似的图片"])
def test_more_like_these_is_like_all_of_them(router: Router, text: str) -> None:
    decided = after(router, text, query="cats")
    assert (decided.action, decided.pictures, decided.arguments) == ("search", tuple(range(1, 10)), {})


@pytest.mark.parametrize(
    "text",
    ["how many did you find?", "how many pictures did you find", "how many in total?", "一共找到几张", "找到多少张？"],
)
def test_how_many_were_found_is_asked_of_the_conversation(router: Router, text: str) -> None:
    assert after(router, text, query="cats").action == "chat"


@pytest.mark.parametrize("text", ["2", "2.", "#2"])
def test_a_number_alone_is_the_picture_that_has_it(router: Router, text: str) -> None:
    decided = after(router, text, query="cats")
    assert (decided.action, decided.pictures) == ("caption", (2,))
    assert after(router, "2", "chat").action == "chat"
    assert after(router, "2", query="cats", limit=5).arguments == {"query": "cats", "limit": 2}


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("show me the first one again", (1,)), ("show me the first one", (1,)), ("show #2 once more", (2,)),
        ("show me number 2", (2,)), ("show me the first two", (1, 2)), ("再给我看一次第二张", (2,)),
        ("显示第二张", (2,)), ("第一张再看一次", (1,)),
    ],
)  # fmt: skip
def test_what_is_here_is_to_be_seen_again(router: Router, text: str, pictures: tuple[int, ...]) -> None:
    decided = after(router, text, query="cats")
    assert (decided.action, decided.pictures, decided.arguments) == ("search", pictures, {})


@pytest.mark.parametrize(
    ("text", "action", "pictures"),
    [
        ("the first two", "caption", (1, 2)), ("describe only the first three", "caption", (1, 2, 3)),
        ("how many cats are in the second one?", "ask", (2,)), ("previous one", "caption", (8,)),
        ("describe the first one again", "caption", (1,)), ("how many circles are there?", "ask", tuple(range(1, 10))),
    ],
)  # fmt: skip
def test_what_is_to_be_done_with_some_of_them_is_done(
    router: Router, text: str, action: str, pictures: tuple[int, ...]
) -> None:
    decided = after(router, text, query="cats")
    assert (decided.action, decided.pictures) == (action, pictures)


def test_more_of_what_is_like_a_picture_is_like_that_picture(router: Router) -> None:
    seen = tuple(Seen(number, "found", 2) for number in range(1, 10))
    for text in ("more", "next page", "再来几张"):
        decided = router.route(Utterance(text, pictures=seen, last_action="search", last_pictures=(2,)))
        assert (decided.action, decided.pictures, decided.arguments) == ("search", (2,), {"skip": 9})


def test_a_conversation_remembers_what_was_looked_for_the_like_of(bench: Bench) -> None:
    bench.turn("find red stars")
    conversation = newest(bench.store)
    assert tuple(routed(bench.turn("find pictures like #2", conversation=conversation)).pictures) == (2,)
    ground = ground_of(bench.store, conversation, bench.store.turns.add(conversation, "more", "en"))
    assert (ground.last_pictures, ground.search and ground.search.pictures) == ((2,), (2,))

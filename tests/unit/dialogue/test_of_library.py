"""What a search names and is not here is looked for in the library; what something is to be like must be here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.routing import utterance_of
from assistant.dialogue.steps import plan_of
from tests.unit.dialogue.test_sets import ROUTED, rows

FOUND = tuple(Seen(number, "found", 2) for number in range(1, 6))
DROPPED = (Seen(1, "dropped", 1, "a red circle"),)


def new(text: str) -> Utterance:
    return Utterance(text)


def after_search(text: str) -> Utterance:
    focus = tuple(seen.number for seen in FOUND)
    return Utterance(text, pictures=FOUND, focus=focus, last_action="search", last_arguments={"query": "birds"})


def after_caption(text: str) -> Utterance:
    return Utterance(text, pictures=DROPPED, focus=(1,), last_action="caption")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_search_of_the_sets_is_refused_for_want_of_pictures(router: Router, language: str) -> None:
    searched = 0
    for name, _ in ROUTED:
        for row in rows(f"{name}.{language}.jsonl"):
            utterance = utterance_of(row)
            if row["action"] != "search" or utterance.pictures:
                continue
            decided = router.route(replace(utterance, text=plan_of(router, utterance).pieces[0]))
            if decided.action == "search":
                searched += 1
                assert decided.problem == "", row["text"]
    assert searched > 150


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("search my pictures for cats", "cats"), ("find all of my pictures of cats", "cats"),
        ("find all the pictures of cats", "cats"), ("which of my pictures show a cat?", "cat"),
        ("look for snow in my pictures", "snow"), ("find the picture of my dog", "dog"),
        ("find those pictures of cats", "cats"), ("photos of dogs, no more than 3", "dogs"),
        ("show all my pictures", None), ("show me the first five pictures of dogs", "dogs"),
        ("在我的照片里找猫", "猫"), ("我的照片里哪些有猫", "猫"), ("找出所有照片", None),
        ("你帮我找三张猫", "猫"), ("find the photo that has a boat", "boat"),
        ("find the photo I took in Paris", "in Paris"),
        ("show me the photo where we are at the beach", "we are at the beach"),
        ("find the image which shows a bridge", "bridge"), ("哪些照片里有文字", "文字"), ("哪些图里有猫", "猫"),
    ],
)  # fmt: skip
def test_a_search_is_of_the_library_whatever_is_here(router: Router, text: str, query: str | None) -> None:
    for utterance in (new(text), after_search(text), after_caption(text)):
        decided = router.route(utterance)
        assert (decided.action, decided.pictures, decided.problem) == ("search", (), ""), utterance
        assert decided.arguments.get("query") == query


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("find pictures like the second one", (2,)), ("find more like #2", (2,)),
        ("find the photo that looks like the third one", (3,)),
        ("find more like these", (1, 2, 3, 4, 5)),
        ("find more like those pictures of cats", (1, 2, 3, 4, 5)),
        ("find more of the ones you found", (1, 2, 3, 4, 5)), ("find cats like #2 in my photos", (2,)),
        ("找和你找到的那几张类似的图", (1, 2, 3, 4, 5)), ("用你找到的第一张再搜", (1,)), ("找跟第二张类似的图", (2,)),
    ],
)  # fmt: skip
def test_what_something_is_to_be_like_is_here(router: Router, text: str, pictures: tuple[int, ...]) -> None:
    decided = router.route(after_search(text))
    assert (decided.action, decided.pictures, decided.problem) == ("search", pictures, "")


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("find similar pictures, also use the first", (4, 1)), ("find similar ones to #1 as well", (4, 1)),
        ("add the first one, find similar pictures", (4, 1)), ("find more like this", (4,)),
        ("find pictures of dogs", (4,)), ("再加第一张，找相似的图", (4, 1)), ("加上第二张，找类似的图", (4, 2)),
        ("找类似的图，也用第一张", (4, 1)), ("找类似的图", (4,)),
    ],
)  # fmt: skip
def test_a_picture_that_comes_along_stays_beside_those_that_are_named(
    router: Router, text: str, pictures: tuple[int, ...]
) -> None:
    here = tuple(Seen(number, "dropped", 1) for number in (1, 2, 3))
    utterance = Utterance(text, pictures=(*here, Seen(4, "dropped", 2)), attached=(4,))
    assert plan_of(router, utterance).pieces == (text,)
    decided = router.route(utterance)
    assert (decided.action, decided.pictures) == ("search", pictures)
    assert decided.arguments.get("query") in (None, "dogs")


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("find more like these and #3", (1, 2, 3, 4, 5)), ("find pictures like the first and the first one", (1,)),
        ("find pictures like the first and the second one", (1, 2)), ("find more like #2, #2 and #3", (2, 3)),
        ("找和第一张、第一张类似的", (1,)), ("找和第一张、第二张类似的", (1, 2)),
    ],
)  # fmt: skip
def test_a_picture_that_is_named_twice_counts_once(router: Router, text: str, pictures: tuple[int, ...]) -> None:
    decided = router.route(after_search(text))
    assert (decided.action, decided.pictures, decided.arguments.get("query")) == ("search", pictures, None)


def test_three_that_were_found_are_not_three_to_be_found(router: Router) -> None:
    described = router.route(after_search("describe those pictures of cats"))
    assert (described.action, described.pictures) == ("caption", (1, 2, 3, 4, 5))
    for text in ("describe the three you found", "把你找到的三张描述一下", "描述你找的那三张"):
        decided = router.route(after_search(text))
        assert (decided.action, decided.pictures) == ("caption", (1, 2, 3))


@pytest.mark.parametrize(
    "text",
    [
        "find more like #9", "find pictures like the ninth one", "find pictures like the one I sent",
        "find pictures similar to my own photos", "找跟#9类似的图", "找和我发的那张类似的图", "找跟第九张类似的图",
    ],
)  # fmt: skip
def test_what_something_is_to_be_like_and_is_not_here_is_missed(router: Router, text: str) -> None:
    assert router.route(new(text)).problem
    assert router.route(after_search(text)).problem


@pytest.mark.parametrize(
    "text",
    ["draw the second one in blue", "make my picture darker", "turn the photo into a sketch", "把我的照片画成油画"],
)
def test_what_is_made_of_a_picture_needs_it(router: Router, text: str) -> None:
    decided = router.route(new(text))
    assert decided.action == "draw"
    assert decided.problem


@pytest.mark.parametrize(
    "text", ["draw a poster of a knight, one giant knight in the middle", "请你画幅国画味儿的荷塘，留白多些"]
)
def test_what_is_drawn_may_be_in_the_middle(router: Router, text: str) -> None:
    decided = router.route(new(text))
    assert (decided.action, decided.problem) == ("draw", "")


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("the next one", 1), ("show the next one", 1), ("show me the next photo", 1), ("next", None),
        ("下一张", 1), ("下一张图", 1), ("看下一张", 1), ("下一页", None), ("the next three", 3), ("下两张", 2),
    ],
)  # fmt: skip
def test_the_next_one_of_a_search_is_what_comes_after_what_it_showed(
    router: Router, text: str, limit: int | None
) -> None:
    decided = router.route(after_search(text))
    expected = {"query": "birds", "skip": 5} | ({"limit": limit} if limit else {})
    assert (decided.action, decided.pictures, decided.arguments, decided.problem) == ("search", (), expected, "")


@pytest.mark.parametrize("text", ["the next one", "下一张", "看下一张"])
def test_the_next_one_is_of_the_last_search_though_others_came_before(router: Router, text: str) -> None:
    again = replace(after_search(text), focus=(1, 2))
    decided = router.route(again)
    assert (decided.action, decided.pictures) == ("search", ())
    assert decided.arguments == {"query": "birds", "skip": 2, "limit": 1}
    described = router.route(replace(again, last_action="caption", last_arguments={}))
    assert (described.action, described.pictures) == ("caption", (3,))


@pytest.mark.parametrize("text", ["describe the next one", "描述下一张"])
def test_a_next_one_that_is_to_be_described_must_be_here(router: Router, text: str) -> None:
    assert router.route(after_search(text)).problem

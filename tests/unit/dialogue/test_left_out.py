"""Words that take pictures out, and those that only look so: "save the first", "not like the second"."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

FOUND = tuple(Seen(number, "found", 2) for number in range(1, 6))


def after_search(text: str) -> Utterance:
    focus = tuple(seen.number for seen in FOUND)
    return Utterance(text, pictures=FOUND, focus=focus, last_action="search", last_arguments={"query": "birds"})


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("save the first one", (1,)), ("describe everything, save #2", (2,)), ("keep the first one", (1,)),
        ("describe all save the first", (2, 3, 4, 5)), ("describe all of them save the first one", (2, 3, 4, 5)),
        ("describe all but the first", (2, 3, 4, 5)), ("描述除了第一张以外的", (2, 3, 4, 5)), ("保留第一张", (1,)),
    ],
)  # fmt: skip
def test_saving_takes_out_only_behind_what_it_takes_out_of(
    router: Router, text: str, pictures: tuple[int, ...]
) -> None:
    assert router.route(after_search(text)).pictures == pictures


@pytest.mark.parametrize(
    "text",
    [
        "none of these", "none of them", "no, none of these please", "neither", "describe neither",
        "describe none of them", "一张都不要", "这些都不是", "都不要", "save #3 in ~/Documents",
        "put the second one in ~/Documents", "把第三张存到~/Documents",
    ],
)  # fmt: skip
def test_what_wants_none_or_what_nobody_can_do_is_talked_about(router: Router, text: str) -> None:
    assert router.route(after_search(text)).action == "chat"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("why do none of these show a cat?", "ask"), ("is any of them red?", "ask"),
        ("which of these is a cat?", "ask"),
        ("index ~/Pictures", "index"), ("add my photos in ~/Pictures to the library", "index"),
        ("把 ~/Pictures 加到图库", "index"), ("描述这些", "caption"), ("describe these", "caption"),
    ],
)  # fmt: skip
def test_what_asks_for_something_is_not(router: Router, text: str, action: str) -> None:
    assert router.route(after_search(text)).action == action


@pytest.mark.parametrize(
    ("text", "pictures", "exclude"),
    [
        ("find pictures like the first but not like the second", (1,), ["#2"]),
        ("find pictures like the first one, not like the second", (1,), ["#2"]),
        ("find pictures like #1 but unlike #2", (1,), ["#2"]),
        ("find more like the first, unlike the third", (1,), ["#3"]),
        ("找像第一张而不是第二张的", (1,), ["#2"]), ("像第一张，不是第二张那样的", (1,), ["#2"]),
        ("找和第一张类似、和第二张不同的图", (1,), ["#2"]),
        ("find more like #1, but not like #2", (1,), ["#2"]),
        ("find more like #1 but without the second", (1,), ["#2"]),
        ("like the first but not blue", (1,), ["blue"]), ("find trees without a second tree", (), ["second tree"]),
        ("找像第一张但不像第二张的", (1,), ["#2"]), ("找和第一张类似但不像第二张的图", (1,), ["#2"]),
        ("找和第一张类似但不要人的图", (1,), ["人"]),
    ],
)  # fmt: skip
def test_what_is_not_to_be_like_a_picture_leaves_that_one_out(
    router: Router, text: str, pictures: tuple[int, ...], exclude: list[str]
) -> None:
    decided = router.route(after_search(text))
    assert (decided.action, decided.pictures, decided.arguments) == (
        "search",
        pictures,
        {"exclude": exclude} | ({"query": "trees"} if "trees" in text else {}),
    )


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("no screenshots, only photos", {"exclude": ["screenshots"]}),
        ("no screenshots, only cats", {"query": "cats", "exclude": ["screenshots"]}),
        ("photos, no screenshots", {"exclude": ["screenshots"]}),
        ("只要照片，不要截图", {"exclude": ["截图"]}), ("不要截图，只要照片", {"exclude": ["截图"]}),
        ("find cats, no screenshots", {"query": "cats", "exclude": ["screenshots"]}),
    ],
)  # fmt: skip
def test_a_kind_of_pictures_is_left_out_and_only_is_no_thing(
    router: Router, text: str, arguments: dict[str, object]
) -> None:
    decided = router.route(Utterance(text))
    assert (decided.action, decided.arguments) == ("search", arguments)


def test_a_kind_that_is_left_out_is_none_of_what_was_found(router: Router) -> None:
    assert router.route(after_search("find cats, no screenshots")).arguments["exclude"] == ["screenshots"]
    assert router.route(after_search("like the first but not like the second")).arguments["exclude"] == ["#2"]

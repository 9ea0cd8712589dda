"""What no picture is asked of: how to leave, what the library holds, in which order pictures stand."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

FOUND = tuple(Seen(number, "found", 1) for number in range(1, 6))
ABOUT = (
    "exit", "quit", ":q", "clear", "退出", "清屏", "what's in my library", "图库里有什么", "how many photos do I have",
    "我有多少张照片", "sort them by date", "按日期排序", "sort the photos by size", "把照片按大小排序",
)  # fmt: skip
ALL = (
    "show everything", "show all my photos", "list all my photos", "show me my pictures by date", "browse my library",
    "sort my photos by date", "显示所有照片", "看看我所有的照片", "打开图库",
)  # fmt: skip


def after(action: str, text: str) -> Utterance:
    before: dict[str, Any] = {"search": {"query": "birds"}, "classify": {"labels": ["cat", "dog"]}}
    focus = tuple(seen.number for seen in FOUND)
    return Utterance(text, pictures=FOUND, focus=focus, last_action=action, last_arguments=before.get(action, {}))


@pytest.mark.parametrize("text", ABOUT)
def test_it_is_talk_whatever_was_done_before(router: Router, text: str) -> None:
    for action in ("search", "caption", "classify", "details"):
        assert router.route(after(action, text)).action == "chat"
    assert router.route(Utterance(text)).action == "chat"


@pytest.mark.parametrize("text", ALL)
def test_everything_is_the_newest_of_the_library(router: Router, text: str) -> None:
    for asked in (after("search", text), after("caption", text), Utterance(text)):
        decided = router.route(asked)
        assert (decided.action, decided.pictures, decided.arguments) == ("search", (), {})


@pytest.mark.parametrize(
    ("text", "action", "arguments"),
    [
        ("sort them into cats and dogs", "classify", {"labels": ["cats", "dogs"]}),
        ("show me everything red in my library", "search", {"query": "everything red"}),
        ("show me all my photos of cats", "search", {"query": "cats"}),
        ("显示所有猫的照片", "search", {"query": "猫"}),
        ("图库里有几张猫的照片", "search", {"query": "猫"}),
    ],
)
def test_what_names_a_thing_is_done(router: Router, text: str, action: str, arguments: dict[str, object]) -> None:
    decided = router.route(after("search", text))
    assert (decided.action, decided.arguments) == (action, arguments)


@pytest.mark.parametrize("text", ["sort them by date", "newest first", "按日期排序"])
def test_what_is_no_picture_stays_with_the_talk(router: Router, text: str) -> None:
    assert router.route(Utterance(text, last_action="chat")).action == "chat"


@pytest.mark.parametrize("action", ["search", "caption", "details", "chat"])
@pytest.mark.parametrize(
    "text",
    ["copy them to /tmp/out", "move #3 to /tmp/x", "move these photos into a new folder", "delete these photos",
     "复制到/tmp/out", "把它们移动到 /tmp/out", "把这些照片拷到U盘", "删掉这些照片"],
)  # fmt: skip
def test_files_to_be_moved_are_talked_about(router: Router, action: str, text: str) -> None:
    decided = router.route(after(action, text))
    assert decided.action == "chat"
    assert "index" not in decided.reason

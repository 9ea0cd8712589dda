"""Questions about the files of pictures go to the action that knows them, others do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.api import Action, Language, Plugin
from assistant.dialogue.decision import Utterance
from assistant.dialogue.declaration import faults
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

_SEEN = tuple(Seen(number, "found", 1) for number in range(1, 7))


@pytest.mark.parametrize("last", ["search", "ask", "caption"])
@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("when was #4 taken?", (4,)), ("第一张是什么时候拍的？", (1,)), ("how big is #2?", (2,)),
        ("where is the first one?", (1,)), ("第一张存在哪里？", (1,)), ("where is #6 stored?", (6,)),
        ("what is the file name of the second one?", (2,)), ("open #2", (2,)), ("copy the path of #6", (6,)),
        ("are the first two jpegs?", (1, 2)), ("are the last two pngs", (5, 6)),
        ("when were #3 and #4 taken", (3, 4)), ("#2的分辨率是多少", (2,)),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_file_needs_no_model(
    router: Router, last: str, text: str, pictures: tuple[int, ...]
) -> None:
    asked = Utterance(text, pictures=_SEEN, focus=(1, 2, 3, 4, 5, 6), last_action=last)
    decided = router.route(asked)
    assert (decided.action, decided.pictures) == ("details", pictures)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("how big is the star in #2?", "ask"), ("where was #2 taken?", "ask"), ("describe #2", "caption"),
        ("find pictures larger than 1000 pixels", "search"),
        ("我的护照照片在哪", "search"), ("猫的照片在哪", "search"), ("去年的照片在哪", "search"),
        ("这张照片在哪", "details"), ("#2的照片在哪", "details"), ("照片存在哪里", "details"),
        ("请打开文件", "details"),
    ],
)  # fmt: skip
def test_what_it_shows_is_asked_as_before(router: Router, text: str, action: str) -> None:
    assert router.route(Utterance(text, pictures=_SEEN, focus=(1,), last_action="search")).action == action


@pytest.mark.parametrize(
    ("last", "text", "action"),
    [
        ("details", "它有多大？", "details"), ("details", "how big is it?", "details"),
        ("details", "圆有多大？", "ask"), ("details", "how big is the star?", "ask"),
        ("ask", "它有多大？", "ask"), ("caption", "它有多大？", "ask"), ("search", "它有多大？", "ask"),
    ],
)  # fmt: skip
def test_how_big_it_is_right_after_its_file_is_of_the_file(router: Router, last: str, text: str, action: str) -> None:
    decided = router.route(Utterance(text, pictures=_SEEN, focus=(2,), last_action=last))
    assert (decided.action, decided.pictures) == (action, (2,))


@pytest.mark.parametrize(
    ("text", "action", "pictures"),
    [
        ("show #2 big", "details", (2,)), ("open #3 larger", "details", (3,)), ("放大第二张", "details", (2,)),
        ("show me the first one again", "search", (1,)), ("make #2 bigger", "draw", (2,)),
    ],
)  # fmt: skip
def test_what_is_to_be_seen_large_is_opened(router: Router, text: str, action: str, pictures: tuple[int, ...]) -> None:
    decided = router.route(Utterance(text, pictures=_SEEN, focus=(1, 2, 3), last_action="search"))
    assert (decided.action, decided.pictures) == (action, pictures)


def test_without_pictures_it_says_that_there_is_none(router: Router) -> None:
    decided = router.route(Utterance("where is the first one stored?"))
    assert decided.pictures == ()
    assert decided.problem


def test_an_action_says_itself_that_it_is_of_files_whatever_its_examples_are() -> None:
    examples: dict[Language, tuple[str, ...]] = {"en": ("tell me everything",), "zh": ("全都告诉我",)}
    talk = Action("chat", "talks", {"en": ("hello",), "zh": ("你好",)})
    declared = Action("facts", "of files", examples, accepts="pictures", needs_parts=True, of_files=True)
    asked = Utterance("when was #4 taken?", pictures=_SEEN, focus=(1,))
    scores = {
        action.of_files: Router([("mine", action), ("talk", talk)]).route(asked).score
        for action in (declared, replace(declared, of_files=False))
    }
    assert scores[True] > scores[False]


def test_an_action_of_files_that_takes_no_pictures_is_refused() -> None:
    class Mine(Plugin):
        name, title, summary = "mine", "Mine", "S"
        actions = (Action("facts", "tells", {"en": ("tell",), "zh": ("说",)}, of_files=True),)

    (told,) = faults(Mine, "mine")
    assert "accepts no pictures" in told

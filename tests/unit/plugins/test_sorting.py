"""Which sentences ask for those of several pictures that show something, and what is asked of each picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.api import BadInput, Language, Notice, Picture, PicturesShown, TextDelta
from assistant.kit import Trial, request_for
from assistant_vqa import VqaPlugin
from assistant_vqa.sorting import Condition, condition

THERE = (
    ("which of the pictures has a triangle?", "Is there a triangle in this picture?"),
    ("Which one has the triangle", "Is there a triangle in this picture?"),
    ("which ones have two stars?", "Are there two stars in this picture?"),
    ("in which pictures can you see an owl?", "Is there an owl in this picture?"),
    ("which photos are there people in?", "Are there people in this picture?"),
    ("tell me which of these show snow", "Is there snow in this picture?"),
    ("how many of these pictures have a red circle in them?", "Is there a red circle in this picture?"),
    ("which ones are blue?", "Is it blue?"),
    ("which of these is blurry", "Is it blurry?"),
)
THERE_ZH = (
    ("哪张图里有三角形？", "图里有三角形吗？"),
    ("这里面哪一张有狗呢", "图里有狗吗？"),
    ("这些图片里哪些有猫？", "图里有猫吗？"),
    ("有几张图里有星星？", "图里有星星吗？"),
    ("哪张照片拍到了海？", "图里有海吗？"),
    ("这些里哪几张是红色的？", "它是红色的吗？"),
)


@pytest.mark.parametrize(("said", "asked"), THERE)
def test_what_pictures_show(said: str, asked: str) -> None:
    assert condition(said, "en") == Condition(asked, True)


@pytest.mark.parametrize(("said", "asked"), THERE_ZH)
def test_what_pictures_show_in_chinese(said: str, asked: str) -> None:
    assert condition(said, "zh") == Condition(asked, True)


@pytest.mark.parametrize(
    "said",
    ["which of these doesn't have a star?", "which has no star?", "which one is without a star", "which lack a star?"],
)
def test_what_pictures_lack(said: str) -> None:
    assert condition(said, "en") == Condition("Is there a star in this picture?", False)


@pytest.mark.parametrize(
    ("said", "language", "asked", "unless"),
    [
        (
            "which has a star but no circle?",
            "en",
            "Is there a star in this picture?",
            "Is there a circle in this picture?",
        ),
        (
            "which show people and no dogs?",
            "en",
            "Are there people in this picture?",
            "Are there dogs in this picture?",
        ),
        (
            "which has a star, but not a circle?",
            "en",
            "Is there a star in this picture?",
            "Is there a circle in this picture?",
        ),
        ("哪张图有猫但没有狗？", "zh", "图里有猫吗？", "图里有狗吗？"),
        ("哪些图里有猫，但是没有狗", "zh", "图里有猫吗？", "图里有狗吗？"),
        ("哪张有猫而没有狗呢", "zh", "图里有猫吗？", "图里有狗吗？"),
    ],
)
def test_what_pictures_show_without_something_else(said: str, language: Language, asked: str, unless: str) -> None:
    assert condition(said, language) == Condition(asked, True, unless)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("which pictures have a forest?", "Is there a forest in this picture?"),
        ("which have a cat, a dog or a bird?", "Is there a cat, a dog or a bird in this picture?"),
        ("which show a room without windows?", "Is there a room without windows in this picture?"),
        ("which have my dog in them?", "Is there my dog in this picture?"),
        ("how many have a star in total?", "Is there a star in this picture?"),
    ],
)
def test_what_only_looks_like_another_question(said: str, asked: str) -> None:
    assert condition(said, "en") == Condition(asked, True)


def test_what_pictures_are_not() -> None:
    assert condition("which ones aren't red?", "en") == Condition("Is it red?", False)
    assert condition("which are not red?", "en") == Condition("Is it red?", False)
    assert condition("哪些不是红色的？", "zh") == Condition("它是红色的吗？", False)


def test_what_pictures_lack_in_chinese() -> None:
    for said in ("哪些照片里没有人？", "哪些图不包含人", "哪几张没拍到人？", "哪张图里看不到人", "哪些照片不带人的？"):
        assert condition(said, "zh") == Condition("图里有人吗？", False), said


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("which have no star and no circle?", "en"),
        ("which are without a star or a circle?", "en"),
        ("哪些没有星星和圆？", "zh"),
    ],
)
def test_several_things_that_are_denied_are_no_single_question(said: str, language: Language) -> None:
    assert condition(said, language) is None


@pytest.mark.parametrize(
    "said",
    [
        "which of them has more stars?",
        "which one has the most circles?",
        "which star is larger?",
        "which one is larger?",
        "which one is left?",
        "which is the red one?",
        "how many stars are there?",
        "how many circles are there in the picture?",
        "which two have the same colour?",
        "what is in the pictures?",
        "which ones are similar?",
        "which are not alike?",
        "which ones are identical?",
        "which of these are different?",
        "which ones are related?",
        "which ones are duplicates?",
        "which ones have similar colours?",
        "which ones show identical stars?",
        "which one is it?",
        "which one is that?",
        "which is hers?",
        "how many are there?",
        "how many pictures are there?",
        "how many are there in all?",
        "how many are there with stars and how many with hearts?",
        "how many can you see in #1, #2 and #3?",
        "how many have you seen?",
        "how many have I sent?",
        "which have been edited?",
        "which ones show it?",
        "which of them has a star, and what colour is it?",
        "which have a star and is it red?",
        "which have no star but a circle?",
        "which has a star, do you think?",
        "which has the best light?",
        "which shows the dog best?",
        "which is best?",
        "which photo has a bigger crowd?",
        "which has a star but no circle and no heart?",
        "which has " + "a star and " * 50 + "a circle?",
    ],
)
def test_comparisons_and_other_questions_are_none(said: str) -> None:
    assert condition(said, "en") is None


@pytest.mark.parametrize(
    "said",
    [
        "哪张图有更多星星",
        "哪张图的圆最多？",
        "图里有几颗星？",
        "这几张里有几个圆",
        "里面有几个圆",
        "哪张是最大的？",
        "哪张是左边的？",
        "哪些是相似的？",
        "哪几张是不同的？",
        "哪些是类似的？",
        "哪几张是重复的？",
        "哪些有相似的颜色？",
        "哪张是它的？",
        "哪张是她的？",
        "哪张图有猫并且它是什么颜色",
        "哪张有猫, 是什么颜色？",
        "哪张有它？",
        "哪些有了？",
        "哪张图没有猫但有狗？",
    ],
)
def test_comparisons_and_other_questions_are_none_in_chinese(said: str) -> None:
    assert condition(said, "zh") is None


class Answers:
    """A model that gives each picture, by its number, one answer; a picture without one cannot be read.

    An answer "a|b" says b to the second question about the picture."""

    def __init__(self, *answers: str | None) -> None:
        self._answers = [answer if answer is None else answer.split("|")[::-1] for answer in answers]

    def reply(self, messages: Sequence[Any], generation: Any) -> Iterator[str]:
        answers = self._answers[messages[-1].parts[0].number - 1]
        if answers is None:
            raise BadInput("It cannot be read.")
        yield answers.pop()


def sorted_by(question: str, language: Language, folder: Path, *answers: str | None) -> tuple[list[int], str, int]:
    """The numbers that are shown, what is said, and how many notices there are."""
    plugin = VqaPlugin()
    pictures = [Picture(str(n), f"/s/{n}", n) for n in range(1, len(answers) + 1)]
    context = Trial(plugin, folder, capabilities={"vision_language": Answers(*answers)})
    request = request_for(plugin.actions[0], question, language=language, pictures=pictures)
    events = list(plugin.run(request, context))
    shown = [picture.number for event in events if isinstance(event, PicturesShown) for picture in event.pictures]
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    return shown, said, sum(isinstance(event, Notice) for event in events)


@pytest.mark.parametrize(
    ("language", "yes", "no", "open_"),
    [
        ("en", "Yes, there is.", "No.", "I cannot tell."),
        ("en", "There is a star.", "There is no star.", ""),
        ("en", "Yes", "I don't see a star.", "It might be a star."),
        ("zh", "有。", "没有。", "对不起，我看不到"),
        ("zh", "是的，有星星", "图里没有星星。", "有可能没有"),
        ("zh", "对。", "不是。", "是不是星星不清楚"),
    ],
)
def test_an_answer_is_yes_or_no_or_neither(language: Language, yes: str, no: str, open_: str, tmp_path: Path) -> None:
    has, lacks = ("which of these have a star?", "which have no star?")
    if language == "zh":
        has, lacks = ("哪些图里有星星？", "哪些图里没有星星？")
    for question, number in ((has, 1), (lacks, 2)):
        shown, said, _ = sorted_by(question, language, tmp_path, yes, no, open_)
        assert shown == [number]
        assert ("I cannot tell for #3." if language == "en" else "#3 看不出来。") in said


def test_pictures_that_cannot_be_read_are_not_counted(tmp_path: Path) -> None:
    shown, said, notices = sorted_by("which of these have a star?", "en", tmp_path, "yes", None, "no")
    assert (shown, notices) == ([1], 1)
    assert said == "1 of the 2 pictures: #1."


def test_where_nothing_can_be_told_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    said = sorted_by("which of these have a star?", "en", tmp_path, "Hm.", "", "It isn't clear.")
    assert said == ([], "I cannot tell for #1, #2, #3.", 0)


def test_a_second_condition_is_asked_where_the_first_one_holds(tmp_path: Path) -> None:
    answers = ("yes|no", "yes|yes", "no", "yes|Hm.", "Hm.|no", "Hm.|yes")
    shown, said, _ = sorted_by("which has a star but no circle?", "en", tmp_path, *answers)
    assert (shown, said) == ([1], "1 of the 6 pictures: #1. I cannot tell for #4, #5.")


@pytest.mark.parametrize(
    ("answers", "english", "chinese"),
    [
        (("no", None, None), "Not #1, as far as I can see.", "就我所见，#1 不符合。"),
        (("yes", None, None), "#1.", "#1。"),
        (("no", "no", None), "None of the 2 pictures, as far as I can see.", "就我所见，2 张图片里都没有。"),
    ],
)
def test_one_picture_is_not_counted(
    answers: tuple[str | None, ...], english: str, chinese: str, tmp_path: Path
) -> None:
    assert sorted_by("which of these have a star?", "en", tmp_path, *answers)[1] == english
    assert sorted_by("哪些图里有星星？", "zh", tmp_path, *answers)[1] == chinese

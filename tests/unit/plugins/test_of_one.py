"""Questions about several pictures, as each of these alone is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Described, Language, ModelInfo, Picture
from assistant.kit import Trial, request_for
from assistant_vqa import VqaPlugin
from assistant_vqa.single import of_one


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("what is in these?", "what is in this picture?"),
        ("What are these?", "What is this?"),
        ("what are they?", "what is this?"),
        ("who are these?", "who is this?"),
        ("Are these blurry?", "Is this picture blurry?"),
        ("where were these taken?", "where was this picture taken?"),
        ("do these all show a dog?", "does this picture show a dog?"),
        ("do any of these photos have a person in them?", "does this picture have a person in it?"),
        ("have all four pictures got a star", "has this picture got a star"),
        ("describe all of them", "describe this picture"),
        ("what do they show?", "what does this picture show?"),
        ("what is in them?", "what is in this picture?"),
        ("what is in the three pictures?", "what is in this picture?"),
        ("how many can you see in #1, #2 and #3?", "how many can you see in this picture?"),
        ("do #1, #2, and #3 have a star?", "does this picture have a star?"),
    ],
)
def test_what_stands_for_the_pictures_becomes_one(question: str, asked: str) -> None:
    assert of_one(question, "en") == asked


@pytest.mark.parametrize(
    "question",
    [
        "what are these people doing?",
        "what colour are these shoes?",
        "are these cats?",
        "what are they carrying?",
        "how many of them wear helmets?",
        "how many are there in all?",
        "what are the pictures on the wall?",
        "what is in this picture?",
        "what is in #2?",
    ],
)
def test_what_is_shown_keeps_its_plural(question: str) -> None:
    assert of_one(question, "en") == question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("这些是什么？", "这张图是什么？"),
        ("它们是什么？", "这张图是什么？"),
        ("这三张图里有什么", "这张图里有什么"),
        ("三张照片里都有什么", "这张图里有什么"),
        ("这几张都有什么", "这张图有什么"),
        ("描述所有图片", "描述这张图"),
        ("#1、#2和#3里有什么？", "这张图里有什么？"),
        ("这些人在做什么", "这些人在做什么"),
        ("它们离得远吗", "它们离得远吗"),
        ("第三张图里有什么", "第三张图里有什么"),
    ],
)
def test_the_same_in_chinese(question: str, asked: str) -> None:
    assert of_one(question, "zh") == asked


class Asked:
    """A model that looks at two pictures at most, and answers each question with its words."""

    info = ModelInfo("test", "1", "vision_language", "cpu", pictures=2)

    def reply(self, messages: Sequence[Any], generation: Any) -> Iterator[str]:
        yield f"To answer: {messages[-1].parts[-1].text}"


@pytest.mark.parametrize(
    ("language", "question", "asked"),
    [("en", "what is in these?", "what is in this picture?"), ("zh", "这些是什么？", "这张图是什么？")],
)
def test_each_of_more_pictures_than_the_model_takes_is_asked_about_itself(
    language: Language, question: str, asked: str, tmp_path: Path
) -> None:
    plugin = VqaPlugin()
    pictures = [Picture(str(n), f"/s/{n}", n) for n in (1, 2, 3)]
    context = Trial(plugin, tmp_path, capabilities={"vision_language": Asked()})
    events = list(plugin.run(request_for(plugin.actions[0], question, pictures, language=language), context))
    told = [event.text for event in events if isinstance(event, Described)]
    assert told == [f"To answer: {asked}"] * 3

"""What the library has more than once, asked for in words."""

from __future__ import annotations

import shutil

import pytest

from assistant.api import Language, asks_for_duplicates
from tests.unit.plugins.conftest import Asked


@pytest.mark.parametrize(
    "text",
    [
        "find duplicates", "Show me all duplicates", "list duplicates in my library", "do I have any duplicate photos?",
        "which pictures are duplicates?", "photos I have twice", "how many duplicates do I have?",
        "找重复的照片", "有没有重复的照片", "图库里有重复的图片吗", "哪些照片是重复的", "重复的照片有哪些",
    ],
)  # fmt: skip
def test_words_that_ask_for_all_duplicates(text: str) -> None:
    assert asks_for_duplicates(text)


@pytest.mark.parametrize(
    "text",
    ["find duplicates of #2", "duplicate this", "a duplicated staircase", "show the picture again",
     "找和这张重复的照片",
     "找重复的图案"],
)  # fmt: skip
def test_words_that_ask_for_something_else(text: str) -> None:
    assert not asks_for_duplicates(text)


@pytest.mark.parametrize(("text", "language"), [("find duplicates", "en"), ("找重复的照片", "zh")])
def test_groups_are_told_with_their_paths(text: str, language: Language, asked: Asked) -> None:
    first = asked.put("a.png", "white", "red")
    asked.index()
    none = {"en": "Your library has no picture twice", "zh": "图库里没有重复的图片"}
    assert asked.said(text, language)[0].startswith(none[language])
    for number in range(12):
        shutil.copy(first, asked.photos / f"copy {number}.png")
    asked.index()
    said, shown = asked.said(text, language)
    told = {"en": "1 picture is in your library more than once, in 13 files. Nothing was changed.",
            "zh": "图库中有 1 张图片重复，共 13 个文件。没有做任何改动。"}  # fmt: skip
    more = {"en": "… and 4 more", "zh": "……还有 4 个"}
    assert said.startswith(told[language])
    assert said.count(f"- `{asked.photos}") == 9
    assert said.endswith(f"- {more[language]}")
    assert shown == ["a.png"]

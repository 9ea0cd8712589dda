"""Words about the library as a whole: what it holds, and pictures in another order."""

from __future__ import annotations

import pytest

from assistant.api import asks_to_sort, asks_what_is_held


@pytest.mark.parametrize(
    "text",
    [
        "what's in my library", "What is in the library?", "how many photos do I have", "how many pictures have I got",
        "how many photos are in my library?", "which folders are in the library", "what photos do I have",
        "what do I have in my library", "图库里有什么", "图库里有多少张图？", "我有多少张照片", "我的图库里都有什么",
        "图库里有几张照片", "我一共有多少张照片",
    ],
)  # fmt: skip
def test_it_is_asked_what_the_library_holds(text: str) -> None:
    assert asks_what_is_held(text)


@pytest.mark.parametrize(
    "text",
    [
        "what's in the library of congress", "how many photos of cats do I have", "how many pictures are there",
        "what is in the picture", "which photos do I have from 2019", "what have I got in my hand", "my library",
        "how many cats are in my library", "我有多少张猫的照片", "图库里有几张猫", "图里有什么", "有多少张照片", "",
    ],
)  # fmt: skip
def test_what_names_a_thing_or_the_conversation_does_not_ask_that(text: str) -> None:
    assert not asks_what_is_held(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("sort them by date", "these"), ("sort by size please", "these"), ("newest first", "these"),
        ("can you order these by name?", "these"), ("sort the pictures by date", "pictures"), ("按日期排序", "these"),
        ("把它们按时间排一下", "these"), ("把这些照片按日期排序", "pictures"), ("sort them into cats and dogs", ""),
        ("sort these numbers by size", ""), ("sort the words by length", ""), ("按颜色分类", ""), ("sort by color", ""),
        ("find the newest pictures by date", ""), ("按日期排序的算法怎么写", ""), ("", ""),
    ],
)  # fmt: skip
def test_another_order_is_asked_for(text: str, what: str) -> None:
    assert asks_to_sort(text) == what

"""Which words ask of a picture's file, and which of what it shows."""

from __future__ import annotations

import pytest

from assistant.api import file_facts_in


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("when was #4 taken?", "taken"), ("第一张是什么时候拍的？", "taken"), ("when were #2 and #3 taken", "taken"),
        ("can you tell me when #4 was taken", "taken"), ("what year was the photo taken", "taken"),
        ("when was star.png taken", "taken"), ("这张照片是哪年拍的", "taken"), ("这两张是什么时候拍的", "taken"),
        ("where is the first one?", "place"), ("where is picture 4?", "place"), ("第一张存在哪里？", "place"),
        ("where is #6 stored?", "place"), ("copy the path of #6", "place"), ("where is it saved", "place"),
        ("which folder is the second picture in", "place"), ("where's picture 2 on my disk", "place"),
        ("第二张在哪个文件夹", "place"), ("它存在哪", "place"), ("#2 存在哪里？", "place"),
        ("这张存在什么地方", "place"),
        ("what is the file name of the second one?", "name"), ("第一张和第二张的文件名", "name"),
        ("how big is #2?", "size"), ("how many pixels does #2 have", "size"), ("resolution of #2", "size"),
        ("#3的分辨率是多少", "size"), ("第二张多大", "size"), ("file size of #1", "size"),
        ("what format is #3", "format"), ("is #2 a png?", "format"), ("#2是什么格式", "format"),
        ("show me the exif data of #2", "all"), ("这张图的文件信息", "all"),
        ("open #2", "open"), ("打开第二张", "open"), ("把第二张打开", "open"),
        ("show #12 big", "open"), ("open #3 larger", "open"), ("show me the second one full screen", "open"),
        ("enlarge the first picture", "open"), ("zoom in on #2", "open"), ("放大第二张", "open"),
        ("把第二张放大看看", "open"), ("全屏看#3", "open"),
        ("when was it taken and where is it stored?", "taken place"),
    ],
)  # fmt: skip
def test_the_file_is_asked_of(text: str, facts: str) -> None:
    assert " ".join(file_facts_in(text)) == facts


@pytest.mark.parametrize(
    "text",
    [
        "how big is the star in #2", "how big is it", "它有多大", "where was this taken", "where was #2 taken",
        "where is the cat", "where is the star in #2", "where is the small blue one", "这张照片是在哪里拍的",
        "when was this taken, can you tell from the light", "what is the name of the dog in #2", "what time is it",
        "find pictures larger than 1000 pixels", "where are the pictures of the kids on the swing", "show me #2",
        "open ~/Pictures", "打开文件夹", "照片里的文件夹在哪", "what size is an A3 poster in pixels",
        "where is it and what colour is it", "pic 3 的尺寸标注是多少", "搜到的最后一张像素够不够高",
        "show me a big star", "make #2 bigger", "enlarge the cat in #2", "放大第二张里的猫", "把第二张放大一点",
        "show me the first one again",
    ],
)  # fmt: skip
def test_what_a_picture_shows_is_no_matter_of_its_file(text: str) -> None:
    assert file_facts_in(text) == ()


@pytest.mark.parametrize(
    "text", ["how big is it?", "and how big?", "what is its size?", "它有多大？", "那它多大", "有多大？", "大小呢？"]
)
def test_the_size_of_it_is_the_files_where_files_are_talked_about(text: str) -> None:
    assert file_facts_in(text, of_files=True) == ("size",)
    assert file_facts_in(text) == ()


@pytest.mark.parametrize(
    "text", ["how big is the star?", "圆有多大？", "what colour is it?", "how big is the blue one?"]
)
def test_the_size_of_a_thing_is_not(text: str) -> None:
    assert file_facts_in(text, of_files=True) == ()

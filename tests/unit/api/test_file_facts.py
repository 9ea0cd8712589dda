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
    ],
)  # fmt: skip
def test_what_a_picture_shows_is_no_matter_of_its_file(text: str) -> None:
    assert file_facts_in(text) == ()

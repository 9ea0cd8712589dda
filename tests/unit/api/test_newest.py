"""Words that want nothing but the newest pictures, and those that want more than that."""

from __future__ import annotations

import pytest

from assistant.api import newest_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("show the latest 5 photos", 5), ("Show me my last 10 photos, please.", 10), ("the newest photos", 0),
        ("show me the five most recent pictures", 5), ("show me the last photo", 1), ("my last twenty pictures", 20),
        ("the last 3 photos", None), ("show me the last 3 photos I took", 3), ("latest 7 pics in my library", 7),
        ("show me 5 pictures", 5), ("list 5 of my photos", 5), ("5 pictures", None), ("draw 5 pictures", None),
        ("show me the latest photos of dogs", None), ("describe the last 5 photos", None), ("the last one", None),
        ("more like the last 2 pictures", None), ("", None), ("show me more", None), ("last", None),
        ("最新的5张照片", 5), ("给我看最近拍的10张照片", 10), ("最近的照片", 0), ("看看我最新拍的十二张照片", 12),
        ("显示图库里最近的两张图片", 2), ("5张最新的照片", 5), ("我最后拍的一张照片", 1), ("给我看5张照片", 5),
        ("最新的5张猫的照片", None), ("描述最近的5张照片", None), ("最后三张照片", None), ("画5张图", None),
        ("最近怎么样", None), ("最新拍摄的3张照片", 3), ("最近照的图", 0), ("the last 3 photos i have taken", None),
        ("show me the last 3 photos I have taken", 3), ("show me the last photos i have", 0),
        ("看看最近的二十五张图吧", 25), ("最近的几张照片", 0), ("最近一百张照片", 100), ("给我看最近十几张照片", 15),
        ("my last thirty photos", 30), ("show me my last few photos", 0), ("show me some recent photos", 0),
        ("show me the last two dozen photos I took", 24), ("show me several photos", None), ("some photos", None),
        ("给我看几张照片", None), ("show me the last 1000 photos I took", 1000),
        ("show all my photos", 0), ("show me everything in my library", 0), ("list my photos, newest first", 0),
        ("browse the library", 0), ("显示所有照片", 0), ("看看我的照片", 0), ("浏览图库", 0),
        ("show all my photos of cats", None), ("show everything red", None), ("my photos", None), ("all photos", None),
        ("show all pictures", None), ("open my photos folder", None), ("显示所有猫的照片", None), ("所有照片", None),
    ],
)  # fmt: skip
def test_how_many_of_the_newest_are_wanted(text: str, count: int | None) -> None:
    assert newest_in(text) == count

"""Which words want files copied, moved or deleted, and which only sound like it."""

from __future__ import annotations

import pytest

from assistant.api import asks_to_move

FILES = (
    "copy them to /tmp/out", "copy these to my desktop", "move #3 to /tmp/x", "move them to ~/best", "save them in ~/x",
    "move these photos into a new folder", "put them all in ~/x", "copy all of them into /tmp/out please",
    "copy the first two photos to ~/best", "move the pictures you found to my usb stick", "copy these photos",
    "delete these photos", "delete them", "delete #3 and #4", "复制到/tmp/out", "移动到 /tmp/x",
    "把它们移动到 /tmp/out",
    "把这些照片复制到 ~/out", "把这些照片拷到U盘", "把第二张移到桌面", "删掉这些照片", "把它们删了",
    "请把找到的照片都复制到桌面",
)  # fmt: skip
OTHERS = (
    "move it to the left", "put it on the table", "put a hat on it", "copy the path of #3", "copy the style of #2",
    "add them to my library", "move these photos into my library", "save the conversation to ~/x", "delete the cat",
    "delete this conversation", "remove the red star", "delete the background", "find photos on my desktop",
    "把猫移到左边", "把这些照片加入图库", "把帽子删掉", "复制第二张的路径", "删掉这个对话", "删除背景",
    "把对话导出到桌面", "把星星移动到中间",
)  # fmt: skip


@pytest.mark.parametrize("text", FILES)
def test_files_are_to_be_moved(text: str) -> None:
    assert asks_to_move(text)


@pytest.mark.parametrize("text", OTHERS)
def test_files_stay(text: str) -> None:
    assert not asks_to_move(text)

"""Files with Chinese names within a question: with and without a space before what the sentence says next."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.locations import files_named
from assistant.terminal.drop import sent
from tests.unit.drop.test_drop import PNG

NAMES = ("pics/绿方.png", "pics/a.png", "a.png", "绿方.png", "照片/绿方.png", "方.png")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name in NAMES:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(PNG)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("看这张 pics/绿方.png 这是什么形状？", ["pics/绿方.png"]),
        ("看这张：pics/绿方.png 这是什么形状？", ["pics/绿方.png"]),
        ("换张图：pics/绿方.png，这是什么形状？", ["pics/绿方.png"]),
        ("换张图:pics/a.png 这是什么形状？", ["pics/a.png"]),
        ("看这张pics/绿方.png这是什么形状？", ["pics/绿方.png"]),
        ("look at this: pics/绿方.png what shape is it?", ["pics/绿方.png"]),
        ("pics/绿方.png 这是什么形状？", ["pics/绿方.png"]),
        ("比较pics/a.png和pics/绿方.png", ["pics/a.png", "pics/绿方.png"]),
        ("看这张 照片/绿方.png 这是什么形状？", ["照片/绿方.png"]),
        ("换张图：照片/绿方.png，这是什么形状？", ["照片/绿方.png"]),
        ("look at 照片/绿方.png please", ["照片/绿方.png"]),
        ("描述绿方.png", ["绿方.png"]),
        ("描述绿方.png里有什么", ["绿方.png"]),
        ("绿方.png 这是什么？", ["绿方.png"]),
        ("比较a.png和绿方.png", ["a.png", "绿方.png"]),
    ],
)
def test_a_name_in_chinese_is_found_within_a_question(text: str, found: list[str], here: Path) -> None:
    dropped = sent(text, str(here))
    assert dropped.problem == ""
    assert list(dropped.paths) == [str(here / name) for name in found]
    assert [str(here / path) for path in files_named(dropped.text)] == list(dropped.paths)


@pytest.mark.parametrize(
    "text", ["换张图：{}/照片/绿方.png 这是什么？", "{}/照片/绿方.png这是什么？", "{}/a.png这是什么？"]
)
def test_so_is_a_whole_path(text: str, here: Path) -> None:
    dropped = sent(text.format(here))
    assert len(dropped.paths) == 1
    assert dropped.text.endswith("这是什么？")


@pytest.mark.parametrize("text", ["看这张 pics/没有.png 这是什么？", "看这张：pics/没有.png，这是什么？"])
def test_one_that_is_not_there_is_told(text: str, here: Path) -> None:
    dropped = sent(text, str(here), "zh")
    assert not dropped.paths
    assert "pics/没有.png" in dropped.problem


@pytest.mark.parametrize(
    "text", ["描述红圆.png", "这是白天/夜晚.png", "把图保存为 pics/绿方.png", "a绿方.png 是什么", "./方绿方.jpg"]
)
def test_what_names_no_file_here_attaches_none(text: str, here: Path) -> None:
    assert sent(text, str(here)).paths == ()

"""Paths with spaces in the middle of a question, as they are typed without quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.locations import files_named
from assistant.terminal.drop import sent
from assistant.terminal.drop.named import named_in, with_spaces_quoted
from assistant.terminal.drop.resolve import Place
from tests.unit.drop.test_drop import PNG


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("My Pics/red-circle.png", "My Pics/a b c.png", "plain.png", "my.png", "我的 照片/红 圆.png"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(PNG)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("what is in ./My Pics/red-circle.png?", ["My Pics/red-circle.png"], 'what is in "./My Pics/red-circle.png"?'),
        ("描述 ./My Pics/red-circle.png", ["My Pics/red-circle.png"], '描述 "./My Pics/red-circle.png"'),
        ("请看./My Pics/a b c.png里有什么", ["My Pics/a b c.png"], '请看"./My Pics/a b c.png"里有什么'),
        ("描述 ./我的 照片/红 圆.png。", ["我的 照片/红 圆.png"], '描述 "./我的 照片/红 圆.png"。'),
        (
            "compare ./My Pics/a b c.png with ./plain.png please",
            ["My Pics/a b c.png", "plain.png"],
            'compare "./My Pics/a b c.png" with ./plain.png please',
        ),
        ("is ./my.png or ./plain.png larger", ["my.png", "plain.png"], "is ./my.png or ./plain.png larger"),
        ('what is "./My Pics/red-circle.png"', ["My Pics/red-circle.png"], 'what is "./My Pics/red-circle.png"'),
    ],
)
def test_the_longest_path_that_is_there_is_meant(text: str, found: list[str], said: str, home: Path) -> None:
    dropped = sent(text, str(home))
    assert dropped.problem == ""
    assert list(dropped.paths) == [str(home / name) for name in found]
    assert dropped.text == said
    assert [str(home / path) for path in files_named(said)] == [str(home / name) for name in found]


def test_an_absolute_path_with_spaces_is_read_within_a_question(home: Path) -> None:
    dropped = sent(f"what is in {home}/My Pics/red-circle.png?")
    assert dropped.paths == (str(home / "My Pics/red-circle.png"),)


@pytest.mark.parametrize("text", ["what is in ./My Pics/none.png?", "./My Pics/none.png 里有什么"])
def test_a_path_with_spaces_that_is_not_there_is_told(text: str, home: Path) -> None:
    dropped = sent(text, str(home))
    assert not dropped.paths
    assert dropped.problem


def test_a_hostile_text_is_read_at_once(home: Path) -> None:
    text = "see ./a b.png " * 50_000
    assert with_spaces_quoted(text, Place(str(home))) == text


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("what is in ./nosuch place/a.png?", "./nosuch place/a.png"),
        ("what is in ./no such place/a.png?", "./no such place/a.png"),
        ("what is in ./nosuch/a.png?", "./nosuch/a.png"),
        ("describe ./nosuch and then place/a.png", "place/a.png"),
        ("compare ./plain.png with place/a.png", "place/a.png"),
        ("what is in place/a.png?", "place/a.png"),
    ],
)
def test_a_path_that_is_not_there_is_told_as_it_was_typed(text: str, path: str, home: Path) -> None:
    assert named_in(text, Place(str(home)))[1] == path

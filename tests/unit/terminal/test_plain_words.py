"""What the plain chat says of an answer, and what it leaves out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.api import Label, Labels, Language, Picture, PicturesShown, Progress, TextDelta, TurnEnded, TurnStarted
from assistant.setting_values import EDITABLE
from assistant.terminal.amount import amount
from assistant.terminal.described import described
from assistant.terminal.meanings import MEANINGS
from assistant.terminal.plain.words import Words, likely, said_progress
from assistant.terminal.unmarked import Unmarked, unmarked


def test_own_labels_are_all_told_and_of_many_the_likely_ones() -> None:
    own = [Label("cat", 0.999), Label("dog", 0.001), Label("fox", 0.0)]
    assert likely(own) == own
    many = [Label("heart", 0.8), Label("star", 0.15), *(Label(f"shape {n}", 0.05 / 78) for n in range(78))]
    assert [label.label for label in likely(many)] == ["heart", "star"]
    even = [Label(f"shape {n}", 0.0125) for n in range(80)]
    assert len(likely(even)) == 8


@pytest.mark.parametrize(
    ("value", "written"),
    [(5754.0, "5,754"), (15_712.3, "15,712"), (21_621, "21,621"), (1.2e7, "12,000,000"), (23.34, "23.3"), (8, "8")],
)
def test_amounts_have_no_exponent(value: float, written: str) -> None:
    assert amount(value) == written


def test_progress_is_told_in_whole_numbers() -> None:
    event = Progress("index", 5400, 21_621, "files", 5750.0, 3.0)
    assert said_progress(event, "en") == "index: 5,400 of 21,621 files, 5,750 a second, 0:03 left"


@pytest.mark.parametrize("interface", ["en", "zh"])
@pytest.mark.parametrize(
    ("asked", "event", "told"),
    [
        ("draw a star", Progress("Drawing", 3, 12, "steps", 2.0, 5.0), "Drawing: 3 of 12 steps, 2 a second, 0:05 left"),
        ("画一颗星星", Progress("正在画图", 3, 12, "步", 2.0, 5.0), "正在画图：3/12 步，每秒 2，还需 0:05"),
        ("写下来", Progress("beach.wav", 3, 12, "s"), "beach.wav：3/12 s"),
        ("write it down", Progress("beach.wav", 3, 12, "s"), "beach.wav: 3 of 12 s"),
    ],
)
def test_progress_is_told_in_the_language_of_its_turn(
    interface: Language, asked: str, event: Progress, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = Words(interface)
    words.show(TurnStarted("c", 1, asked))
    words.show(event)
    assert capsys.readouterr().out == f"{told}\n"


def test_work_outside_of_turns_is_told_in_the_language_of_the_chat(capsys: pytest.CaptureFixture[str]) -> None:
    words = Words("zh")
    words.show(TurnStarted("c", 1, "draw a star"))
    words.show(TurnEnded("c", 1, "done"))
    words.show(Progress("qwen", 3, 12, "MB"))
    assert capsys.readouterr().out == "qwen：3/12 MB\n"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("**red circle** (81%), *pink*.", "red circle (81%), pink."),
        ("这是**红色圆形**。", "这是红色圆形。"),
        ("## Two stars\n\n- `index ~/Pictures` once", "Two stars\n\n- index ~/Pictures once"),
        ("2 * 3 and 2**3 of `*.png` in #1, snake_case", "2 * 3 and 2**3 of *.png in #1, snake_case"),
        ("***a* b** and **c *d***, **`e`** ~~f~~", "a b and c d, e f"),
        ("the A* algorithm, x* + y*, B*", "the A* algorithm, x* + y*, B*"),
        ("int* p; char *q;", "int* p; char *q;"),
        ("f(*args, **kwargs) is *good*", "f(*args, **kwargs) is good"),
        ("共有3**张**图片，其中**两张**是猫", "共有3张图片，其中两张是猫"),
        ("用Python**列表推导**和**生成器**。", "用Python列表推导和生成器。"),
        ("2**10 是 **1024**", "2**10 是 1024"),
        ("~/x~~y and 2**\n**3", "~/x~~y and 2**\n**3"),
        ("*one\ntwo* **three", "*one\ntwo* **three"),
        ("so:\n```python\nx = a ** b  # **no mark**\n```\nend", "so:\nx = a ** b  # **no mark**\nend"),
    ],
)
def test_marks_are_not_read_however_the_text_comes(text: str, heard: str) -> None:
    assert unmarked(text) == heard
    pieces = Unmarked()
    assert "".join(map(pieces.feed, text)) + pieces.end() == heard


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("这是**红色**圆，", ["这", "是", "", "", "", "", "", "", "红色圆", "，"]),
        ("看`a`！", ["看", "", "", "", "a！"]),
        ("a*中*文", ["", "", "a*中", "", "*文"]),
        ("两 ok 个", ["两", " ", "", "", "ok ", "个"]),
    ],
)
def test_chinese_is_read_as_early_as_it_is_known(text: str, came: list[str]) -> None:
    pieces = Unmarked()
    assert [pieces.feed(char) for char in text] == came


_PIECES = ["**", "*", "`", "```", "~~", "#", " ", "\n", "a", "中", "。", "，", "2"]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join), st.lists(st.integers(1, 4), max_size=30))
@settings(max_examples=500)
def test_however_a_text_is_cut_the_same_is_read(text: str, sizes: list[int]) -> None:
    whole = Unmarked()
    words = [whole.feed(word) for word in re.findall(r"\s|\S+", text)] + [whole.end()]
    pieces, read, rest = Unmarked(), [], text
    for size in sizes:
        read.append(pieces.feed(rest[:size]))
        rest = rest[size:]
    read += [pieces.feed(rest), pieces.end()]
    assert "".join(read) == "".join(words) == unmarked(text)


def test_no_blank_lines_stand_between_a_picture_and_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What sets paragraphs of one text apart sets nothing apart from a picture."""
    words = Words("en")
    for number in (1, 2):
        words.show(PicturesShown((Picture("", "", number=number, path=f"{number}.png", width=8, height=8),)))
        words.show(TextDelta("\n\na star,\n\nin red" if number > 1 else "a star"))
    words.end()
    told = "Picture #{0}: {0}.png, 8 × 8.\n{1}\n"
    assert capsys.readouterr().out == told.format(1, "a star") + told.format(2, "a star,\n\nin red")


def test_labels_that_the_answer_names_are_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    words = Words("en")
    words.show(Labels((Label("cat", 0.9), Label("dog", 0.1))))
    words.show(TextDelta("**cat** (90%)."))
    words.show(TurnEnded("c", 1, "done"))
    assert capsys.readouterr().out == "cat (90%).\ndog: 10%\n"


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("a red circle", "Picture #2: drawn: “a red circle”, 96 × 64."),
        ("It is red.\na red circle", "Picture #2: drawn: “a red circle”, 96 × 64. It is red."),
        ("", "Picture #2: without a name, 96 × 64."),
    ],
)
def test_a_drawn_picture_is_called_by_its_words(description: str, told: str) -> None:
    drawn = Picture("00", "/x", 2, "drawn", width=96, height=64, description=description)
    assert described(drawn, "en") == told
    assert described(drawn, "zh").startswith("图片 #2：" + ("画的：“a red circle”，" if description else "未命名，"))
    found = Picture("00", "/x", 2, "dropped", "/y/sea.png", 96, 64, description="It is blue.")
    assert described(found, "en") == "Picture #2: sea.png, 96 × 64. It is blue."


def test_every_setting_says_what_it_is_for() -> None:
    assert set(MEANINGS) == set(EDITABLE)

"""Sentences in lines: where they are cut, and that nothing gets lost."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from assistant.terminal.widgets.dotted import folded

CHINESE = "正由随程序附带的 pocket 模型回答：它们只懂画出的场景（2.5 GB）。"


def test_a_chinese_sentence_fills_its_lines_around_a_name() -> None:
    assert folded(CHINESE, 36)[0] == "正由随程序附带的 pocket 模型回答：它"


@pytest.mark.parametrize("text", [CHINESE, "The shipped pocket models answer: “drawn scenes” (yes) — don't ask more."])
@pytest.mark.parametrize("width", [12, 20, 33, 80])
def test_lines_fit_keep_everything_and_begin_with_no_mark(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line.startswith(("，", "。", "：", "）", "”")) for line in lines)

"""Where the encoding of the terminal lacks frames and marks, letters stand for them, and nothing moves."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import assistant.terminal
from assistant.terminal.marks import shown

_DRAWN = re.compile(r"[\u00b7\u2010-\u203a\u2190-\u21ff\u2500-\u25ff\u2713-\u2717]")
"""Marks, not words: punctuation, arrows, frames and shapes."""


@given(st.text(), st.sampled_from(["ascii", "latin-1", "gb18030", "cp437", "utf-8"]))
def test_a_line_can_be_written_and_stays_as_wide(text: str, encoding: str) -> None:
    text = "".join(char for char in text if not 0xD800 <= ord(char) < 0xE000)
    drawn = shown(text, encoding)
    drawn.encode(encoding)
    assert cell_len(drawn) == cell_len(text)


def test_an_encoding_keeps_what_it_has() -> None:
    assert shown("│ › 图", "utf-8") == "│ › 图"
    assert shown("│ ä › 图", "latin-1") == "| ä > ??"
    assert shown("╭─╮ “a” · ↑ …", "ascii") == '+-+ "a" . ^ .'


def test_no_mark_that_the_chat_draws_becomes_a_question_mark() -> None:
    folder = Path(assistant.terminal.__file__).parent
    drawn = {mark for file in folder.rglob("*.py") for mark in _DRAWN.findall(file.read_text(encoding="utf-8"))}
    assert len(drawn) > 20
    assert [mark for mark in sorted(drawn) if "?" in shown(mark, "ascii")] == []

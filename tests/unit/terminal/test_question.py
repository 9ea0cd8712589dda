"""A question as it is drawn: whole, unless it is longer than anybody reads there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal.widgets.question import MOST, MOST_LINES, drawn


@pytest.mark.parametrize("text", ["", "what is this?", "a\n" * 100, "word " * 900, "图" * (2 * MOST)])
def test_what_people_ask_is_drawn_whole(text: str) -> None:
    assert drawn(text, "en").plain == text


@pytest.mark.parametrize("text", ["a\n" * 500_000, "word " * 200_000, "图" * 1_000_000, "\n" * 1_000_000 + "x"])
def test_of_a_text_that_was_pasted_the_beginning_and_the_end_are_drawn(text: str) -> None:
    shown = drawn(f"first {text} last", "en").plain
    assert shown.startswith("first")
    assert shown.endswith("last")
    assert len(shown) < 2 * MOST + 100
    assert shown.count("\n") <= 2 * MOST_LINES + 1
    assert "more characters" in shown
    assert "省略" in drawn(text, "zh").plain


@given(st.lists(st.sampled_from(["a" * 700, "word " * 90, "\n", "a\n" * 30, "图" * 400]), max_size=30).map("".join))
def test_beginning_and_end_are_what_was_asked(text: str) -> None:
    first, _, rest = drawn(text, "en").plain.partition("\n…")
    assert text.startswith(first)
    assert text.endswith(rest.partition("…\n")[2])

"""How much of a long text is read for a request."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.api import start_and_end


@given(st.text(max_size=120))
def test_short_texts_are_read_whole(text: str) -> None:
    assert start_and_end(text, 120) == text.strip()


@given(st.text(min_size=21, max_size=200), st.integers(2, 20))
def test_no_more_is_read_than_was_said(text: str, extent: int) -> None:
    assert len(start_and_end(text, extent)) <= max(extent + 1, 0)


def test_no_word_is_cut_in_two() -> None:
    names = " ".join(f"/home/ann/pictures/{number}" for number in range(100))
    read = start_and_end(names, 100).split()
    assert read[0] == "/home/ann/pictures/0"
    assert read[-1] == "/home/ann/pictures/99"
    assert set(read) <= set(names.split())


def test_a_word_that_is_whole_stays() -> None:
    assert start_and_end("find snow" + " " * 700 + "from 2018") == "find snow from 2018"
    assert start_and_end("find snow and ice now", 20) == "find snow ice now"


def test_what_has_no_spaces_is_cut_anywhere() -> None:
    assert start_and_end("图" * 50 + "片" * 50, 10) == "图图图图图 片片片片片"

"""Markdown that nobody writes by hand, as a looping model or a hostile server sends it: drawn, and every word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.terminal.markdown import Drawing, Growing
from assistant.terminal.markdown.code import Code, code_blocks


def plain(text: str, width: int = 40) -> list[str]:
    """The lines of a text that comes at once."""
    growing = Growing()
    blocks = [*growing.take(text), *growing.end]
    return [line.plain.rstrip() for block in blocks for line in Drawing(width).lines(block)]


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 250 + "word" + " a*" * 250,
        "**a *a " * 200 + "word" + " a* a**" * 200,
        "![*a " + "*a " * 250 + "word" + " a*" * 250 + "](x)",
        "[" * 300 + "word" + "](x)" * 300,
        "![" * 300 + "word" + "](x)" * 300,
        "> - " * 300 + "word",
        ">" * 500 + " word",
        "| a |\n|---|\n| " + "*a " * 250 + "word" + " a*" * 250 + " |",
        "\n".join("  " * depth + "- word" for depth in range(300)),
        "\n".join("   " * depth + f"{depth}. word" for depth in range(200)),
    ],
)
def test_words_are_drawn_however_deep_they_stand(text: str) -> None:
    assert "".join(plain(text)).count("word") == text.count("word")
    assert code_blocks(f"{text}\n\n```\nx = 1\n```") == [Code("", "x = 1")]


def test_what_stands_too_deep_keeps_its_lines_and_loses_the_marks_of_its_blocks() -> None:
    assert plain("> " * 30 + "first\n" + "> " * 30 + "- second", 80) == ["▌ " * 20 + "first", "▌ " * 20 + "second"]


@pytest.mark.parametrize("deep", [2, 40])
def test_what_people_nest_is_no_plain_text(deep: int) -> None:
    assert plain("*a " * deep + "word" + " a*" * deep, 500) == ["a " * deep + "word" + " a" * deep]


@given(st.lists(st.sampled_from(["- ", "> ", "1. ", "  ", "\n", "*", "![", "](x)", "word "]), max_size=200))
@settings(max_examples=200)
def test_no_nesting_loses_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join(plain(text, 200)).count("word") == text.count("word")

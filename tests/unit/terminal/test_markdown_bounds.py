"""Markdown that nobody writes by hand, as a looping model or a hostile server sends it: drawn, and every word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.containers import VerticalScroll

from assistant.terminal.markdown import Drawing, Growing
from assistant.terminal.markdown.code import Code, code_blocks
from assistant.terminal.markdown.growing import MOST, MOST_OPEN
from assistant.terminal.markdown.tree import MOST_WORDS
from assistant.terminal.widgets.answer import Answer
from assistant.terminal.widgets.stream import Stream
from tests.unit.terminal.test_markdown import Page


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


@pytest.mark.parametrize("mark", ["![", "*_", "[a](", "http://", "~~a", "**a**b"])
def test_in_a_paragraph_longer_than_any_no_marks_are_looked_for(mark: str) -> None:
    words = mark * (2 * MOST_WORDS // len(mark))
    assert "".join(plain(f"{words}\n\n**after**", 80)) == f"{words}after"


TABLE = "| a | b |\n|---|---|\n" + "| **one** | two |\n" * 1500
PROGRAM = "```python\n" + "x = '" + "word " * 9000 + "'\n```\n\n**after**\n"
LINE = "*word* " * 6000
QUOTE = "> a *quoted* line\n" * 1500


@pytest.mark.parametrize("text", [TABLE, PROGRAM, LINE, QUOTE, f"first\n\n{QUOTE}\n{TABLE}\n{LINE}"])
async def test_what_grows_without_an_end_costs_its_end_alone_and_is_read_once_it_is_whole(text: str) -> None:
    async with Page().run_test(size=(60, 12)) as pilot:
        growing, whole = Answer(), Answer(text)
        await pilot.app.query_one(VerticalScroll).mount(growing, whole)
        await pilot.pause()
        for begin in range(0, len(text), 997):
            growing.append(text[begin : begin + 997])
            assert growing._growing.open_length <= MOST_OPEN
        assert growing._growing.hasty
        growing.finish()
        await pilot.pause()
        assert growing._lines == whole._lines
        assert growing.size.height == whole.size.height == len(whole._lines)


def test_the_rest_of_code_that_grows_without_an_end_stays_code() -> None:
    growing = Growing()
    blocks = growing.take("```python\n" + "x = 1 # *a* " * 3000)
    blocks += growing.take("\n# no title\n```\n\n# A title\n\nend")
    drawn = [line.plain.strip() for block in [*blocks, *growing.end] for line in Drawing(60).lines(block)]
    assert drawn[-5:] == ["# no title", "", "A title", "", "end"]


def test_an_answer_longer_than_any_is_words_all_of_them() -> None:
    text = "# no title\n" + "*word* [a](b)\n" * (MOST // 10)
    assert plain(text, 80) == text.splitlines()


async def test_the_end_of_a_stream_is_the_end_of_its_answer() -> None:
    async with Page().run_test(size=(60, 12)) as pilot:
        page, whole = pilot.app.query_one(VerticalScroll), Answer(TABLE)
        await page.mount(whole)
        stream = Stream(page)
        stream.write(TABLE)
        await stream.end()
        await pilot.pause()
        assert page.query(Answer).last()._lines == whole._lines

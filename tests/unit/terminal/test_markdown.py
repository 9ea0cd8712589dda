"""Markdown as lines: the same however it comes, bounded work for each piece, every kind of block as it should look."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

import assistant.terminal
from assistant.terminal.markdown import Drawing, Growing
from assistant.terminal.markdown.code import Code, code_blocks
from assistant.terminal.widgets.answer import Answer
from assistant.terminal.widgets.stream import LONGEST_PAUSE_S, PAUSE_S, Stream, pause_after, standing

TEXT = """First words.
More of them.

- a point
  1. deeper
  2. deeper still
- another

  with a paragraph

7. seven
8. eight

Second **bold** and `code` words, [a link](http://example.org/x).

```python
x = 1

y = "two"
```

# A title
Close below it.

> quoted
> - a list in it

| name | number |
|:-----|-------:|
| one  | 1      |
| 图片 | 22     |

---
The end.
"""
FRAGMENTS = st.sampled_from(
    ["a word", "\n", "\n\n", "- ", "* ", "1. ", "    ", "# ", "> ", "```\n", "```py\n", "|a|b|\n|-|-|\n", "|1|2|\n",
     "**", "`", "---\n", "===\n", "#", "-", "[x](http://y)", "<b>", "\\", "图", "http://example.org "]
)  # fmt: skip


def drawn(pieces: list[str], width: int = 40) -> list[Content]:
    """The lines of a text that came in pieces."""
    growing = Growing()
    blocks = [block for piece in pieces for block in growing.take(piece)]
    return [line for block in [*blocks, *growing.end] for line in Drawing(width).lines(block)]


def plain(text: str, width: int = 40) -> list[str]:
    return [line.plain.rstrip() for line in drawn([text], width)]


@given(st.lists(FRAGMENTS, max_size=30))
@settings(max_examples=300)
def test_a_text_looks_the_same_however_it_comes(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert drawn(pieces) == drawn([text])
    assert drawn(list(text)) == drawn([text])


def test_every_block_looks_as_it_should() -> None:
    assert plain(TEXT) == [
        "First words. More of them.",
        "",
        "• a point",
        "  1. deeper",
        "  2. deeper still",
        "• another",
        "",
        "  with a paragraph",
        "",
        "7. seven",
        "8. eight",
        "",
        "Second bold and code words, a link.",
        "",
        " x = 1",
        "",
        ' y = "two"',
        "",
        "A title",
        "",
        "Close below it.",
        "",
        "▌ quoted",
        "▌ • a list in it",
        "",
        "name │ number",
        "─────┼───────",
        "one  │      1",
        "图片 │     22",
        "",
        "─" * 40,
        "",
        "The end.",
    ]


@pytest.mark.parametrize("width", [0, 7, 20, 33])
def test_nothing_is_wider_than_its_place(width: int) -> None:
    text = TEXT + "\n```\n" + "long " * 30 + "\n```\n" + "图片" * 40 + "\n\n- - - - - - deep\n"
    lines = drawn([text], width)
    assert "deep" in lines[-1].plain
    assert width < 20 or max(line.cell_length for line in lines) <= width


def test_a_further_piece_costs_the_open_end_only_whatever_the_answer_is() -> None:
    block = "## Part\n\nSome **bold** words.\n\n- one\n- two\n\n```python\nx = 1\n```\n\n"
    answers = {
        "blocks": block * 120,
        "one list": "- an item of the list with some words\n" * 500,
        "one program": "```python\n" + "x = 'some code'\n" * 1000 + "```\n",
        "one numbered list": "".join(f"{n}. an item with some words\n" for n in range(1, 500)),
    }
    for name, text in answers.items():
        growing, most = Growing(), 0
        blocks = []
        for word in text.split(" "):
            blocks += growing.take(word + " ")
            most = max(most, growing.open_length)
        assert most < 3000, name
        assert len(blocks) > 10, name
    numbered = answers["one numbered list"].splitlines()
    assert [line.plain for line in drawn([f"{line}\n" for line in numbered])] == numbered


async def test_every_line_fills_its_place_and_no_more() -> None:
    app = Page()
    async with app.run_test(size=(60, 60)) as pilot:
        answer = Answer(TEXT)
        await app.query_one(VerticalScroll).mount(answer)
        await pilot.pause()
        for row in range(answer.size.height):
            strip = answer.render_line(row)
            assert strip.cell_length == answer.size.width == Content(strip.text).cell_length, strip.text


async def test_a_streamed_answer_is_one_widget_and_draws_each_block_few_times() -> None:
    app = Page()
    async with app.run_test(size=(60, 12)) as pilot:
        page = app.query_one(VerticalScroll)
        page.anchor()
        answer = Answer()
        await page.mount(answer)
        await pilot.pause()
        writes = 0
        for number in range(60):
            for word in (f"## Part {number}\n\n", "words and ", "more words " * 10, "\n\n"):
                answer.append(word)
                writes += 1
                await pilot.pause()
        # A write draws the open block and what it closes: two or three blocks, however many stand above.
        assert answer.drawn <= 3 * writes
        assert "words and more words" in screen(app)
        assert len(page.query("*")) == 1
        page.scroll_home(animate=False)
        await pilot.pause()
        assert "Part 0" in screen(app)
        tall = page.virtual_size.height
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert page.virtual_size.height > tall


async def test_a_stream_writes_everything_in_order_and_ends_at_once() -> None:
    app = Page()
    async with app.run_test(size=(60, 12)) as pilot:
        page = app.query_one(VerticalScroll)
        stream = Stream(page)
        words = [f"w{number} " for number in range(400)]
        for word in words:
            stream.write(word)
            await pilot.pause(0)
        await stream.end()
        await pilot.pause()
        (answer,) = app.query(Answer)
        text = " ".join(line.plain.strip() for line in answer._lines)
        assert text.split() == [word.strip() for word in words]


def test_a_slow_write_lowers_the_pace_and_no_word_waits_long() -> None:
    assert pause_after(0.001) == PAUSE_S
    assert pause_after(0.03) == pytest.approx(0.09)
    assert pause_after(5) == LONGEST_PAUSE_S < 0.2


async def test_a_link_is_asked_about_and_marked_text_can_be_copied() -> None:
    app = Page()
    async with app.run_test(size=(60, 12)) as pilot:
        answer = Answer("see [a link](http://example.org/x) here\n\n- one\n- two")
        await app.query_one(VerticalScroll).mount(answer)
        await pilot.pause()
        await pilot.click(answer, offset=(answer.gutter.left + 5, 0))
        await pilot.pause()
        assert app.asked == ["http://example.org/x"]
        app.screen.text_select_all()
        await pilot.pause()
        assert app.screen.get_selected_text() == "see a link here\n\n• one\n• two"


@pytest.mark.parametrize("size", [1, 400])
def test_a_plain_sentence_is_one_line_and_marks_are_markdown(size: int) -> None:
    assert type(standing("A large red circle." * size)) is Static
    assert type(standing(f"A **large** circle.\n\nMore.\n\n{TEXT}" * size)) is Answer


def test_a_plain_text_that_is_long_is_wrapped_once_for_each_width() -> None:
    long = standing("A large red circle. " * 50_000)
    assert type(long) is Answer
    height = long.get_content_height(Size(80, 24), Size(80, 24), 80)
    assert height == pytest.approx(50_000 * 20 / 80, rel=0.01)
    drawn = long.drawn
    assert long.get_content_height(Size(80, 24), Size(80, 24), 80) == height
    assert long.drawn == drawn


class Page(App[None]):
    CSS_PATH = str(Path(assistant.terminal.__path__[0], "styles.tcss"))

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield VerticalScroll()

    def on_answer_link_wanted(self, message: Answer.LinkWanted) -> None:
        self.asked.append(message.address)


def screen(app: App[None]) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def test_code_is_found_wherever_it_stands_and_without_its_marks() -> None:
    text = "Look:\n\n```python title\n\tx = 1\n\n```\n\n- item\n\n      indented\n\n> ```\n> quoted\n> ```\n"
    text += "\n``` \n```\n\nno `inline`"
    assert code_blocks(text) == [Code("python", "\tx = 1\n"), Code("", "indented"), Code("", "quoted")]
    assert code_blocks("```sh\nnever closed") == [Code("sh", "never closed")]
    assert code_blocks("words only") == []

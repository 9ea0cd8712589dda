"""Where a Markdown text may be cut, and what a piece does out of sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

import assistant.terminal
from assistant.terminal.widgets.segments import Cutter, Segment
from assistant.terminal.widgets.stream import Stream, standing

TEXT = """First words.
More of them.

- a point

- another

  with a paragraph

Second words.

```python
x = 1

y = 2
```

# A title
"""


def cuts(text: str, step: int) -> list[str]:
    """The starts of the lines before which a cutter would cut, given the text in steps."""
    cutter, found = Cutter(), []
    rest = text
    while rest:
        part, rest = rest[:step], rest[step:]
        for line in part.splitlines(keepends=True):
            place = cutter.cut(line, True)
            if place == 0:
                found.append((line + rest)[:5])
    return found


def test_cuts_fall_between_blocks_only() -> None:
    assert cuts(TEXT, len(TEXT)) == ["Secon", "# A t"]


@pytest.mark.parametrize("size", [1, 400])
def test_a_plain_sentence_is_one_line_and_marks_are_markdown(size: int) -> None:
    plain = list(standing("A large red circle." * size))
    assert [type(widget) for widget in plain] == [Static]
    assert all(isinstance(widget, Segment) for widget in standing(f"A **large** circle.\n\nMore.\n\n{TEXT}" * size))


def test_pieces_hold_the_whole_text() -> None:
    text = TEXT * 40
    pieces = [widget for widget in standing(text) if isinstance(widget, Segment)]
    assert len(pieces) > 3
    assert "".join(piece.answer._initial_markdown or "" for piece in pieces) == text.strip("\n")


class Page(App[None]):
    CSS_PATH = str(Path(assistant.terminal.__path__[0], "styles.tcss"))

    def compose(self) -> ComposeResult:
        yield VerticalScroll()


async def test_a_streamed_answer_keeps_few_widgets_and_comes_back_when_it_is_looked_at() -> None:
    app = Page()
    async with app.run_test(size=(60, 12)) as pilot:
        page = app.query_one(VerticalScroll)
        page.anchor()
        stream = Stream(page)
        for number in range(60):
            stream.write(f"## Part {number}\n\n" + "words and more words " * 10 + "\n\n")
            await pilot.pause()
        await stream.end()
        await pilot.pause()
        pieces = list(app.query(Segment))
        drawn = [piece for piece in pieces if piece.query(Markdown)]
        assert len(pieces) > 10
        assert len(drawn) <= 8
        height = page.virtual_size.height
        page.scroll_home(animate=False)
        for _ in range(200):
            await pilot.pause(0.02)
            screen = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            if "Part 0" in screen:
                break
        assert "Part 0" in screen
        assert abs(page.virtual_size.height - height) <= 2

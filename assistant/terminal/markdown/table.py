"""A table as lines: columns as wide as their words where there is room, wrapped where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from markdown_it.tree import SyntaxTreeNode
from textual.content import Content

from assistant.terminal.markdown.inline import inline

_BETWEEN = Content.styled(" │ ", "$text-muted")
_NARROWEST = 3


def table(node: SyntaxTreeNode, width: int) -> list[Content]:
    """Head, a line, and the rows below it."""
    rows = [row for part in node.children for row in part.children]
    cells = [[inline(cell) for cell in row.children] for row in rows]
    if not cells or not cells[0]:
        return []
    widths = _widths(cells, width)
    ways = [_way(cell) for cell in rows[0].children]
    lines: list[Content] = []
    for place, row in enumerate(cells):
        drawn = [cell.stylize_before("bold") for cell in row] if place == 0 else row
        lines += _row(drawn, widths, ways)
        if place == 0:
            lines.append(Content.styled("─┼─".join("─" * each for each in widths), "$text-muted"))
    return lines


def _widths(cells: Sequence[Sequence[Content]], width: int) -> list[int]:
    """Cells for each column. The widest give way first, until all fit or none can."""
    count = len(cells[0])
    wanted = [max(_NARROWEST, *(row[place].cell_length for row in cells if place < len(row))) for place in range(count)]
    room = max(width - (count - 1) * _BETWEEN.cell_length, count * _NARROWEST)
    while sum(wanted) > room:
        widest = max(wanted)
        second = max((each for each in wanted if each < widest), default=_NARROWEST)
        many = wanted.count(widest)
        less = max(second, widest - -(-(sum(wanted) - room) // many))
        wanted = [less if each == widest else each for each in wanted]
    return wanted


def _row(cells: Sequence[Content], widths: Sequence[int], ways: Sequence[str]) -> list[Content]:
    """One row of the table, as many lines as its tallest cell. A row may have fewer cells than the head."""
    wrapped = [cell.wrap(width) for cell, width in zip(cells, widths, strict=False)]
    wrapped += [[]] * (len(widths) - len(wrapped))
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=Content("")):
        line: list[Content] = []
        for part, width, way in zip(parts, widths, ways, strict=True):
            line += [_BETWEEN, _padded(part, width, way)] if line else [_padded(part, width, way)]
        lines.append(Content.assemble(*line))
    return lines


def _padded(part: Content, width: int, way: str) -> Content:
    gap = max(0, width - part.cell_length)
    before = {"right": gap, "center": gap // 2}.get(way, 0)
    return part.pad(before, gap - before)


def _way(cell: SyntaxTreeNode) -> str:
    """`text-align:center` is how the parser writes it."""
    return str(cell.attrs.get("style", "")).partition(":")[2]
